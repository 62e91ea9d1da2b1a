"""Going elsewhere: navigation of every frame and window, forms, redirects, odd addresses."""

from collections.abc import Iterator, Mapping

from tests.promises.ways.way import (
    ACTS,
    AWAY,
    EVERY,
    GETS,
    TCP,
    Served,
    Way,
    group,
    html,
    redirect,
    script,
)

_SCRIPTS = {
    "location =": "location='@TO'",
    "location.href": "location.href='@TO'",
    "location.assign": "location.assign('@TO')",
    "location.replace": "location.replace('@TO')",
    "document.location": "document.location='@TO'",
    "top.location of a frame": "f=document.createElement('iframe');document.body.append(f);f.contentWindow.eval(\"top.location='@TO'\")",
    "parent.location": "f=document.createElement('iframe');f.srcdoc=\"<script>parent.location='@TO'<\\/script>\";document.body.append(f)",
    "navigation.navigate": "navigation.navigate('@TO')",
    "open": "open('@TO')",
    "open with features": "open('@TO','x','width=99,height=99')",
    "open noopener": "open('@TO','_blank','noopener')",
    "open noreferrer": "open('@TO','_blank','noreferrer')",
    "open an empty window, then go": "w=open();w.location='@TO'",
    "open, then write": "w=open();w.document.write('<img src=\"@TO\">')",
    "open into a frame": "f=document.createElement('iframe');f.name='n';document.body.append(f);open('@TO','n')",
    "open into itself": "open('@TO','_self')",
    "opener of a new window": "w=open();w.eval(\"opener.location='@TO'\")",
    "javascript: of a new window": "open(\"javascript:location='@TO'\")",
    "blob: of a new window": "open(URL.createObjectURL(new Blob([\"<img src='@TO'>\"],{type:'text/html'})))",
    "going to a blob:": "location=URL.createObjectURL(new Blob([\"<img src='@TO'>\"],{type:'text/html'}))",
    "document.open": "document.open();document.write('<img src=\"@TO\">');document.close()",
    "contentWindow.location": "f=document.createElement('iframe');document.body.append(f);f.contentWindow.location='@TO'",
    "frame.src": "f=document.createElement('iframe');document.body.append(f);f.src='@TO'",
    "javascript: of a frame": "f=document.createElement('iframe');document.body.append(f);f.src=\"javascript:location='@TO'\"",
    "a new frame from a blob:": "f=document.createElement('iframe');f.src=URL.createObjectURL(new Blob([\"<img src='@TO'>\"],{type:'text/html'}));document.body.append(f)",
    "link clicked": "a=document.createElement('a');a.href='@TO';a.click()",
    "link clicked, new window": "a=document.createElement('a');a.href='@TO';a.target='_blank';a.click()",
    "link clicked, download": "a=document.createElement('a');a.href='@TO';a.download='x';a.click()",
    "link clicked, attributionsrc": "a=document.createElement('a');a.href='#x';a.setAttribute('attributionsrc','@TO');document.body.append(a);a.click()",
    "link clicked, javascript:": "a=document.createElement('a');a.href=\"javascript:location='@TO'\";a.click()",
    "click event": "a=document.createElement('a');a.href='@TO';document.body.append(a);a.dispatchEvent(new MouseEvent('click'))",
    "link of SVG clicked": "p.innerHTML='<svg><a id=k href=\"@TO\"><text>x</text></a></svg>';k.dispatchEvent(new MouseEvent('click',{bubbles:true,cancelable:true}))",
    "area clicked": "p.innerHTML='<map name=m><area id=k href=\"@TO\"></map>';k.click()",
    "form GET": "f=document.createElement('form');f.action='@TO';document.body.append(f);f.submit()",
    "pushState, then reload": "history.pushState(0,'',location.origin==new URL('@TO').origin?'@TO':'/');location.origin==new URL('@TO').origin?location.reload():location='@TO'",
    "going in beforeunload": "onbeforeunload=()=>{new Image().src='@TO'};onload=()=>location='/'",
    "going on popstate": "onhashchange=()=>location='@TO';location.hash='x'",
    "history.go over a written page": "history.pushState(0,'','#a');onpopstate=()=>location='@TO';history.back()",
    "intercepted navigation": "navigation.onnavigate=e=>{e.canIntercept&&e.intercept({handler:()=>{new Image().src='@TO'}})};location.hash='x'",
    "print": "s=document.createElement('style');s.textContent=\"@media print{p{background:url('@TO')}}\";document.head.append(s);print()",
    "beforeprint": "onbeforeprint=()=>new Image().src='@TO';print()",
    "execCommand of a link": "p.contentEditable=true;getSelection().selectAllChildren(p);document.execCommand('createLink',false,'@TO');p.querySelector('a').contentEditable=false;p.querySelector('a').click()",
    "Document Picture-in-Picture": "documentPictureInPicture.requestWindow().then(w=>w.location='@TO')",
    "showModalDialog": "showModalDialog('@TO')",
    "navigator.share": "navigator.share({url:'@TO'})",
    "registerProtocolHandler": "navigator.registerProtocolHandler('web+x','@OWN/change?%s');location='web+x:1'",
    "view-source:": "location='view-source:@TO'",
    "view-source: of a new window": "open('view-source:@TO')",
    "intent:": "location='intent:@TO#Intent;S.browser_fallback_url=@TO;end'",
    "mailto: with a picture": "location='mailto:a@b.example?attach=@TO'",
    "tel:": "location='tel:1?@TO'",
    "filesystem:": "location='filesystem:@TO'",
}
_MARKUP = {
    "meta refresh": "<meta http-equiv=refresh content='0;url=@TO'>",
    "meta refresh, quoted": "<meta http-equiv=refresh content=\"0;'@TO'\">",
    "meta refresh of a script": "<script>m=document.createElement('meta');m.httpEquiv='refresh';m.content='0;url=@TO';document.head.append(m)</script>",
    "base with a relative link": "<base href='@TO'><a id=a href='?'>x</a><script>a.click()</script>",
    "base target": "<base target=_blank><a id=a href='@TO'>x</a><script>a.click()</script>",
    "form with a dialog": "<dialog open><form id=f method=dialog action='@TO'><button id=b>x</button></form></dialog><script>b.click()</script>",
    "button formaction, GET": "<form><button id=b formaction='@TO'>x</button></form><script>b.click()</script>",
    "input type=image clicked": "<form action='@TO'><input id=b type=image src=x:></form><script>b.click()</script>",
    "requestSubmit": "<form id=f action='@TO'></form><script>f.requestSubmit()</script>",
    "isindex": "<isindex action='@TO'>",
    "svg a with animate": "<svg><a id=k><animate attributeName=href values='@TO' begin=0s dur=9s /><text>x</text></a></svg><script>setTimeout(()=>k.dispatchEvent(new MouseEvent('click',{bubbles:true,cancelable:true})),99)</script>",
    "speculation rules, prefetch": '<script type=speculationrules>{"prefetch":[{"urls":["@TO"],"eagerness":"immediate"}]}</script>',
    "speculation rules, prerender": '<script type=speculationrules>{"prerender":[{"urls":["@TO"],"eagerness":"immediate"}]}</script>',
    "speculation rules, until a script": '<script type=speculationrules>{"prerender_until_script":[{"urls":["@TO"],"eagerness":"immediate"}]}</script>',
    "speculation rules of the document": '<a href=\'@TO\'>x</a><script type=speculationrules>{"prefetch":[{"where":{"href_matches":"/*"},"eagerness":"immediate"},{"where":{"selector_matches":"a"},"eagerness":"immediate"}]}</script>',
    "speculation rules without cookies": '<script type=speculationrules>{"prefetch":[{"urls":["@TO"],"requires":["anonymous-client-ip-when-cross-origin"],"eagerness":"immediate"}]}</script>',
    "speculation rules by a script": '<script>s=document.createElement(\'script\');s.type=\'speculationrules\';s.textContent=\'{"prefetch":[{"urls":["@TO"],"eagerness":"immediate"}]}\';document.head.append(s)</script>',
}
_PINGS = {
    "ping of a link": "<a id=a href=#x ping='@TO'>x</a><script>a.click()</script>",
    "ping of an area": "<map name=m><area id=a href=#x ping='@TO'></map><script>a.click()</script>",
    "form": "<form id=f method=post action='@TO'></form><script>f.submit()</script>",
    "form of parts": "<form id=f method=post enctype=multipart/form-data action='@TO'><input name=a></form><script>f.submit()</script>",
    "form of text": "<form id=f method=post enctype=text/plain action='@TO'><input name=a></form><script>f.submit()</script>",
    "form into a new window": "<form id=f method=post target=_blank action='@TO'></form><script>f.submit()</script>",
    "form into a new window, rel": "<form id=f method=post target=_blank rel=noopener action='@TO'></form><script>f.submit()</script>",
    "form into a frame": "<iframe name=n></iframe><form id=f method=post target=n action='@TO'></form><script>f.submit()</script>",
    "form of a frame into the page": "<iframe srcdoc=\"<form id=f method=post target=_top action='@TO'></form><script>f.submit()</script>\"></iframe>",
    "button formaction": "<form><button id=b formmethod=post formaction='@TO'>x</button></form><script>b.click()</script>",
    "input formaction": "<form><input type=submit id=b formmethod=post formaction='@TO'></form><script>b.click()</script>",
    "button of another form": "<form id=f method=post></form><button id=b form=f formaction='@TO'>x</button><script>b.click()</script>",
    "requestSubmit": "<form id=f method=post action='@TO'></form><script>f.requestSubmit()</script>",
    "form in a closed shadow root": "<div id=h></div><script>r=h.attachShadow({mode:'closed'});r.innerHTML='<form method=post action=\"@TO\"></form>';r.firstChild.submit()</script>",
    "form of another prototype": "<form id=f method=post action='@TO'><input name=submit></form><script>HTMLFormElement.prototype.submit.call(f)</script>",
    "form after a base": "<base href='@TO'><form id=f method=post action='?'></form><script>f.submit()</script>",
    "command of a button": "<button id=b commandfor=d command=show-modal>x</button><dialog id=d></dialog><form id=f method=post action='@TO'></form><script>d.ontoggle=()=>f.submit();b.click()</script>",
}
_PICTURE = {"a picture": "<img src='@CLEAR'>"}
_PARTS = {
    **_PICTURE,
    "a script": "<script src='@CLEAR'></script>",
    "a frame": "<iframe src='@CLEAR'></iframe>",
    "fetch": "<script>fetch('@CLEAR',{mode:'no-cors'})</script>",
    "a form": "<form id=f action='@CLEAR'></form><script>f.submit()</script>",
}
_PAGES = {
    "the page": "<script>location='@CLEAR'</script>",
    "a new window": "<script>open('@CLEAR')</script>",
}
_BY_POLICY = {"content-security-policy": "upgrade-insecure-requests"}
_STRICTLY = {"strict-transport-security": "max-age=9999"}
_ASKING = {"a picture": "<img src=/x>", "a frame": "<iframe src=/x></iframe>"}
"""What is answered to with the computer's own account, where a browser may, and there is one."""
_IN_CLEAR: tuple[tuple[str, str, str, Mapping[str, str], Mapping[str, str]], ...] = (
    ("mixed content", ACTS, "http://@HOST/logout", _PICTURE, {}),
    ("mixed content", AWAY, "http://@AWAYHOST/change", _PICTURE, {}),
    ("by a content policy", ACTS, "http://@HOST/logout", _PARTS | _PAGES, _BY_POLICY),
    ("by a content policy", AWAY, "http://@AWAYHOST/change", _PARTS, _BY_POLICY),
    ("by strict transport", ACTS, "http://@HOST/logout", _PAGES, _STRICTLY),
    ("at another port", TCP, "http://@HOST:@TCP/", _PICTURE | _PAGES, {}),
)
"""Addresses in clear that the browser turns into others: how, and where they then lead."""
_FROM = {
    "a picture": "<img src=/hop>",
    "a script": "<script src=/hop></script>",
    "a style sheet": "<link rel=stylesheet href=/hop>",
    "a frame": "<iframe src=/hop></iframe>",
    "an object": "<object data=/hop></object>",
    "a film": "<video src=/hop></video>",
    "fetch": "<script>fetch('/hop',{mode:'no-cors'})</script>",
    "fetch keepalive": "<script>fetch('/hop',{mode:'no-cors',keepalive:true})</script>",
    "XMLHttpRequest": "<script>x=new XMLHttpRequest();x.open('GET','/hop');x.send()</script>",
    "the page itself": "<script>location='/hop'</script>",
    "a new window": "<script>open('/hop')</script>",
    "a form": "<form id=f action=/hop></form><script>f.submit()</script>",
    "a font": "<style>@font-face{font-family:f;src:url(/hop)}p{font-family:f}</style>",
    "an import": "<script type=module>import '/hop'</script>",
    "a preload": "<link rel=preload as=image href=/hop>",
    "a prefetch": "<link rel=prefetch href=/hop>",
    "a manifest": "<link rel=manifest href=/hop>",
    "a track": "<video src='data:video/mp4;base64,AAAA'><track default kind=captions src=/hop></video>",
    "an event source": "<script>new EventSource('/hop')</script>",
}
_SPELT = {
    "without a scheme": "'//@AWAYHOST/change'",
    "with backslashes": "'https:\\\\\\\\@AWAYHOST\\\\change'",
    "without slashes": "'https:@AWAYHOST/change'.replace('https:','https:////')",
    "with a tab": "'https://@AWAYHOST/change'.replace('w','w\\t')",
    "with a line's end": "'htt\\nps://@AWAYHOST/change'",
    "with spaces before": "'  https://@AWAYHOST/change'",
    "in capitals": "'https://@AWAYHOST/change'.toUpperCase()",
    "with a name and a password": "'https://a:b@@AWAYHOST/change'",
    "with the network's name before": "'https://@HOST@@AWAYHOST/change'",
    "with a dot at the end": "'https://@AWAYHOST./change'",
    "below the network's name": "'https://@HOST.@AWAYHOST/change'",
    "percent-coded": "'https://@AWAYHOST/change'.replace('w','%77')",
    "with the port": "'https://@AWAYHOST:443/change'",
    "with full-width dots": "'https://@AWAYHOST/change'.replaceAll('.','。')",
    "with full-width letters": "'https://@AWAYHOST/change'.replace('w','ｗ')",
}
_ALIKE = {
    "longer at its end": "'https://@HOST.evil.example/change'",
    "another ending": "'https://@HOST.evil/change'",
    "a dash in place of a dot": "'https://@HOST/change'.replace('.social','-social')",
    "longer at its front": "'https://@HOST/change'.replace('.social','.asocial')",
    "a letter that looks alike": "'https://@HOST/change'.replace('example','ехample')",
    "a soft hyphen": "'https://@HOST/change'.replace('social','so\\u00adcial2')",
    "the name as a path": "'https://@AWAYHOST/@HOST/'",
}


