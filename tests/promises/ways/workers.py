"""Workers and worklets: their own scripts, and what those ask for."""

from collections.abc import Iterator, Mapping

from tests.promises.ways.way import (
    ACTS,
    AWAY,
    EVERY,
    GETS,
    HERE,
    SOCKET,
    SOCKET_AWAY,
    UDP,
    Served,
    Way,
    html,
    js,
    script,
)

_ACTS = {
    "fetch": ("fetch('@TO',{mode:'no-cors'})", GETS),
    "fetch POST": ("fetch('@TO',{method:'POST',mode:'no-cors',body:'x'})", EVERY),
    "XMLHttpRequest": ("const x=new XMLHttpRequest();x.open('GET','@TO',false);x.send()", GETS),
    "importScripts": ("importScripts('@TO')", GETS),
    "import()": ("import('@TO').catch(x=>x)", GETS),
    "EventSource": ("new EventSource('@TO')", GETS),
    "WebSocket": ("new WebSocket('@TO')", (SOCKET, SOCKET_AWAY)),
    "WebSocketStream": ("new WebSocketStream('@TO')", (SOCKET, SOCKET_AWAY)),
    "WebTransport": ("new WebTransport('https://127.0.0.1:@UDP/')", (UDP,)),
    "cache.add": ("caches.open('c').then(c=>c.add(new Request('@TO',{mode:'no-cors'})))", GETS),
    "FontFace": ("new FontFace('f',\"url('@TO')\").load()", GETS),
    "nested worker": ("new Worker('@TO')", (ACTS,)),
}
_STARTED = {
    "worker": "new Worker('/w.js')",
    "module worker": "new Worker('/w.js',{type:'module'})",
    "shared worker": "new SharedWorker('/w.js')",
    "service worker": "navigator.serviceWorker.register('/w.js')",
}
_OF_TEXT = {
    "worker of a blob": "new Worker(URL.createObjectURL(new Blob([CODE])))",
    "worker of a data: address": "new Worker('data:text/javascript,'+encodeURIComponent(CODE))",
    "shared worker of a blob": "new SharedWorker(URL.createObjectURL(new Blob([CODE])))",
    "shared worker of a data: address": "new SharedWorker('data:text/javascript,'+encodeURIComponent(CODE))",
    "worker of a fresh frame": "f=document.createElement('iframe');document.body.append(f);new f.contentWindow.Worker(URL.createObjectURL(new Blob([CODE])))",
    "worker of a new window": "w=open('about:blank');new w.Worker(URL.createObjectURL(new Blob([CODE])))",
    "worker of a worker": "new Worker(URL.createObjectURL(new Blob(['new Worker(URL.createObjectURL(new Blob(['+JSON.stringify(CODE)+'])))'])))",
    "worker of a sandbox": "f=document.createElement('iframe');f.sandbox='allow-scripts';f.srcdoc='<script>new Worker(URL.createObjectURL(new Blob(['+JSON.stringify(CODE)+'])))<\\/script>';document.body.append(f)",
    "worker of a data: frame": "f=document.createElement('iframe');f.src='data:text/html,'+encodeURIComponent('<script>new Worker(URL.createObjectURL(new Blob(['+JSON.stringify(CODE)+'])))<\\/script>');document.body.append(f)",
}
_TEXTS = {
    "fetch": ("fetch('@TO',{mode:'no-cors'})", GETS),
    "fetch POST": ("fetch('@TO',{method:'POST',mode:'no-cors'})", EVERY),
    "WebSocket": ("new WebSocket('@TO')", (SOCKET, SOCKET_AWAY)),
    "WebSocketStream": ("new WebSocketStream('@TO')", (SOCKET, SOCKET_AWAY)),
}
_OWN_SCRIPT = {
    "worker": "new Worker('@TO')",
    "module worker": "new Worker('@TO',{type:'module'})",
    "module worker with cookies": "new Worker('@TO',{type:'module',credentials:'include'})",
    "shared worker": "new SharedWorker('@TO')",
    "module shared worker": "new SharedWorker('@TO',{type:'module'})",
    "shared worker that stays": "new SharedWorker('@TO',{extendedLifetime:true})",
    "service worker": "navigator.serviceWorker.register('@TO')",
    "module service worker": "navigator.serviceWorker.register('@TO',{type:'module'})",
}
_WORKLETS = {
    "audio worklet": "new OfflineAudioContext(1,9,44100).audioWorklet.addModule('@TO')",
    "audio worklet of a context": "new AudioContext().audioWorklet.addModule('@TO')",
    "paint worklet": "CSS.paintWorklet.addModule('@TO')",
    "layout worklet": "CSS.layoutWorklet.addModule('@TO')",
    "animation worklet": "CSS.animationWorklet.addModule('@TO')",
    "shared storage worklet": "sharedStorage.worklet.addModule('@TO')",
    "shared storage worklet made": "sharedStorage.createWorklet('@TO')",
    "import in a worklet": "new OfflineAudioContext(1,9,44100).audioWorklet.addModule(URL.createObjectURL(new Blob([\"import '@TO'\"],{type:'text/javascript'})))",
    "import in a paint worklet": "CSS.paintWorklet.addModule(URL.createObjectURL(new Blob([\"import '@TO'\"],{type:'text/javascript'})))",
}
_IN_SERVICE_WORKERS = {
    "fetch as it is installed": "oninstall=e=>e.waitUntil(fetch('@TO',{method:'POST',mode:'no-cors'}))",
    "fetch as it is activated": "onactivate=e=>e.waitUntil(fetch('@TO',{method:'POST',mode:'no-cors'}))",
    "clients.openWindow": "onactivate=e=>clients.openWindow('@OWN/change').catch(()=>fetch('@TO',{method:'POST',mode:'no-cors'}))",
    "background fetch": "onactivate=e=>e.waitUntil(registration.backgroundFetch.fetch('x',[new Request('@TO',{method:'POST'})]))",
    "push": "onactivate=e=>e.waitUntil(registration.pushManager.subscribe({userVisibleOnly:true,applicationServerKey:new Uint8Array(65)}).catch(()=>fetch('@TO',{method:'POST',mode:'no-cors'})))",
    "notification": "onactivate=e=>e.waitUntil(registration.showNotification('x',{icon:'@TO'}).catch(()=>fetch('@TO',{method:'POST',mode:'no-cors'})))",
    "sync": "onactivate=e=>e.waitUntil(registration.sync.register('x'));onsync=e=>fetch('@TO',{method:'POST',mode:'no-cors'})",
    "periodic sync": "onactivate=e=>e.waitUntil(registration.periodicSync.register('x',{minInterval:1}));onperiodicsync=e=>fetch('@TO',{method:'POST',mode:'no-cors'})",
}


