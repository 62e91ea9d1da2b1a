"""What the guard stops without counting it, of the first ways of each kind.

Nothing is asked there that could be counted: workers, pings, speculation, identities, passkeys,
payments and peers are not there at all for the page of an audit.
"""

UNCOUNTED = frozenset(
    (
        "acts of service workers: fetch as it is installed, as a change",
        "acts of service workers: fetch as it is installed, to another host",
        "forms and pings: ping of a link, as a change",
        "forms and pings: ping of a link, to another host",
        "going by markup: speculation rules, prefetch, to an acting address",
        "going by markup: speculation rules, prefetch, to another host",
        "headers: speculation rules, to another host",
        "headers: speculation rules, to an acting address",
        "identity: asking for accounts, to an acting address",
        "identity: disconnecting, as a change",
        "in a module worker: fetch, to an acting address",
        "in a module worker: fetch, to another host",
        "in a service worker: fetch, to an acting address",
        "in a service worker: fetch, to another host",
        "in a shared worker: fetch, to an acting address",
        "in a shared worker: fetch, to another host",
        "in a worker: fetch, to an acting address",
        "in a worker: fetch, to another host",
        "live connections: WebSocketStream of a sandbox, as a live connection",
        "live connections: WebSocketStream of a sandbox, as a live connection to another host",
        "passkeys: get, to another host",
        "paying: canMakePayment, as a change",
        "paying: canMakePayment, to another host",
        "peers: STUN, over UDP",
        "ports: TURN over TCP, to a port",
        "scripts of workers: worker, to an acting address",
        "workers of a text: fetch of a worker of a blob, to an acting address",
        "workers of a text: fetch of a worker of a blob, to another host",
    )
)