def ways() -> Iterator[Way]:
    yield from group("going by script", {n: script(code) for n, code in _SCRIPTS.items()})
    yield from group("going by markup", {n: html(part) for n, part in _MARKUP.items()})
    yield from group("forms and pings", {n: html(part) for n, part in _PINGS.items()}, EVERY)
    for status in (301, 302, 303, 307, 308):
        yield Way(
            "redirects",
            f"{status} of a picture",
            html(_FROM["a picture"]),
            others={"/hop": redirect(status=status)},
        )
        yield Way(
            "redirects",
            f"{status} of the page itself",
            html(_FROM["the page itself"]),
            others={"/hop": redirect(status=status)},
        )
    for name, part in _FROM.items():
        yield Way("redirects", f"of {name}", html(part), others={"/hop": redirect()})
        yield Way(
            "redirects",
            f"second of {name}",
            html(part),
            others={"/hop": redirect("/hop2"), "/hop2": redirect()},
        )
    for kind, addresses in (("spelt addresses", _SPELT), ("hosts that look alike", _ALIKE)):
        for name, address in addresses.items():
            yield Way(kind, name, script(f"new Image().src={address}"), (AWAY,))
    yield Way("going by header", "Refresh", html(""), GETS, headers={"refresh": "0;url=@TO"})
    yield Way(
        "going by header",
        "Refresh of a frame",
        html("<iframe src=/frame></iframe>"),
        GETS,
        {"/frame": Served("x", headers={"refresh": "0;url=@TO"})},
    )
    yield Way(
        "going by header",
        "a refresh, and from there a script",
        html("<meta http-equiv=refresh content='0;url=/frame'>"),
        EVERY,
        {"/frame": Served("<script>fetch('@TO',{method:'POST',mode:'no-cors'})</script>")},
    )
    yield Way(
        "going by header",
        "a download",
        html("<iframe src=/file></iframe>"),
        GETS,
        {"/file": Served(status=302, headers={"location": "@TO"})},
    )
    for turned, to, clear, pages, said in _IN_CLEAR:
        for name, page in pages.items():
            shown = html(page.replace("@CLEAR", clear))
            yield Way("address in clear", f"{name}, {turned}", shown, (to,), headers=said)
    for name, page in _ASKING.items():
        for scheme in ("Negotiate", "NTLM"):
            asks = Served("x", status=401, headers={"www-authenticate": scheme})
            yield Way("asking who it is", f"{name}, {scheme}", html(page), (ACTS,), {"/x": asks})
    yield Way(
        "going by header",
        "an answer that asks for a name",
        html("<img src='@TO'>"),
        (ACTS,),
        headers={"www-authenticate": "Basic realm=x"},
    )
