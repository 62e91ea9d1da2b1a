"""Elements and attributes that fetch something."""

from collections.abc import Iterator

from tests.promises.ways.way import ACTS, GETS, Served, Way, group, html, script

_SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width=50 height=50>"

_PICTURES = {
    "img src": "<img src='@TO'>",
    "img srcset": "<img srcset='@TO 1x'>",
    "img srcset and sizes": "<img srcset='@TO 100w' sizes=100vw>",
    "img srcset of a source": "<picture><source srcset='@TO'><img></picture>",
    "source with a media query": "<picture><source media='(min-width:1px)' srcset='@TO'><img></picture>",
    "img loading=lazy": "<img loading=lazy src='@TO' width=9 height=9>",
    "img crossorigin": "<img crossorigin src='@TO'>",
    "img crossorigin=use-credentials": "<img crossorigin=use-credentials src='@TO'>",
    "img referrerpolicy": "<img referrerpolicy=unsafe-url src='@TO'>",
    "img fetchpriority": "<img fetchpriority=high decoding=sync src='@TO'>",
    "image, an old name of img": "<image src='@TO'>",
    "input type=image": "<input type=image src='@TO'>",
    "body background": "<body background='@TO'>",
    "table background": "<table background='@TO'><tr><td>x</table>",
    "cell background": "<table><tr><td background='@TO'>x</table>",
    "img in a closed dialog": "<dialog><img src='@TO'></dialog>",
    "img in details": "<details><img src='@TO'></details>",
    "img in a shadow root": "<div><template shadowrootmode=open><img src='@TO'></template></div>",
    "img in a hidden part": "<div hidden><img src='@TO'></div>",
    "img in an option": "<select><button></button><option><img src='@TO'></option></select>",
    "img after a base": "<base href='@TO'><img src='?'>",
    "link rel=preload imagesrcset": "<link rel=preload as=image imagesrcset='@TO 1x'>",
}
_MEDIA = {
    "video src": "<video src='@TO'></video>",
    "video poster": "<video poster='@TO'></video>",
    "video source": "<video><source src='@TO'></video>",
    "video preload=metadata": "<video preload=metadata src='@TO'></video>",
    "audio src": "<audio preload=auto src='@TO'></audio>",
    "audio source": "<audio preload=auto><source src='@TO'></audio>",
    "audio autoplay muted": "<audio autoplay muted src='@TO'></audio>",
    "track": "<video crossorigin src='data:video/mp4;base64,AAAA'><track default kind=captions src='@TO'></video>",
    "embed src": "<embed src='@TO'>",
    "embed type=image": "<embed type=image/png src='@TO'>",
    "embed type=text/html": "<embed type=text/html src='@TO'>",
    "object data": "<object data='@TO'></object>",
    "object type=image": "<object type=image/png data='@TO'></object>",
    "object type=text/html": "<object type=text/html data='@TO'></object>",
    "object param": "<object><param name=movie value='@TO'></object>",
    "applet": "<applet code='@TO' archive='@TO'></applet>",
    "bgsound": "<bgsound src='@TO'>",
    "portal": "<portal src='@TO'></portal>",
    "fencedframe": "<fencedframe src='@TO'></fencedframe>",
    "model": "<model src='@TO'></model>",
}
_FRAMES = {
    "iframe src": "<iframe src='@TO'></iframe>",
    "iframe loading=lazy": "<iframe loading=lazy src='@TO'></iframe>",
    "iframe sandbox": "<iframe sandbox src='@TO'></iframe>",
    "iframe credentialless": "<iframe credentialless src='@TO'></iframe>",
    "iframe hidden": "<iframe hidden src='@TO'></iframe>",
    "iframe csp": "<iframe csp=\"default-src 'none'\" src='@TO'></iframe>",
    "img in srcdoc": "<iframe srcdoc=\"<img src='@TO'>\"></iframe>",
    "img in a sandboxed srcdoc": "<iframe sandbox srcdoc=\"<img src='@TO'>\"></iframe>",
    "img in a scripting sandbox": "<iframe sandbox=allow-scripts srcdoc=\"<script>new Image().src='@TO'</script>\"></iframe>",
    "img in a data: frame": "<iframe src=\"data:text/html,<img src='@TO'>\"></iframe>",
    "img in a javascript: frame": "<iframe src=\"javascript:'<img src=@TO>'\"></iframe>",
    "frame in srcdoc": "<iframe srcdoc=\"<iframe src='@TO'></iframe>\"></iframe>",
    "refresh in srcdoc": "<iframe srcdoc=\"<meta http-equiv=refresh content='0;url=@TO'>\"></iframe>",
    "refresh in a data: frame": "<iframe src=\"data:text/html,<meta http-equiv=refresh content='0;url=@TO'>\"></iframe>",
    "object as a frame of a frame": "<iframe srcdoc=\"<object data='@TO'></object>\"></iframe>",
}
_LINKS = {
    "stylesheet": "<link rel=stylesheet href='@TO'>",
    "alternate stylesheet": "<link rel='alternate stylesheet' title=a href='@TO'>",
    "stylesheet for print": "<link rel=stylesheet media=print href='@TO'>",
    "stylesheet crossorigin": "<link rel=stylesheet crossorigin=use-credentials href='@TO'>",
    "icon": "<link rel=icon href='@TO'>",
    "shortcut icon": "<link rel='shortcut icon' href='@TO'>",
    "apple-touch-icon": "<link rel=apple-touch-icon href='@TO'>",
    "mask-icon": "<link rel=mask-icon href='@TO'>",
    "manifest": "<link rel=manifest href='@TO'>",
    "manifest with credentials": "<link rel=manifest crossorigin=use-credentials href='@TO'>",
    "preload as=script": "<link rel=preload as=script href='@TO'>",
    "preload as=style": "<link rel=preload as=style href='@TO'>",
    "preload as=image": "<link rel=preload as=image href='@TO'>",
    "preload as=font": "<link rel=preload as=font crossorigin href='@TO'>",
    "preload as=fetch": "<link rel=preload as=fetch crossorigin href='@TO'>",
    "preload as=track": "<link rel=preload as=track href='@TO'>",
    "preload as=video": "<link rel=preload as=video href='@TO'>",
    "preload as=audio": "<link rel=preload as=audio href='@TO'>",
    "preload as=document": "<link rel=preload as=document href='@TO'>",
    "preload as=worker": "<link rel=preload as=worker href='@TO'>",
    "preload as=object": "<link rel=preload as=object href='@TO'>",
    "preload as=json": "<link rel=preload as=json href='@TO'>",
    "modulepreload": "<link rel=modulepreload href='@TO'>",
    "modulepreload as=worker": "<link rel=modulepreload as=worker href='@TO'>",
    "modulepreload as=json": "<link rel=modulepreload as=json href='@TO'>",
    "modulepreload as=style": "<link rel=modulepreload as=style href='@TO'>",
    "prefetch": "<link rel=prefetch href='@TO'>",
    "prefetch as=document": "<link rel=prefetch as=document href='@TO'>",
    "prefetch as=script": "<link rel=prefetch as=script href='@TO'>",
    "prerender": "<link rel=prerender href='@TO'>",
    "next": "<link rel=next href='@TO'>",
    "compression-dictionary": "<link rel=compression-dictionary href='@TO'>",
    "search": "<link rel=search type=application/opensearchdescription+xml href='@TO'>",
    "alternate": "<link rel=alternate type=application/rss+xml href='@TO'>",
    "import": "<link rel=import href='@TO'>",
    "subresource": "<link rel=subresource href='@TO'>",
    "serviceworker": "<link rel=serviceworker href='@TO'>",
    "pingback": "<link rel=pingback href='@TO'>",
    "payment-method-manifest": "<link rel=payment-method-manifest href='@TO'>",
    "monetization": "<link rel=monetization href='@TO'>",
    "webmention": "<link rel=webmention href='@TO'>",
    "canonical": "<link rel=canonical href='@TO'>",
}
_CONNECTING = {
    "preconnect": "<link rel=preconnect href='@AWAY'>",
    "preconnect crossorigin": "<link rel=preconnect crossorigin href='@AWAY'>",
    "dns-prefetch": "<link rel=dns-prefetch href='@AWAY'>",
    "preconnect by script": "<script>l=document.createElement('link');l.rel='preconnect';l.href='@AWAY';document.head.append(l)</script>",
}
_SCRIPTS = {
    "script src": "<script src='@TO'></script>",
    "script async": "<script async src='@TO'></script>",
    "script defer": "<script defer src='@TO'></script>",
    "script crossorigin": "<script crossorigin=use-credentials src='@TO'></script>",
    "script integrity": "<script crossorigin integrity=sha256-AAAA src='@TO'></script>",
    "script attributionsrc": "<script attributionsrc='@TO' src='@TO'></script>",
    "script type=module": "<script type=module src='@TO'></script>",
    "script type=importmap src": "<script type=importmap src='@TO'></script>",
    "script type=speculationrules src": "<script type=speculationrules src='@TO'></script>",
    "script language=vbscript": "<script language=vbscript src='@TO'></script>",
    "import": "<script type=module>import '@TO'</script>",
    "import()": "<script>import('@TO')</script>",
    "import of JSON": "<script type=module>import x from '@TO' with {type: 'json'}</script>",
    "import of CSS": "<script type=module>import x from '@TO' with {type: 'css'}</script>",
    "import() of JSON": "<script>import('@TO', {with: {type: 'json'}})</script>",
    "import() of text": "<script>import('@TO', {with: {type: 'text'}})</script>",
    "import map": '<script type=importmap>{"imports":{"x":"@TO"}}</script><script type=module>import \'x\'</script>',
    "import source": "<script type=module>import source x from '@TO'</script>",
    "import defer": "<script type=module>import defer * as x from '@TO'</script>",
    "export from": "<script type=module>export * from '@TO'</script>",
    "script made by a script": "<script>s=document.createElement('script');s.src='@TO';document.head.append(s)</script>",
    "script of SVG": _SVG + "<script href='@TO'></script></svg>",
    "script of SVG, xlink": _SVG + "<script xlink:href='@TO'></script></svg>",
    "event attribute": "<img src=x: onerror=\"new Image().src='@TO'\">",
    "svg onload": _SVG[:-1] + " onload=\"new Image().src='@TO'\"></svg>",
    "source map": "<script>1\n//# sourceMappingURL=@TO\n</script>",
    "source map of a style": "<style>p{}\n/*# sourceMappingURL=@TO */</style>",
}
_DRAWINGS = {
    "image href": _SVG + "<image href='@TO' width=9 height=9 /></svg>",
    "image xlink:href": _SVG + "<image xlink:href='@TO' width=9 height=9 /></svg>",
    "use href": _SVG + "<use href='@TO#a' /></svg>",
    "use xlink:href": _SVG + "<use xlink:href='@TO#a' /></svg>",
    "feImage": _SVG
    + "<filter id=f><feImage href='@TO' /></filter><rect filter='url(#f)' width=9 height=9 /></svg>",
    "feImage xlink": _SVG
    + "<filter id=f><feImage xlink:href='@TO' /></filter><rect filter='url(#f)' width=9 height=9 /></svg>",
    "filter attribute": _SVG + "<rect filter='url(@TO#f)' width=9 height=9 /></svg>",
    "mask attribute": _SVG + "<rect mask='url(@TO#f)' width=9 height=9 /></svg>",
    "clip-path attribute": _SVG + "<rect clip-path='url(@TO#f)' width=9 height=9 /></svg>",
    "fill attribute": _SVG + "<rect fill='url(@TO#f)' width=9 height=9 /></svg>",
    "stroke attribute": _SVG + "<rect stroke='url(@TO#f)' width=9 height=9 /></svg>",
    "marker attribute": _SVG + "<path marker-start='url(@TO#f)' d='M0 0L9 9' /></svg>",
    "cursor attribute": _SVG + "<rect cursor='url(@TO),auto' width=9 height=9 /></svg>",
    "set of an image": _SVG
    + "<image width=9 height=9><set attributeName=href to='@TO' /></image></svg>",
    "animate of an image": _SVG
    + "<image width=9 height=9><animate attributeName=href values='@TO;@TO' dur=1s /></image></svg>",
    "pattern href": _SVG
    + "<pattern id=a href='@TO#b' /><rect fill='url(#a)' width=9 height=9 /></svg>",
    "gradient href": _SVG
    + "<linearGradient id=a href='@TO#b' /><rect fill='url(#a)' width=9 height=9 /></svg>",
    "textPath href": _SVG + "<text><textPath href='@TO#a'>x</textPath></text></svg>",
    "mpath href": _SVG
    + "<rect width=9 height=9><animateMotion dur=1s><mpath href='@TO#a' /></animateMotion></rect></svg>",
    "tref": _SVG + "<text><tref xlink:href='@TO#a' /></text></svg>",
    "color-profile": _SVG + "<color-profile xlink:href='@TO' /></svg>",
    "font-face-uri": _SVG
    + "<font-face font-family=f><font-face-src><font-face-uri href='@TO' /></font-face-src></font-face><text font-family=f>x</text></svg>",
    "img in foreignObject": _SVG
    + "<foreignObject width=9 height=9><img src='@TO'></foreignObject></svg>",
    "iframe in foreignObject": _SVG
    + "<foreignObject width=9 height=9><iframe src='@TO'></iframe></foreignObject></svg>",
    "style in SVG": _SVG + "<style>@import '@TO';</style></svg>",
    "mglyph": "<math><mglyph src='@TO' alt=x /></math>",
    "annotation-xml": "<math><semantics><annotation-xml encoding=text/html><img src='@TO'></annotation-xml></semantics></math>",
    "href of MathML": "<math><mtext id=m href='@TO'>x</mtext></math><script>m.dispatchEvent(new MouseEvent('click',{bubbles:true}))</script>",
}
_WRITTEN = {
    "new Image": "new Image().src='@TO'",
    "new Audio": "new Audio('@TO')",
    "innerHTML": "p.innerHTML='<img src=\"@TO\">'",
    "outerHTML": "p.outerHTML='<img src=\"@TO\">'",
    "insertAdjacentHTML": "p.insertAdjacentHTML('afterend','<img src=\"@TO\">')",
    "setHTMLUnsafe": "p.setHTMLUnsafe('<img src=\"@TO\">')",
    "setHTML": "p.setHTML('<img src=\"@TO\">')",
    "document.write": "document.write('<img src=\"@TO\">')",
    "document.write of a script": "document.write('<script src=\"@TO\"><\\/script>')",
    "createContextualFragment": "p.append(document.createRange().createContextualFragment('<img src=\"@TO\">'))",
    "DOMParser, adopted": "p.append(document.adoptNode(new DOMParser().parseFromString('<img src=\"@TO\">','text/html').body.firstChild))",
    "template cloned": "t=document.createElement('template');t.innerHTML='<img src=\"@TO\">';p.append(t.content.cloneNode(true))",
    "attachShadow": "document.body.appendChild(document.createElement('div')).attachShadow({mode:'closed'}).innerHTML='<img src=\"@TO\">'",
    "custom element": "customElements.define('x-x',class extends HTMLElement{connectedCallback(){new Image().src='@TO'}});p.append(document.createElement('x-x'))",
    "trusted type": "new Image().src=trustedTypes.createPolicy('x',{createScriptURL:x=>x}).createScriptURL('@TO')",
    "object.data later": "o=document.createElement('object');p.append(o);o.data='@TO'",
    "embed.src later": "o=document.createElement('embed');p.append(o);o.src='@TO'",
    "execCommand": "p.contentEditable=true;p.focus();document.execCommand('insertImage',false,'@TO')",
    "img.srcset later": "i=new Image();i.srcset='@TO 2x';p.append(i)",
    "img.decode": "i=new Image();i.src='@TO';i.decode().catch(x=>x)",
    "MediaSource's element": "v=document.createElement('video');v.src='@TO';v.load()",
    "mediaSession artwork": "navigator.mediaSession.metadata=new MediaMetadata({title:'x',artwork:[{src:'@TO'}]});new Audio('data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA=').play()",
    "createElementNS": "i=document.createElementNS('http://www.w3.org/2000/svg','image');i.setAttribute('href','@TO');s=document.createElementNS('http://www.w3.org/2000/svg','svg');s.append(i);p.append(s)",
    "eval": "eval(\"new Image().src='@TO'\")",
    "setTimeout of a text": "setTimeout(\"new Image().src='@TO'\")",
    "new Function": "new Function(\"new Image().src='@TO'\")()",
    "WebAssembly.instantiateStreaming": "WebAssembly.instantiateStreaming(fetch('@TO',{mode:'no-cors'})).catch(x=>x)",
    "requestIdleCallback": "requestIdleCallback(()=>new Image().src='@TO')",
    "IntersectionObserver": "new IntersectionObserver(()=>new Image().src='@TO').observe(p)",
    "MutationObserver": "new MutationObserver(()=>new Image().src='@TO').observe(p,{childList:true});p.append('x')",
}
_DOCUMENTS = (
    Way(
        "documents",
        "frameset",
        "<!doctype html><frameset><frame src='@TO'></frameset>",
    ),
    Way(
        "documents",
        "style sheet of an XML document",
        html("<iframe src=/x.xml></iframe>"),
        others={
            "/x.xml": Served(
                "<?xml version='1.0'?><?xml-stylesheet href='@TO' type='text/css'?><a/>",
                "application/xml",
            )
        },
    ),
    Way(
        "documents",
        "XSLT of an XML document",
        html("<iframe src=/x.xml></iframe>"),
        (ACTS,),
        {
            "/x.xml": Served(
                "<?xml version='1.0'?><?xml-stylesheet href='@TO' type='text/xsl'?><a/>",
                "application/xml",
            )
        },
    ),
    Way(
        "documents",
        "external entity of an XML document",
        html("<iframe src=/x.xml></iframe>"),
        others={
            "/x.xml": Served(
                "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e SYSTEM '@TO'>]><a>&e;</a>",
                "application/xml",
            )
        },
    ),
    Way(
        "documents",
        "picture in a drawing that is a document",
        html("<iframe src=/x.svg></iframe>"),
        others={
            "/x.svg": Served(
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='@TO' width='9' height='9'/></svg>",
                "image/svg+xml",
            )
        },
    ),
    Way(
        "documents",
        "picture in a drawing that is a picture",
        html("<img src=/x.svg>"),
        others={
            "/x.svg": Served(
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='@TO' width='9' height='9'/></svg>",
                "image/svg+xml",
            )
        },
    ),
    Way(
        "documents",
        "picture in a frame of the network",
        html("<iframe src=/frame></iframe>"),
        others={"/frame": Served("<img src='@TO'>")},
    ),
    Way(
        "documents",
        "XSLTProcessor",
        script(
            "x=new XSLTProcessor();x.importStylesheet(new DOMParser().parseFromString("
            "`<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
            "<xsl:include href='@TO'/></xsl:stylesheet>`,'text/xml'))"
        ),
        (ACTS,),
    ),
    Way(
        "documents",
        "stream of a play list",
        html("<video src=/x.m3u8 autoplay muted></video>"),
        others={
            "/x.m3u8": Served(
                "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n@TO\n#EXT-X-ENDLIST\n",
                "application/vnd.apple.mpegurl",
            )
        },
    ),
    Way(
        "documents",
        "bundle of a page's parts",
        html(
            '<script type=webbundle>{"source":"@TO","resources":["@OWN/x.png"]}</script>'
            "<img src='/x.png'>"
        ),
        others={"/x.png": Served("x", "image/png")},
    ),
)


def _wrapped(kind: str, parts: dict[str, str], targets: tuple[str, ...] = GETS) -> Iterator[Way]:
    return group(kind, {name: html(part) for name, part in parts.items()}, targets)


def ways() -> Iterator[Way]:
    yield from _wrapped("pictures", _PICTURES)
    yield from _wrapped("media", _MEDIA)
    yield from _wrapped("frames", _FRAMES)
    yield from _wrapped("links", _LINKS)
    yield from _wrapped("connections made ready", _CONNECTING, (GETS[0],))
    yield from _wrapped("scripts", _SCRIPTS)
    yield from _wrapped("drawings", _DRAWINGS)
    yield from group("written by scripts", {n: script(c) for n, c in _WRITTEN.items()})
    yield from _DOCUMENTS
