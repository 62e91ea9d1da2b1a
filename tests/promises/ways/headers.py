"""What an answer's headers make the browser ask for, and reports it sends by itself."""

from collections.abc import Iterator

from tests.promises.ways.way import AWAY, EVERY, GETS, UDP, Served, Way, html, js, script, told

_LINKS = {
    "preload of a script": "<@TO>; rel=preload; as=script",
    "preload of a picture": "<@TO>; rel=preload; as=image",
    "preload of a style": "<@TO>; rel=preload; as=style",
    "preload of a font": "<@TO>; rel=preload; as=font; crossorigin",
    "preload for fetch": "<@TO>; rel=preload; as=fetch; crossorigin",
    "modulepreload": "<@TO>; rel=modulepreload",
    "prefetch": "<@TO>; rel=prefetch",
    "stylesheet": "<@TO>; rel=stylesheet",
    "manifest": "<@TO>; rel=manifest",
    "icon": "<@TO>; rel=icon",
    "compression-dictionary": "<@TO>; rel=compression-dictionary",
    "prerender": "<@TO>; rel=prerender",
    "serviceworker": "<@TO>; rel=serviceworker",
    "payment-method-manifest": "<@TO>; rel=payment-method-manifest",
}
_ENDPOINT = {"reporting-endpoints": 'e="@TO"'}
_OLD_ENDPOINT = {"report-to": '{"group":"e","max_age":999,"endpoints":[{"url":"@TO"}]}'}
_REPORTS = {
    "content policy, report-uri": {"content-security-policy": "img-src 'none'; report-uri @TO"},
    "content policy, report-to": {"content-security-policy": "img-src 'none'; report-to e"},
    "content policy, only reported": {
        "content-security-policy-report-only": "img-src 'none'; report-uri @TO"
    },
    "content policy of scripts": {
        "content-security-policy-report-only": "script-src 'none'; report-uri @TO"
    },
    "content policy of frames": {"content-security-policy": "frame-src 'none'; report-uri @TO"},
    "trusted types": {
        "content-security-policy-report-only": "require-trusted-types-for 'script'; report-uri @TO"
    },
    "embedder policy": {"cross-origin-embedder-policy": 'require-corp; report-to="e"'},
    "embedder policy, only reported": {
        "cross-origin-embedder-policy-report-only": 'require-corp; report-to="e"'
    },
    "opener policy": {"cross-origin-opener-policy": 'same-origin; report-to="e"'},
    "permissions policy": {"permissions-policy": "geolocation=();report-to=e"},
    "permissions policy, only reported": {
        "permissions-policy-report-only": "geolocation=();report-to=e"
    },
    "document policy": {"document-policy": "document-write=?0;report-to=e"},
    "integrity policy": {
        "integrity-policy-report-only": "blocked-destinations=(script), endpoints=(e)"
    },
    "default endpoint": {"reporting-endpoints": 'default="@TO"'},
    "network errors": {"nel": '{"report_to":"e","max_age":999,"success_fraction":1.0}'},
    "network errors, old": {
        "nel": '{"report_to":"e","max_age":999,"success_fraction":1.0,"failure_fraction":1.0}'
    },
    "expect-ct": {"expect-ct": 'max-age=0, enforce, report-uri="@TO"'},
    "public key pins": {"public-key-pins": 'pin-sha256="AAAA"; max-age=9; report-uri="@TO"'},
    "x-xss-protection": {"x-xss-protection": "1; report=@TO"},
    "csp of script hashes": {
        "content-security-policy-report-only": "script-src 'report-sha256'; report-uri @TO"
    },
    "connection allowlist": {"connection-allowlist-report-only": '("x");report-to=e'},
}
_BAD = html(
    "<img src=/x.png><iframe src=/frame></iframe><script src=/x.js></script>"
    "<script>try{p.innerHTML='x';navigator.geolocation.getCurrentPosition(()=>0,()=>0);"
    "document.write('x');x=new XMLHttpRequest();x.open('GET','/x.js',false);x.send();"
    "open('/frame')}catch(e){}</script><img src='@AWAY/x.png'>"
)
_OTHERS = {"/x.png": Served("x", "image/png"), "/frame": Served("x"), "/x.js": js("1")}
_SERVICES = {
    "speculation rules": {"speculation-rules": '"/rules.json"'},
    "session bound to the device": {
        "sec-session-registration": '(ES256 RS256);path="/change";challenge="x"',
        "secure-session-registration": '(ES256 RS256);path="/change";challenge="x"',
    },
    "attribution source": {
        "attribution-reporting-register-source": '{"source_event_id":"1","destination":"@AWAY"}'
    },
    "topics": {"observe-browsing-topics": "?1"},
    "sign-in state": {"set-login": "logged-in", "idp-signin-status": "action=signin"},
    "origin trial": {
        "origin-trial": "AAAA",
        "accept-ch": "sec-ch-ua-model",
        "critical-ch": "sec-ch-ua-model",
    },
    "source map": {"sourcemap": "@TO", "x-sourcemap": "@TO"},
    "client hints for another host": {
        "accept-ch": "sec-ch-ua-model",
        "permissions-policy": "ch-ua-model=*",
    },
    "dictionary": {"use-as-dictionary": 'match="/*"'},
    "clear site data": {"clear-site-data": '"prefetchCache","prerenderCache"'},
}


def ways() -> Iterator[Way]:
    for name, link in _LINKS.items():
        yield Way("Link header", name, html(""), GETS, headers={"link": link})
    yield Way(
        "Link header", "preconnect", html(""), (AWAY,), headers={"link": "<@AWAY>; rel=preconnect"}
    )
    for name, said in _REPORTS.items():
        endpoints = {} if "reporting-endpoints" in said else dict(_ENDPOINT)
        if "old" in name or "nel" in said:
            endpoints |= _OLD_ENDPOINT
        yield Way("reports", name, _BAD, EVERY, _OTHERS, {**said, **endpoints})
    rules = '{"prefetch":[{"urls":["@TO"],"eagerness":"immediate"}]}'
    for name, said in _SERVICES.items():
        yield Way(
            "headers",
            name,
            html("<img src='/x.png'>"),
            EVERY if "session" in name else GETS,
            {
                "/x.png": Served("x", "image/png"),
                "/rules.json": Served(rules, "application/speculationrules+json"),
            },
            dict(said),
        )
    yield Way(
        "headers",
        "another way to the service",
        script("setInterval(()=>fetch('/x.json'),300)"),
        (UDP,),
        {"/x.json": told("{}")},
        {"alt-svc": 'h3=":@UDP"; ma=9999; persist=1'},
    )
    yield Way(
        "headers",
        "source map of a script",
        html("<script src=/x.js></script>"),
        GETS,
        {"/x.js": Served("1\n//# sourceMappingURL=@TO\n", "text/javascript")},
    )
