"""Style sheets that fetch something."""

from collections.abc import Iterator

from tests.promises.ways.way import Served, Way, group, script, style

_RULES = {
    "background": "#d{background:url('@TO')}",
    "background-image": "#d{background-image:url('@TO')}",
    "image-set": "#d{background-image:image-set('@TO' 1x)}",
    "-webkit-image-set": "#d{background-image:-webkit-image-set(url('@TO') 1x)}",
    "cross-fade": "#d{background-image:-webkit-cross-fade(url('@TO'),url('@TO'),50%)}",
    "background of a list": "#d{background:url(x:),url('@TO')}",
    "content": "#d{content:url('@TO')}",
    "content of ::before": "#d::before{content:url('@TO')}",
    "content of ::after": "#d::after{content:url('@TO')}",
    "content of ::marker": "#d{display:list-item}#d::marker{content:url('@TO')}",
    "list-style-image": "#d{display:list-item;list-style-image:url('@TO')}",
    "cursor": "#d{cursor:url('@TO'),auto}",
    "border-image": "#d{border:9px solid;border-image:url('@TO') 9}",
    "mask": "#d{mask:url('@TO')}",
    "mask-image": "#d{mask-image:url('@TO')}",
    "-webkit-mask-box-image": "#d{-webkit-mask-box-image:url('@TO') 9}",
    "mask of a part": "#d{mask:url('@TO#m')}",
    "clip-path": "#d{clip-path:url('@TO#c')}",
    "filter": "#d{filter:url('@TO#f')}",
    "backdrop-filter": "#d{backdrop-filter:url('@TO#f')}",
    "shape-outside": "#d{float:left;width:9px;height:9px;shape-outside:url('@TO')}",
    "offset-path": "#d{offset-path:url('@TO#p')}",
    "-webkit-box-reflect": "#d{-webkit-box-reflect:below 0 url('@TO')}",
    "a variable": ":root{--u:url('@TO')}#d{background:var(--u)}",
    "src()": "#d{background:src('@TO')}",
    "image()": "#d{background:image('@TO')}",
    "url() with a modifier": "#d{background:url('@TO' crossorigin(anonymous))}",
    "attr() as an address": "#d{background:attr(id type(<url>),url('@TO'))}",
    "if()": "#d{background:if(media(width > 0px):url('@TO');else:none)}",
    "@property": "@property --u{syntax:'<image>';inherits:false;initial-value:url('@TO')}#d{background:var(--u)}",
    "@function": "@function --f(){result:url('@TO')}#d{background:--f()}",
    "@import": "@import '@TO';",
    "@import url()": "@import url('@TO');",
    "@import layer": "@import '@TO' layer(x);",
    "@import supports": "@import '@TO' supports(display:grid);",
    "@import for a medium": "@import '@TO' (min-width:1px);",
    "@import scope": "@import '@TO' scope(#d);",
    "@font-face": "@font-face{font-family:f;src:url('@TO')}#d{font-family:f}",
    "@font-face with format": "@font-face{font-family:f;src:local(x),url('@TO') format('woff2') tech(variations)}#d{font-family:f}",
    "@font-face unicode-range": "@font-face{font-family:f;src:url('@TO');unicode-range:U+64}#d{font-family:f}",
    "@media": "@media (min-width:1px){#d{background:url('@TO')}}",
    "@supports": "@supports (display:grid){#d{background:url('@TO')}}",
    "@container": "body{container-type:inline-size}@container (min-width:1px){#d{background:url('@TO')}}",
    "@scope": "@scope (body){#d{background:url('@TO')}}",
    "@layer": "@layer a{#d{background:url('@TO')}}",
    "@starting-style": "#d{transition:background 1s allow-discrete;background:none}@starting-style{#d{background:url('@TO')}}",
    "@keyframes": "@keyframes k{to{background:url('@TO')}}#d{animation:k 1s}",
    "@page": "@page{background:url('@TO');@top-left{content:url('@TO')}}",
    "@counter-style": "@counter-style c{system:cyclic;symbols:url('@TO')}#d{display:list-item;list-style:c}",
    "@namespace": "@namespace url('@TO');",
    "@document": "@document url('@TO'){#d{color:red}}",
    "::first-letter": "#d::first-letter{background:url('@TO')}",
    "::first-line": "#d::first-line{background:url('@TO')}",
    "::selection": "#d::selection{background:url('@TO')}",
    "::-webkit-scrollbar": "#d{overflow:scroll;height:9px}#d::-webkit-scrollbar{background:url('@TO')}",
    ":has()": "body:has(#d){background:url('@TO')}",
    ":visited": "a:visited{background:url('@TO')}",
    "behavior": "#d{behavior:url('@TO');-moz-binding:url('@TO#x')}",
    "fill": "#d{fill:url('@TO#f');stroke:url('@TO#f')}",
}
_ELSEWHERE = {
    "::placeholder": ("input::placeholder{background:url('@TO')}", "<input placeholder=x>"),
    "::backdrop": (
        "::backdrop{background:url('@TO')}",
        "<dialog id=g>x</dialog><script>g.showModal()</script>",
    ),
    "popover": (
        "#g{background:url('@TO')}",
        "<div id=g popover>x</div><script>g.showPopover()</script>",
    ),
    "::slotted": (
        "x{}",
        "<div><template shadowrootmode=open><style>::slotted(b){background:url('@TO')}</style><slot></slot></template><b>x</b></div>",
    ),
    "style attribute": ("x{}", "<div style=\"background:url('@TO')\">x</div>"),
    "style in a shadow root": (
        "x{}",
        "<div><template shadowrootmode=open><style>b{background:url('@TO')}</style><b>x</b></template></div>",
    ),
    "a value that is guessed": ("input[value^=a]{background:url('@TO')}", "<input value=abc>"),
    "::details-content": ("::details-content{background:url('@TO')}", "<details open>x</details>"),
    "svg filter in a style": ("rect{filter:url('@TO#f')}", "<svg><rect width=9 height=9 /></svg>"),
    "svg fill in a style": ("rect{fill:url('@TO#f')}", "<svg><rect width=9 height=9 /></svg>"),
    "svg marker in a style": ("path{marker:url('@TO#f')}", "<svg><path d='M0 0L9 9' /></svg>"),
}
_BY_SCRIPT = {
    "style.background": "p.style.background=\"url('@TO')\"",
    "cssText": "p.style.cssText=\"background:url('@TO')\"",
    "setProperty": "p.style.setProperty('background',\"url('@TO')\")",
    "attributeStyleMap": "p.attributeStyleMap.set('background-image',\"url('@TO')\")",
    "insertRule": "s=document.createElement('style');document.head.append(s);s.sheet.insertRule(\"p{background:url('@TO')}\")",
    "adoptedStyleSheets": "s=new CSSStyleSheet();s.replaceSync(\"p{background:url('@TO')}\");document.adoptedStyleSheets=[s]",
    "FontFace": "new FontFace('f',\"url('@TO')\").load().catch(x=>x)",
    "document.fonts.load": "s=document.createElement('style');s.textContent=\"@font-face{font-family:f;src:url('@TO')}\";document.head.append(s);document.fonts.load('9px f').catch(x=>x)",
    "Element.animate": "p.animate([{background:'none'},{background:\"url('@TO')\"}],1000)",
    "View Transition": "document.startViewTransition(()=>p.style.background=\"url('@TO')\")",
    "Highlight": "CSS.highlights.set('h',new Highlight(new StaticRange({startContainer:p,startOffset:0,endContainer:p,endOffset:1})));s=document.createElement('style');s.textContent=\"::highlight(h){background-image:url('@TO')}\";document.head.append(s)",
    "registerProperty": "CSS.registerProperty({name:'--u',syntax:'<image>',inherits:false,initialValue:\"url('@TO')\"});p.style.background='var(--u)'",
}


def ways() -> Iterator[Way]:
    yield from group("style sheets", {name: style(rules) for name, rules in _RULES.items()})
    yield from group("styles of parts", {n: style(r, m) for n, (r, m) in _ELSEWHERE.items()})
    yield from group("styles by script", {n: script(code) for n, code in _BY_SCRIPT.items()})
    sheet = {"/s.css": Served("@import '@TO';", "text/css")}
    yield Way("style sheets", "@import of an own sheet", style("@import '/s.css';"), others=sheet)
