"""What the browser itself does for a page: signing in, paying, advertising, storing, casting."""

from collections.abc import Iterator, Mapping

from tests.promises.ways.way import (
    ACTS,
    AWAY,
    EVERY,
    GETS,
    HERE,
    Served,
    Way,
    group,
    html,
    script,
    told,
)

_GET = "navigator.credentials.get({identity:{providers:[{configURL:'@OWN/config.json',clientId:'1',nonce:'1',params:{}}]}})"
_FEDCM = {
    "asking for accounts": _GET,
    "asking without a word": _GET.replace("identity:", "mediation:'silent',identity:"),
    "asking at any price": _GET.replace("identity:{", "identity:{mode:'active',"),
    "asking with a context": _GET.replace("identity:{", "identity:{context:'use',"),
    "asking, and preventing": "navigator.credentials.preventSilentAccess();" + _GET,
    "asking as signed in": "navigator.login.setStatus('logged-in').then(()=>" + _GET + ")",
    "asking in a frame": "f=document.createElement('iframe');f.allow='identity-credentials-get';document.body.append(f);f.contentWindow."
    + _GET,
    "user info": "IdentityProvider.getUserInfo({configURL:'@OWN/config.json',clientId:'1'})",
    "registering a provider": "IdentityProvider.register('@OWN/config.json')",
}
_CONFIG = told(
    '{"accounts_endpoint":"/logout","client_metadata_endpoint":"/client",'
    '"id_assertion_endpoint":"/assertion","login_url":"/login","disconnect_endpoint":"/change",'
    '"supports_use_other_account":true,"vc_issuance_endpoint":"/vc"}'
)
_PROVIDER: Mapping[str, Served] = {
    "/.well-known/web-identity": told('{"provider_urls":["@OWN/config.json"]}'),
    "/config.json": _CONFIG,
}
_ITEM = "{total:{label:'x',amount:{currency:'EUR',value:'1'}}}"
_PAYING = {
    "canMakePayment": f"new PaymentRequest([{{supportedMethods:'@TO'}}],{_ITEM}).canMakePayment()",
    "hasEnrolledInstrument": f"new PaymentRequest([{{supportedMethods:'@TO'}}],{_ITEM}).hasEnrolledInstrument()",
    "show": f"new PaymentRequest([{{supportedMethods:'@TO'}}],{_ITEM}).show()",
    "of a fresh frame": "f=document.createElement('iframe');f.allow='payment';document.body.append(f);new f.contentWindow.PaymentRequest([{supportedMethods:'@TO'}],"
    + _ITEM
    + ").canMakePayment()",
    "secure confirmation": f"new PaymentRequest([{{supportedMethods:'secure-payment-confirmation',data:{{credentialIds:[new Uint8Array(9)],challenge:new Uint8Array(9),rpId:'@HOST',instrument:{{displayName:'x',icon:'@TO'}},payeeOrigin:'@OWN'}}}}],{_ITEM}).canMakePayment()",
}
_BYTES = "new Uint8Array(16)"
_PASSKEYS = {
    "get": f"navigator.credentials.get({{publicKey:{{challenge:{_BYTES},rpId:'@AWAYHOST'}}}})",
    "get, offered in a field": f"navigator.credentials.get({{mediation:'conditional',publicKey:{{challenge:{_BYTES},rpId:'@AWAYHOST'}}}})",
    "create": f"navigator.credentials.create({{publicKey:{{challenge:{_BYTES},rp:{{id:'@AWAYHOST',name:'x'}},user:{{id:{_BYTES},name:'x',displayName:'x'}},pubKeyCredParams:[{{type:'public-key',alg:-7}}]}}}})",
    "signalUnknownCredential": "PublicKeyCredential.signalUnknownCredential({rpId:'@AWAYHOST',credentialId:'AAAA'})",
    "signalAllAcceptedCredentials": "PublicKeyCredential.signalAllAcceptedCredentials({rpId:'@AWAYHOST',userId:'AAAA',allAcceptedCredentialIds:[]})",
    "get of a fresh frame": f"f=document.createElement('iframe');f.allow='publickey-credentials-get';document.body.append(f);f.contentWindow.navigator.credentials.get({{publicKey:{{challenge:{_BYTES},rpId:'@AWAYHOST'}}}})",
    "get of a sandbox": "f=document.createElement('iframe');f.sandbox='allow-scripts allow-same-origin';f.srcdoc=\"<script>navigator.credentials.get({publicKey:{challenge:new Uint8Array(16),rpId:'@AWAYHOST'}})<\\/script>\";document.body.append(f)",
    "get by the prototype": f"f=document.createElement('iframe');document.body.append(f);Object.getOwnPropertyDescriptor(f.contentWindow.Navigator.prototype,'credentials').get.call(f.contentWindow.navigator).get({{publicKey:{{challenge:{_BYTES},rpId:'@AWAYHOST'}}}})",
}
_CREDENTIALS = {
    "federated icon": "navigator.credentials.store(new FederatedCredential({id:'x',provider:'@OWN',iconURL:'@TO'}))",
    "password icon": "navigator.credentials.store(new PasswordCredential({id:'x',password:'y',iconURL:'@TO'}))",
    "digital": "navigator.credentials.get({digital:{requests:[{protocol:'openid4vp-v1-unsigned',data:{request_uri:'@TO'}}]}})",
    "one-time code": "navigator.credentials.get({otp:{transport:['sms']}})",
}
_ADVERTISING = {
    "attributionsrc of an img": html("<img attributionsrc='@TO' src=data:>"),
    "attributionsrc of a link": html(
        "<a id=a attributionsrc='@TO' href=#x>x</a><script>a.click()</script>"
    ),
    "attributionsrc by open": script(
        "open('/','_blank','attributionsrc='+encodeURIComponent('@TO'))"
    ),
    "topics": script("document.browsingTopics().catch(()=>0)"),
    "iframe browsingtopics": html("<iframe browsingtopics src='@TO'></iframe>"),
    "iframe sharedstoragewritable": html("<iframe sharedstoragewritable src='@TO'></iframe>"),
    "iframe adauctionheaders": html("<iframe adauctionheaders src='@TO'></iframe>"),
    "img sharedstoragewritable": html("<img sharedstoragewritable src='@TO'>"),
    "joinAdInterestGroup": script(
        "navigator.joinAdInterestGroup({owner:location.origin,name:'x',biddingLogicURL:'@OWN/logout',updateURL:'@OWN/change',ads:[{renderURL:'@TO'}]},999).then(()=>{navigator.updateAdInterestGroups();navigator.runAdAuction({seller:location.origin,decisionLogicURL:'@OWN/logout',interestGroupBuyers:[location.origin]})})"
    ),
    "runAdAuction": script(
        "navigator.runAdAuction({seller:location.origin,decisionLogicURL:'@OWN/logout',trustedScoringSignalsURL:'@OWN/change',interestGroupBuyers:[location.origin]})"
    ),
    "joinAdInterestGroup elsewhere": script(
        "navigator.joinAdInterestGroup({owner:'@AWAY',name:'x'},999)"
    ),
    "getInterestGroupAdAuctionData": script(
        "navigator.getInterestGroupAdAuctionData({seller:location.origin})"
    ),
    "fenced frame": script(
        "f=document.createElement('fencedframe');f.config=new FencedFrameConfig('@TO');document.body.append(f)"
    ),
    "selectURL": script(
        "sharedStorage.selectURL('x',[{url:'@TO',reportingMetadata:{click:'@TO'}}])"
    ),
    "reportEvent": script(
        "fence.reportEvent({eventType:'x',eventData:'y',destination:['buyer']});fence.reportEvent({destinationURL:'@TO'})"
    ),
    "hasPrivateToken": script(
        "document.hasPrivateToken('@OWN').then(()=>fetch('@TO',{privateToken:{version:1,operation:'token-request'}}))"
    ),
    "iframe privatetoken": html(
        '<iframe privatetoken=\'{"version":1,"operation":"token-request"}\' src=\'@TO\'></iframe>'
    ),
}
_REST = {
    "Notification": "new Notification('x',{icon:'@TO',image:'@TO',badge:'@TO'})",
    "Notification asked for": "Notification.requestPermission().then(()=>new Notification('x',{icon:'@TO'}))",
    "storage access": "document.requestStorageAccess().then(()=>0)",
    "storage access for": "document.requestStorageAccessFor('@AWAY')",
    "getInstalledRelatedApps": "navigator.getInstalledRelatedApps()",
    "navigator.install": "navigator.install('@TO')",
    "presentation": "new PresentationRequest(['@TO']).getAvailability();new PresentationRequest(['@TO']).start()",
    "presentation to come": "navigator.presentation.defaultRequest=new PresentationRequest(['@TO'])",
    "remote playback": "v=document.createElement('video');v.src='@TO';v.remote.watchAvailability(()=>0)",
    "media keys": "navigator.requestMediaKeySystemAccess('org.w3.clearkey',[{initDataTypes:['keyids'],videoCapabilities:[{contentType:'video/webm; codecs=\"vp8\"'}]}]).then(a=>a.createMediaKeys()).then(k=>{s=k.createSession();s.onmessage=()=>fetch('@TO',{mode:'no-cors'});return s.generateRequest('keyids',new TextEncoder().encode('{\"kids\":[\"LwVHf8JLtPrv2GUXFW2v_A\"]}'))})",
    "cookieStore": "cookieStore.onchange=()=>fetch('@TO',{mode:'no-cors'});cookieStore.set('a','b')",
    "clipboard": "navigator.clipboard.write([new ClipboardItem({'text/html':'<img src=\"@TO\">'})])",
    "paste": "p.contentEditable=true;p.focus();document.execCommand('insertHTML',false,'<img src=\"@TO\">')",
    "drag with a download": "d=new DataTransfer();d.setData('DownloadURL','text/plain:x:@TO');p.dispatchEvent(new DragEvent('dragstart',{dataTransfer:d}))",
    "external.AddSearchProvider": "external.AddSearchProvider('@TO')",
    "geolocation": "navigator.geolocation.getCurrentPosition(()=>0,()=>fetch('@TO',{mode:'no-cors'}))",
    "speech": "x=new webkitSpeechRecognition();x.onerror=()=>fetch('@TO',{mode:'no-cors'});x.start()",
    "speaking": "speechSynthesis.speak(new SpeechSynthesisUtterance('x'));fetch('@TO',{mode:'no-cors'})",
    "language model": "LanguageModel.create({monitor(m){m.ondownloadprogress=()=>fetch('@TO',{mode:'no-cors'})}})",
    "translator": "Translator.create({sourceLanguage:'en',targetLanguage:'fr'}).catch(()=>fetch('@TO',{mode:'no-cors'}))",
    "launchQueue": "launchQueue.setConsumer(()=>fetch('@TO',{mode:'no-cors'}))",
    "contacts": "navigator.contacts.select(['icon'])",
    "performance observer": "new PerformanceObserver(()=>fetch('@TO',{mode:'no-cors'})).observe({type:'navigation',buffered:true})",
    "reporting observer": "new ReportingObserver(()=>fetch('@TO',{mode:'no-cors'}),{buffered:true}).observe();x=new XMLHttpRequest();x.open('GET','/',false);x.send()",
    "broadcast channel": "b=new BroadcastChannel('x');c=new BroadcastChannel('x');c.onmessage=()=>fetch('@TO',{mode:'no-cors'});b.postMessage(1)",
    "locks": "navigator.locks.request('x',()=>fetch('@TO',{mode:'no-cors'}))",
    "indexedDB": "indexedDB.open('x').onsuccess=()=>fetch('@TO',{mode:'no-cors'})",
    "file system": "navigator.storage.getDirectory().then(()=>fetch('@TO',{mode:'no-cors'}))",
    "canvas": "c=document.createElement('canvas').getContext('2d');i=new Image();i.onerror=i.onload=()=>c;i.src='@TO'",
    "webgl texture": "i=new Image();i.crossOrigin='';i.src='@TO';document.createElement('canvas').getContext('webgl')",
    "createImageBitmap": "fetch('@TO',{mode:'no-cors'}).then(r=>r.blob()).then(createImageBitmap)",
    "ImageDecoder": "fetch('@TO',{mode:'no-cors'}).then(r=>new ImageDecoder({data:r.body,type:'image/png'}))",
    "sanitizer": "document.body.setHTMLUnsafe('<img src=\"@TO\">',{sanitizer:{}})",
}
_APP = {
    "icons of an app": '{"name":"x","start_url":"/","display":"standalone","icons":[{"src":"@TO","sizes":"144x144"}]}',
    "start of an app": '{"name":"x","start_url":"@TO","display":"standalone","icons":[]}',
    "related app": '{"name":"x","related_applications":[{"platform":"webapp","url":"@TO"}],"icons":[]}',
}