def _module_served(served: Served) -> Mapping[str, Served]:
    return {"/w.js": served}


def ways() -> Iterator[Way]:
    for worker, start in _STARTED.items():
        for act, (code, targets) in _ACTS.items():
            yield Way(f"in a {worker}", act, script(start), targets, _module_served(js(code)))
    for worker, start in _OF_TEXT.items():
        for act, (code, targets) in _TEXTS.items():
            page = script(f"CODE=`{code}`;{start}")
            yield Way("workers of a text", f"{act} of a {worker}", page, targets)
    for worker, start in _OWN_SCRIPT.items():
        yield Way("scripts of workers", worker, script(start), (ACTS,))
    for worklet, start in _WORKLETS.items():
        yield Way("worklets", worklet, script(start), GETS)
    for name, code in _IN_SERVICE_WORKERS.items():
        yield Way(
            "acts of service workers",
            name,
            script("navigator.serviceWorker.register('/w.js')"),
            (AWAY, HERE),
            _module_served(js(code)),
        )
    yield Way(
        "scripts of workers",
        "static import of a module worker",
        script("new Worker('/w.js',{type:'module'})"),
        (AWAY, ACTS),
        _module_served(js("import '@TO'")),
    )
    yield Way(
        "scripts of workers",
        "redirect of a worker",
        script("new Worker('/hop')"),
        (ACTS,),
        {"/hop": Served(status=302, headers={"location": "@TO"})},
    )
    yield Way(
        "scripts of workers",
        "worker of a frame of the network",
        html("<iframe src=/frame></iframe>"),
        EVERY,
        {
            "/frame": Served("<script>new Worker('/w.js')</script>"),
            "/w.js": js("fetch('@TO',{method:'POST',mode:'no-cors'})"),
        },
    )
