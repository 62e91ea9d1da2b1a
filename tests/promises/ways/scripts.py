"""What scripts ask for themselves: fetch, XMLHttpRequest, beacons, live connections, WebRTC."""

from collections.abc import Iterator

from tests.promises.ways.way import (
    ACTS,
    AWAY,
    EVERY,
    GETS,
    HERE,
    SOCKET,
    SOCKET_AWAY,
    TCP,
    UDP,
    Served,
    Way,
    group,
    html,
    js,
    script,
)

_READING = {
    "fetch": "fetch('@TO')",
    "fetch no-cors": "fetch('@TO',{mode:'no-cors'})",
    "fetch with cookies": "fetch('@TO',{mode:'no-cors',credentials:'include'})",
    "fetch without cookies": "fetch('@TO',{mode:'no-cors',credentials:'omit'})",
    "fetch keepalive": "fetch('@TO',{mode:'no-cors',keepalive:true})",
    "fetch of low priority": "fetch('@TO',{mode:'no-cors',priority:'low'})",
    "fetch no-store": "fetch('@TO',{mode:'no-cors',cache:'no-store'})",
    "fetch force-cache": "fetch('@TO',{mode:'no-cors',cache:'force-cache'})",
    "fetch reload": "fetch('@TO',{mode:'no-cors',cache:'reload'})",
    "fetch redirect=manual": "fetch('@TO',{mode:'no-cors',redirect:'manual'}).catch(x=>x);fetch('@TO',{redirect:'manual'})",
    "fetch with integrity": "fetch('@TO',{integrity:'sha256-AAAA'})",
    "fetch of a Request": "fetch(new Request('@TO',{mode:'no-cors'}))",
    "fetch of a URL": "fetch(new URL('@TO'),{mode:'no-cors'})",
    "fetch for attribution": "fetch('@TO',{mode:'no-cors',keepalive:true,attributionReporting:{eventSourceEligible:true,triggerEligible:false}})",
    "fetch with topics": "fetch('@TO',{mode:'no-cors',browsingTopics:true})",
    "fetch for shared storage": "fetch('@TO',{mode:'no-cors',sharedStorageWritable:true})",
    "fetch for an auction": "fetch('@TO',{adAuctionHeaders:true})",
    "fetch to an address space": "fetch('@TO',{mode:'no-cors',targetAddressSpace:'loopback'})",
    "fetch with a private token": "fetch('@TO',{privateToken:{version:1,operation:'token-request'}})",
    "fetch that is aborted later": "c=new AbortController();fetch('@TO',{mode:'no-cors',signal:c.signal});setTimeout(()=>c.abort(),3000)",
    "fetchLater": "fetchLater('@TO',{activateAfter:0})",
    "XMLHttpRequest": "x=new XMLHttpRequest();x.open('GET','@TO');x.send()",
    "XMLHttpRequest, synchronous": "x=new XMLHttpRequest();x.open('GET','@TO',false);x.send()",
    "XMLHttpRequest with cookies": "x=new XMLHttpRequest();x.open('GET','@TO');x.withCredentials=true;x.send()",
    "XMLHttpRequest of a document": "x=new XMLHttpRequest();x.open('GET','@TO');x.responseType='document';x.send()",
    "cache.add": "caches.open('c').then(c=>c.add(new Request('@TO',{mode:'no-cors'})))",
    "cache.addAll": "caches.open('c').then(c=>c.addAll([new Request('@TO',{mode:'no-cors'})]))",
    "EventSource": "new EventSource('@TO')",
    "EventSource with cookies": "new EventSource('@TO',{withCredentials:true})",
    "fetch of a fresh frame": "f=document.createElement('iframe');document.body.append(f);f.contentWindow.fetch('@TO',{mode:'no-cors'})",
    "fetch of a frame taken away": "f=document.createElement('iframe');document.body.append(f);g=f.contentWindow.fetch;f.contentWindow.fetch('@TO',{mode:'no-cors',keepalive:true});f.remove()",
    "fetch of a new window": "w=open('about:blank');w.fetch('@TO',{mode:'no-cors'})",
    "fetch of a blob: frame": "f=document.createElement('iframe');f.src=URL.createObjectURL(new Blob([\"<script>fetch('@TO',{mode:'no-cors'})<\\/script>\"],{type:'text/html'}));document.body.append(f)",
    "fetch of a data: frame": "f=document.createElement('iframe');f.src='data:text/html,'+encodeURIComponent(\"<script>fetch('@TO',{mode:'no-cors'})<\\/script>\");document.body.append(f)",
    "fetch in a promise of its own": "new Promise(()=>{throw 1}).catch(()=>fetch('@TO',{mode:'no-cors'}))",
    "fetch in a microtask": "queueMicrotask(()=>fetch('@TO',{mode:'no-cors'}))",
    "scheduler.postTask": "scheduler.postTask(()=>fetch('@TO',{mode:'no-cors'}))",
}
_METHODS = {
    f"fetch {method}": f"fetch('@TO',{{mode:'{mode}',method:'{method}'}})"
    for method, mode in (
        ("POST", "no-cors"),
        ("post", "no-cors"),
        ("HEAD", "no-cors"),
        ("PUT", "cors"),
        ("DELETE", "cors"),
        ("PATCH", "cors"),
        ("OPTIONS", "cors"),
        ("MADEUP", "cors"),
    )
}
_SENDING = _METHODS | {
    "POST of a text": "fetch('@TO',{method:'POST',mode:'no-cors',body:'x'})",
    "POST of fields": "fetch('@TO',{method:'POST',mode:'no-cors',body:new URLSearchParams({a:1})})",
    "POST of a form": "d=new FormData();d.append('a','b');fetch('@TO',{method:'POST',mode:'no-cors',body:d})",
    "POST of a blob": "fetch('@TO',{method:'POST',mode:'no-cors',body:new Blob(['x'])})",
    "POST of a file": "d=new FormData();d.append('a',new File(['x'],'x'));fetch('@TO',{method:'POST',mode:'no-cors',body:d})",
    "POST of a buffer": "fetch('@TO',{method:'POST',mode:'no-cors',body:new Uint8Array(9)})",
    "POST of a stream": "fetch('@TO',{method:'POST',duplex:'half',body:new Blob(['x']).stream()})",
    "POST of JSON": "fetch('@TO',{method:'POST',headers:{'content-type':'application/json'},body:'{}'})",
    "POST keepalive": "fetch('@TO',{method:'POST',mode:'no-cors',keepalive:true,body:'x'})",
    "POST of a Request": "fetch(new Request('@TO',{method:'POST',mode:'no-cors',body:'x'}))",
    "fetchLater POST": "fetchLater('@TO',{method:'POST',body:'x',activateAfter:0})",
    "fetchLater as the page closes": "fetchLater('@TO',{method:'POST',body:'x'});onload=()=>location='/next'",
    "XMLHttpRequest POST": "x=new XMLHttpRequest();x.open('POST','@TO');x.send('a')",
    "XMLHttpRequest POST, synchronous": "x=new XMLHttpRequest();x.open('POST','@TO',false);x.send('a')",
    "XMLHttpRequest PUT": "x=new XMLHttpRequest();x.open('PUT','@TO');x.send('a')",
    "XMLHttpRequest DELETE": "x=new XMLHttpRequest();x.open('DELETE','@TO');x.send()",
    "XMLHttpRequest HEAD": "x=new XMLHttpRequest();x.open('HEAD','@TO');x.send()",
    "XMLHttpRequest of a form": "d=new FormData();d.append('a','b');x=new XMLHttpRequest();x.open('POST','@TO');x.send(d)",
    "XMLHttpRequest of a document": "x=new XMLHttpRequest();x.open('POST','@TO');x.send(document)",
    "XMLHttpRequest watched": "x=new XMLHttpRequest();x.upload.onprogress=()=>0;x.open('POST','@TO');x.send('a')",
    "beacon": "navigator.sendBeacon('@TO')",
    "beacon of a text": "navigator.sendBeacon('@TO','x')",
    "beacon of a blob": "navigator.sendBeacon('@TO',new Blob(['x'],{type:'text/plain'}))",
    "beacon of JSON": "navigator.sendBeacon('@TO',new Blob(['{}'],{type:'application/json'}))",
    "beacon of a form": "d=new FormData();d.append('a','b');navigator.sendBeacon('@TO',d)",
    "beacon of fields": "navigator.sendBeacon('@TO',new URLSearchParams({a:1}))",
    "beacon of a buffer": "navigator.sendBeacon('@TO',new Uint8Array(9))",
    "beacon of a fresh frame": "f=document.createElement('iframe');document.body.append(f);f.contentWindow.navigator.sendBeacon('@TO','x')",
    "cache.add of a POST": "caches.open('c').then(c=>fetch('@TO',{method:'POST',mode:'no-cors'}))",
}
_AT_THE_END = {
    f"{what} on {event}": (
        f"addEventListener('{event}',()=>{{{code}}});onload=()=>setTimeout(()=>location='/next')"
    )
    for event in ("pagehide", "beforeunload", "unload", "visibilitychange", "pageswap")
    for what, code in (
        ("beacon", "navigator.sendBeacon('@TO','x')"),
        ("fetch keepalive", "fetch('@TO',{method:'POST',mode:'no-cors',keepalive:true})"),
    )
} | {
    "beacon as a frame goes": "f=document.createElement('iframe');document.body.append(f);f.contentWindow.addEventListener('pagehide',()=>f.contentWindow.navigator.sendBeacon('@TO','x'));setTimeout(()=>f.remove())",
    "XMLHttpRequest, synchronous, on pagehide": "addEventListener('pagehide',()=>{x=new XMLHttpRequest();x.open('POST','@TO',false);x.send('a')});onload=()=>setTimeout(()=>location='/next')",
}
_DISGUISED = {
    "x-http-method-override": "fetch('@TO',{headers:{'x-http-method-override':'DELETE'}})",
    "x-http-method": "fetch('@TO',{headers:{'x-http-method':'DELETE'}})",
    "x-method-override": "fetch('@TO',{headers:{'x-method-override':'DELETE'}})",
    "_method": "fetch('@TO?_method=delete')",
    "method": "fetch('@TO?method=delete')",
    "_METHOD[]": "fetch('@TO?_METHOD[]=delete')",
    "action": "fetch('@TO?action=s%65nd')",
    "operation in a query": "fetch('@TO?operationName=DeletePost')",
    "act as a parameter": "fetch('@TO?logout=1')",
    "semicolons": "fetch('@TO?a=1;op=unfollow')",
}
_SPELT = {
    address: f"fetch('@OWN{address}')"
    for address in (
        "/LOGOUT",
        "/Auth/Sign_Out",
        "/a/like.php",
        "/a/mobile/friends/add_friend.php",
        "/graphql/abc/DeleteTweet",
        "/comm/mynetwork/invite-accept",
        "/RemoveAccount",
        "/%6cogout",
        "/%256cogout",
        "//logout",
        "/./logout",
        "/x/../logout",
        "/logout;jsessionid=1",
        "/log%0aout",
        "/api/v1/statuses/1/favourite",
        "/api/notifications/mark_all_as_read",
        "/settings/account/deactivate",
    )
}
_SOCKETS = {
    "WebSocket": "new WebSocket('@TO')",
    "WebSocket with a protocol": "new WebSocket('@TO',['a','b'])",
    "WebSocket over https:": "new WebSocket('@TO'.replace('wss','https'))",
    "WebSocket of a fresh frame": "f=document.createElement('iframe');document.body.append(f);new f.contentWindow.WebSocket('@TO')",
    "WebSocket of a frame's prototype": "f=document.createElement('iframe');document.body.append(f);W=f.contentWindow.eval('WebSocket');f.remove();new W('@TO')",
    "WebSocket of a new window": "w=open('about:blank');new w.WebSocket('@TO')",
    "WebSocket of srcdoc": "f=document.createElement('iframe');f.srcdoc=\"<script>new WebSocket('@TO')<\\/script>\";document.body.append(f)",
    "WebSocket of a sandbox": "f=document.createElement('iframe');f.sandbox='allow-scripts';f.srcdoc=\"<script>new WebSocket('@TO')<\\/script>\";document.body.append(f)",
    "WebSocket of a data: frame": "f=document.createElement('iframe');f.src='data:text/html,'+encodeURIComponent(\"<script>new WebSocket('@TO')<\\/script>\");document.body.append(f)",
    "WebSocket of a blob: frame": "f=document.createElement('iframe');f.src=URL.createObjectURL(new Blob([\"<script>new WebSocket('@TO')<\\/script>\"],{type:'text/html'}));document.body.append(f)",
    "WebSocket of a javascript: frame": "f=document.createElement('iframe');f.src=\"javascript:void(new WebSocket('@TO'))\";document.body.append(f)",
    "WebSocket of document.open": "document.open();document.write(\"<script>new WebSocket('@TO')<\\/script>\");document.close()",
    "WebSocketStream": "new WebSocketStream('@TO').opened.catch(x=>x)",
    "WebSocketStream of a fresh frame": "f=document.createElement('iframe');document.body.append(f);new f.contentWindow.WebSocketStream('@TO')",
    "WebSocketStream of a sandbox": "f=document.createElement('iframe');f.sandbox='allow-scripts';f.srcdoc=\"<script>new WebSocketStream('@TO')<\\/script>\";document.body.append(f)",
    "WebSocketStream of a data: frame": "f=document.createElement('iframe');f.src='data:text/html,'+encodeURIComponent(\"<script>new WebSocketStream('@TO')<\\/script>\");document.body.append(f)",
}
_ASK = "p.createDataChannel('a');p.createOffer().then(o=>p.setLocalDescription(o))"
_PEERS = {
    "STUN": "p=new RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:@UDP'}]});" + _ASK,
    "STUN, several": "p=new RTCPeerConnection({iceServers:[{urls:['stun:127.0.0.1:@UDP','stun:localhost:@UDP']},{urls:'stun:127.0.0.1:@UDP'}]});"
    + _ASK,
    "TURN over UDP": "p=new RTCPeerConnection({iceServers:[{urls:'turn:127.0.0.1:@UDP?transport=udp',username:'a',credential:'b'}]});"
    + _ASK,
    "webkitRTCPeerConnection": "p=new webkitRTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:@UDP'}]});"
    + _ASK,
    "STUN with candidates ready": "p=new RTCPeerConnection({iceCandidatePoolSize:2,iceServers:[{urls:'stun:127.0.0.1:@UDP'}]});"
    + _ASK,
    "STUN set later": "p=new RTCPeerConnection();p.setConfiguration({iceServers:[{urls:'stun:127.0.0.1:@UDP'}]});"
    + _ASK,
    "STUN of a fresh frame": "f=document.createElement('iframe');document.body.append(f);p=new f.contentWindow.RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:@UDP'}]});"
    + _ASK,
    "STUN of a sandbox": "f=document.createElement('iframe');f.sandbox='allow-scripts';f.srcdoc=\"<script>p=new RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:@UDP'}]});"
    + _ASK.replace("'", "`")
    + '<\\/script>";document.body.append(f)',
    "STUN of a data: frame": "f=document.createElement('iframe');f.src='data:text/html,'+encodeURIComponent(\"<script>p=new RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:@UDP'}]});"
    + _ASK.replace("'", "`")
    + '<\\/script>");document.body.append(f)',
    "a peer at a port": (
        "(async()=>{a=new RTCPeerConnection();b=new RTCPeerConnection();a.createDataChannel('a');"
        "await a.setLocalDescription(await a.createOffer());await b.setRemoteDescription(a.localDescription);"
        "await b.setLocalDescription(await b.createAnswer());await a.setRemoteDescription(b.localDescription);"
        "await a.addIceCandidate({sdpMLineIndex:0,candidate:'candidate:1 1 udp 2122260223 127.0.0.1 @UDP typ host'})})()"
    ),
    "WebTransport": "new WebTransport('https://127.0.0.1:@UDP/').ready.catch(x=>x)",
    "WebTransport with a hash": "new WebTransport('https://127.0.0.1:@UDP/',{serverCertificateHashes:[{algorithm:'sha-256',value:new Uint8Array(32)}]}).ready.catch(x=>x)",
    "WebTransport of a fresh frame": "f=document.createElement('iframe');document.body.append(f);new f.contentWindow.WebTransport('https://127.0.0.1:@UDP/').ready.catch(x=>x)",
    "UDPSocket": "new UDPSocket({remoteAddress:'127.0.0.1',remotePort:@UDP}).opened.catch(x=>x)",
}
_PORTS = {
    "TURN over TCP": "p=new RTCPeerConnection({iceServers:[{urls:'turn:127.0.0.1:@TCP?transport=tcp',username:'a',credential:'b'}]});"
    + _ASK,
    "TURN over TLS": "p=new RTCPeerConnection({iceServers:[{urls:'turns:127.0.0.1:@TCP?transport=tcp',username:'a',credential:'b'}]});"
    + _ASK,
    "TCPSocket": "new TCPSocket('127.0.0.1',@TCP).opened.catch(x=>x)",
    "fetch of an address": "fetch('https://127.0.0.1:@TCP/',{mode:'no-cors'})",
    "picture at an address": "new Image().src='http://127.0.0.1:@TCP/'",
    "picture at localhost": "new Image().src='http://localhost:@TCP/'",
    "picture at another localhost": "new Image().src='http://x.localhost:@TCP/'",
    "picture at a short address": "new Image().src='http://127.1:@TCP/'",
    "picture at a decimal address": "new Image().src='http://2130706433:@TCP/'",
    "picture at a hexadecimal address": "new Image().src='http://0x7f000001:@TCP/'",
    "picture at an octal address": "new Image().src='http://0177.0.0.1:@TCP/'",
    "picture at no address": "new Image().src='http://0.0.0.0:@TCP/'",
    "picture at a mapped address": "new Image().src='http://[::ffff:127.0.0.1]:@TCP/'",
    "picture at a full-width address": "new Image().src='http://１２７.0.0.1:@TCP/'",
    "WebSocket at an address": "new WebSocket('ws://127.0.0.1:@TCP/')",
    "WebSocketStream at an address": "new WebSocketStream('ws://127.0.0.1:@TCP/').opened.catch(x=>x)",
    "frame at an address": "f=document.createElement('iframe');f.src='http://127.0.0.1:@TCP/';document.body.append(f)",
    "going to an address": "location='http://127.0.0.1:@TCP/'",
    "port of the network's host": "new Image().src='https://@HOST:@TCP/'",
    "fetch of a port of the network's host": "fetch('https://@HOST:@TCP/',{mode:'no-cors'})",
    "frame at a port of the network's host": "f=document.createElement('iframe');f.src='https://@HOST:@TCP/';document.body.append(f)",
    "in clear to a port of the network's host": "f=document.createElement('iframe');f.src='http://@HOST:@TCP/';document.body.append(f)",
    "WebSocket to a port of the network's host": "new WebSocket('wss://@HOST:@TCP/')",
    "WebSocket in clear": "new WebSocket('ws://@HOST:@TCP/')",
    "going to a port of the network's host": "location='https://@HOST:@TCP/'",
    "preconnect to a port": "l=document.createElement('link');l.rel='preconnect';l.href='https://@HOST:@TCP';document.head.append(l)",
    "ftp:": "f=document.createElement('iframe');f.src='ftp://127.0.0.1:@TCP/';document.body.append(f)",
}
_NOT_ALONE = (
    Way(
        "disguised",
        "a preflight",
        script("fetch('@TO',{headers:{'x-a':'b'}})"),
        (AWAY,),
    ),
    Way(
        "read names",
        "a write named in the body",
        script("fetch('/api/',{method:'POST',body:new URLSearchParams({name:'Save'})})"),
        (HERE,),
    ),
    Way(
        "read names",
        "a write behind the name of a read",
        script(
            "fetch('/api/',{method:'POST',headers:{'x-name':'FriendsQuery'},"
            "body:new URLSearchParams({name:'SaveMutation'})})"
        ),
        (HERE,),
    ),
    Way("read names", "no name", script("fetch('/api/',{method:'POST',body:'x'})"), (HERE,)),
    Way(
        "read names",
        "a batch",
        script(
            "fetch('/api/',{method:'POST',headers:{'x-name':'FriendsQuery',"
            '\'content-type\':\'application/json\'},body:\'[{"name":"FriendsQuery"},{"name":"Save"}]\'})'
        ),
        (HERE,),
    ),
    Way(
        "read names",
        "a compressed body",
        script(
            "new Response(new Blob(['name=FriendsQuery&name=Save']).stream().pipeThrough("
            "new CompressionStream('gzip'))).arrayBuffer().then(body=>fetch('/api/',{method:'POST',"
            "headers:{'x-name':'FriendsQuery','content-encoding':'gzip',"
            "'content-type':'application/x-www-form-urlencoded'},body}))"
        ),
        (HERE,),
    ),
    Way(
        "read names",
        "a form of parts",
        script(
            "d=new FormData();d.append('name','FriendsQuery');"
            "fetch('/api/',{method:'POST',headers:{'x-name':'FriendsQuery'},body:d})"
        ),
        (HERE,),
    ),
    Way(
        "read names",
        "another character set",
        script(
            "fetch('/api/',{method:'POST',headers:{'x-name':'FriendsQuery',"
            "'content-type':'application/x-www-form-urlencoded;charset=utf-7'},"
            "body:'name=FriendsQuery&+AG4AYQBtAGU-=Save'})"
        ),
        (HERE,),
    ),
    Way(
        "read names",
        "a form by a page that posts",
        html(
            "<form id=f method=post action=/api/><input name=name value=FriendsQuery>"
            "<input name=name value=Save></form><script>f.submit()</script>"
        ),
        (HERE,),
    ),
    Way(
        "read names",
        "a stream",
        script(
            "fetch('/api/',{method:'POST',duplex:'half',headers:{'x-name':'FriendsQuery',"
            "'content-type':'application/x-www-form-urlencoded'},"
            "body:new Blob(['name=Save']).stream()})"
        ),
        (HERE,),
    ),
    Way(
        "read names",
        "a file of the disk",
        script(
            "d=new FormData();d.append('name',new File(['x'],'FriendsQuery'));"
            "fetch('/api/',{method:'POST',headers:{'x-name':'FriendsQuery'},body:d})"
        ),
        (HERE,),
    ),
    Way(
        "frames that send",
        "fetch of a frame of the network",
        html("<iframe src=/frame></iframe>"),
        EVERY,
        {"/frame": Served("<script>fetch('@TO',{method:'POST',mode:'no-cors'})</script>")},
    ),
    Way(
        "frames that send",
        "beacon of a frame of the network",
        html("<iframe src=/frame></iframe>"),
        EVERY,
        {"/frame": Served("<script>navigator.sendBeacon('@TO','x')</script>")},
    ),
    Way(
        "frames that send",
        "form of a sandboxed frame",
        html("<iframe sandbox='allow-forms allow-scripts' src=/frame></iframe>"),
        EVERY,
        {
            "/frame": Served(
                "<form id=f method=post action='@TO'></form><script>f.submit()</script>"
            )
        },
    ),
    Way(
        "frames that send",
        "WebSocket of a sandboxed frame of the network",
        html("<iframe sandbox=allow-scripts src=/frame></iframe>"),
        (SOCKET, SOCKET_AWAY),
        {"/frame": Served("<script>new WebSocket('@TO')</script>")},
    ),
    Way(
        "frames that send",
        "WebSocketStream of a sandboxed frame of the network",
        html("<iframe sandbox=allow-scripts src=/frame></iframe>"),
        (SOCKET, SOCKET_AWAY),
        {"/frame": Served("<script>new WebSocketStream('@TO')</script>")},
    ),
    Way(
        "frames that send",
        "STUN of a sandboxed frame of the network",
        html("<iframe sandbox=allow-scripts src=/frame></iframe>"),
        (UDP,),
        {"/frame": Served("<script>" + _PEERS["STUN"] + "</script>")},
    ),
    Way(
        "frames that send",
        "answer to a preflight",
        html("<iframe src=/frame></iframe><script src=/x.js></script>"),
        (AWAY,),
        {
            "/frame": Served("<script>fetch('@TO',{method:'PUT'})</script>"),
            "/x.js": js("1"),
        },
    ),
)


def _scripts(kind: str, codes: dict[str, str], targets: tuple[str, ...]) -> Iterator[Way]:
    return group(kind, {name: script(code) for name, code in codes.items()}, targets)


def ways() -> Iterator[Way]:
    yield from _scripts("asking", _READING, GETS)
    yield from _scripts("sending", _SENDING, EVERY)
    yield from group(
        "sent as a page closes",
        {name: script(code) for name, code in _AT_THE_END.items()},
        EVERY,
        {"/next": Served("<p>Next</p>")},
    )
    yield from _scripts("disguised", _DISGUISED, (HERE,))
    yield from _scripts("spellings", _SPELT, (ACTS,))
    yield from _scripts("live connections", _SOCKETS, (SOCKET, SOCKET_AWAY))
    yield from _scripts("peers", _PEERS, (UDP,))
    yield from _scripts("ports", _PORTS, (TCP,))
    yield from _NOT_ALONE