def ways() -> Iterator[Way]:
    yield from group(
        "identity", {n: script(c) for n, c in _FEDCM.items()}, (ACTS,), _PROVIDER, reads=False
    )
    yield Way(
        "identity",
        "disconnecting",
        script(
            "IdentityCredential.disconnect({configURL:'@OWN/config.json',clientId:'1',accountHint:'x'})"
        ),
        (HERE,),
        _PROVIDER,
        reads=False,
    )
    yield Way(
        "identity",
        "disconnecting elsewhere",
        script(
            "IdentityCredential.disconnect({configURL:'@AWAY/config.json',clientId:'1',accountHint:'x'})"
        ),
        (AWAY,),
    )
    yield Way(
        "identity",
        "asking elsewhere",
        script(_GET.replace("@OWN", "@AWAY")),
        (AWAY,),
    )
    yield from group("paying", {n: script(c) for n, c in _PAYING.items()}, EVERY)
    yield from group("passkeys", {n: script(c) for n, c in _PASSKEYS.items()}, (AWAY,))
    yield from group("credentials", {n: script(c) for n, c in _CREDENTIALS.items()}, GETS)
    yield from group("advertising", _ADVERTISING, GETS)
    yield from group("services", {n: script(c) for n, c in _REST.items()}, GETS)
    for name, manifest in _APP.items():
        page = html("<link rel=manifest href=/m.json>")
        yield Way("apps", name, page, GETS, {"/m.json": told(manifest)})
