"""What looks like work at a school and is not: sayings, other kinds of school, one's own children.

Sayings are taken out of a text before it is searched. A text that speaks of one's own children, of
one's own schooldays, or of something on a screen needs words that only staff use of themselves.
"""

import re
from functools import cache

from profilecheck.reread.signs.patterns import phrases
from profilecheck.school.phrases import Phrases, starts, without

__all__ = ["is_of_another_life", "without_sayings"]

_COURSES = (
    r"(?:yoga|pilates|spin|spinning|dance|dancing|ballet|salsa|zumba|gym|fitness|exercise|aqua|"
    r"antenatal|evening|night|adult|art|life drawing|pottery|cookery|cooking|baking|knitting|"
    r"sewing|language|spanish|french|italian|german|welsh|music|piano|guitar|violin|singing|"
    r"drama|swimming|swim|riding|driving|flying|ski|skiing|surf|surfing|tennis|golf|karate|judo|"
    r"boxing|boxercise|puppy|obedience|first aid|bread|master|meditation|sunday|summer|circuits?|"
    r"step)"
)
_SCHOOLS = (
    r"(?:art|medical|med|law|business|drama|dance|stage|film|driving|riding|ski|swim|language|"
    r"puppy|sunday|summer|cookery|old|grad|graduate|music|night|flying)"
)

_SAYINGS = (
    # class
    r"class of (?:'?\d\d|\d{4}|wine|red|prosecco|gin)",
    r"(?:first|second|third|world|business|economy|working|middle|upper|high|top|different|"
    r"touch of)[ -]class",
    r"(?:pupils|children|teachers|colleagues|classrooms|kids) in (?!my|our|the|year|class|set|"
    r"reception|nursery|school|this|here|every|need)\w+|learn(?:ed|t) (?:my|his|her|our|"
    r"their) lesson|class(?:es)? at the \w+",
    r"(?:top|bottom) of (?:my|the|his|her) class",
    r"class (?:reunion|act|war|system|[abc] drugs?|actions?)|a class above",
    rf"(?:\w+ )?{_COURSES} (?:class(?:es)?|lessons?|teachers?|instructors?|schools?|coach)",
    r"(?:dance|piano|yoga|swimming|driving) (?:exam|test)",
    # school
    r"schools? of (?!motoring)\w+",
    r"(?:old|boarding|back to) (?:grammar |primary )?school (?:disco|barber|murders?|and learn)|"
    r"school ?bus(?:es)?|high school musical|(?:girls?|boys?|lads?|friends?|mates?|"
    r"someone) from school",
    rf"{_SCHOOLS}[ -]schools?",
    r"(?:swim|swims|live|lives) in schools",
    r"school (?:night|run|runs|reunion|friends?|mates?|days|sweetheart|disco night|"
    r"uniform shopping)",
    r"back to school (?:sale|offers?|shopping|deals?)",
    # head
    r"head(?: teacher)? plant|head ?(?:chef|office|gardener|coach|waiter|barman|barista|down|up|"
    r"lice|nurse|gasket|lights?|groom|brewer|lifeguard)",
    r"head of (?:marketing|sales|finance|hr|it|legal|comms|communications|operations|design|"
    r"product|neurology|cardiology|surgery)",
    r"(?:like|as) (?:a|an|my|the) (?:\w+ )?(?:headmistress|headmaster|head ?teacher|"
    r"school ?teacher|school ?(?:girl|boy|kid|child))",
    r"(?:his|her|their|small|tiny|little|furry|four[ -]legged|feline) colleagues?",
    r"head (?:of (?:cabbage|lettuce|broccoli|garlic|hair|steam|cattle|the \w+)|over heels|first|"
    r"on that pint|start|count|space|rest|band|phones?)",
    r"(?:my|your|his|her) head(?! of|teacher| teacher| (?:told|said|says|wants|asked|sent|thinks|"
    r"won't))",
    # year
    r"year \d{1,2} (?:of|into|since|in the|on the)(?! (?:my|our|my class|them))",
    r"(?:the )?(?:1st|2nd|3rd|\dth|first|second|third) year of",
    r"year \d{4}|freshman year|(?:of the|this|every) year \d",
    r"(?:third|second|first|ice|extra) period (?:was|ended|goal)|period (?:drama|pains?|property|"
    r"pieces?|cramps?|\d ended)|set \d (?:to|alarms?|of|in)|tutor group rides",
    r"(?:nursery|reception) (?:rhymes?|slopes?|called|rang)|golden time of|child (?:seat|of the)|"
    r"children in need|baby's in nursery",
    # pupils, students
    r"pupil of|school (?:holidays?|dinners in the \d\ds)",
    r"pupils (?:are|were|is|still)? ?(?:still )?(?:dilated|huge|tiny|like saucers|massive)",
    r"dilated pupils|my pupils (?:are|were|look)|parent of the year award",
    r"student (?:discount|nurse|midwife|doctor|loans?|days|house|union|finance|life|night|bar|"
    r"digs|accommodation|railcard)",
    # staff
    r"colleagues? of (?:my|his|her|their)\b[\w' ]{0,25}",
    r"(?:staff(?: do| party| night)?|colleagues?|governor|management|manager|receptionist|"
    r"teachers?|boss|office party|someone in the office|briefing|half term|interview) (?:at|from|"
    r"in) (?:the|this|that|dad's|mum's|a|our local|tesco|asda|greggs|boots) (?!school|end|start|"
    r"gate|academy|moment|back|hall|corridor|staff|office(?! party)|playground)\w+",
    r"staff discount|(?:stock cupboard|register office|fire alarm) at the \w+|register (?:office|"
    r"your)|support worker|mentor on my|display (?:cabinet|name|case)|(?:phone|laptop|"
    r"screen)'s display",
    r"(?:national|nhs|hospital|housing|brains) trust|trust (?:the process|fund|me|issues|us)|"
    r"bank of england|supply of (?!teachers|staff)\w+|cover (?:me|charge|letter|band|story)",
    r"sir (?:tom|david|elton|alan|paul|ian|alex|mo|keir|lenny)|miss (?:you|it|the|my|our|this|"
    r"him|her|them|havisham|marple|trunchbull|honey|world|piggy)|(?:long|short)[ -]term|"
    r"term of (?:the|a|my|our)",
    r"(?:blood|scan|test|election) results|blood tests?|children's (?:ward|hospital)",
    r"parents?'? (?:evening|night)s? (?:out|off)|parents' (?:house|place|anniversary)",
    r"retired (?:headmaster|head ?teacher|teacher)|parent trap|the in[ -]laws|(?:mates|"
    r"friends) from the school gates?",
    r"(?:left|teaching|teach|taught) (?:my|his|her|our) (?!class|year|form|set|lot|kids|children|"
    r"lesson)\w+",
    r"(?:kids|children|child|lads|girls) on the (?:bus|train|plane|beach|till)|in moderation",
    r"(?:good luck|best of luck|fingers crossed|well done|congratulations|congrats) (?:to|"
    r"for) (?:everyone|everybody|all)\b[\w' ]{0,60}|department (?:at|in) \w+|job lots?|"
    r"mental health walk",
    r"governor of \w+|(?:sheriff|prison) governor",
    r"deputy sheriff|assistant manager|management company|time management|anger management",
    # parents
    r"my (?:own )?parents?'?s?|(?:his|her|their) parents|parents to be|grandparents?|"
    r"parents-in-law",
    r"my mum|my dad|my mother|my father",
    # matters
    r"(?:teach|teaches|taught|teaching|learn|learnt|learned) (?:\w+ ){1,3}a lesson|"
    r"lesson learn(?:ed|t)",
    r"taught (?:me|us) (?:a lesson|to)|taught myself|teach a man to fish|teaching the dog",
    r"inspector (?:morse|lewis|rebus|montalban\w*|gadget|clouseau|calls)|inspectors? (?:found|"
    r"closed)",
    r"detention cent(?:re|er)s?",
    r"duty[ -]free|off duty|on duty at the|(?:party|cooking|bbq|dog|baby|washing up|taxi|mum|dad|"
    r"nan|grandad) duty|dad duty|jury duty|heavy duty",
    r"weather report|(?:tax|credit|vet's|news|police|traffic|match|survey) reports?",
    r"marking (?:our|his|her|its|their|out|a|\d+ years|\d+(?:st|nd|rd|th)|ten years|time|(?:the|"
    r"my) (?:end|start|anniversary|occasion|territory|\d+|day|moment|spot|birthday|"
    r"passing))\b[\w' ]{0,20}",
    r"(?:left a|make a|made a) mark|self[ -]assembly|assembly instructions|assembly line",
    r"breakdown cover|break down cover|cover versions?|duvet cover",
    r"coach trip|road trip|trip of a lifetime|day trip|ego trip",
    r"planning permission|planning (?:our|my|a|the) (?:wedding|holiday|summer|trip|party|"
    r"garden)\w*",
    r"deep dive into|data (?:used|plan|allowance)",
    # reception, nursery, form, set
    r"(?:wedding|phone|hotel|no|mobile|warm|good) reception|reception at the hotel",
    r"form of|tax form|fill(?:ed)? in (?:a|the)[\w ]* form|in (?:fine|good|great) form|what form",
    r"(?:top|bottom|middle) set of|sixth form of",
    r"kids eat free|kids menu|kidding|the kids next door",
    # work
    r"home from work|time off work|days? off work|workout|work(?:s|ed)? of art",
    r"(?:hand|handed|handing) my notice in to the (?:landlord|agency|letting)\b[\w ]*",
    r"notice in to the (?:landlord|agency|letting|gym)|signed off on",
    r"(?:doesn't|don't|didn't|won't|does not|did not|not) work|work(?:ing)? (?:out|on my abs)",
    r"worst day of my life|the boss,? what a gig|boss level|nightmare on",
    r"(?:social services|the call|the bell) (?:are on|band)",
    r"books to (?:mark my|read)|excluded myself|ten out of ten|suspended (?:the|my) (?:swing|"
    r"sentence)|(?:coach|swim|dance|stage) school|open (?:evening|day) at the (?!school)\w+|"
    r"playground (?:insult|at|in the park|of choice)",
    r"six weeks off (?:with|sick|because|after)|back from mat(?:ernity)? leave|"
    r"resigned (?:myself|from the)",
    r"concert at the (?!school|end)\w+|recorded|handwritten",
    r"between us we|ring that bell|excluded from the \w+|back from the vet",
)
_OTHER_LIVES = (
    # one's own children and family
    r"(?<!one\sof\s)(?<!two\sof\s)(?<!ree\sof\s)(?<!ome\sof\s)(?<!all\sof\s)(?:my|our) (?:own |"
    r"eldest |youngest |oldest |smallest |little |middle |step-?|god|twin |teenage |"
    r"\w+[ -]year[ -]old |best friend's )*(?:son|daughter|lad|boy|girl|boys|girls|niece|nephew|"
    r"grandson|granddaughter|grandkids|grandchildren|child|toddler|sons|daughters|nieces|nephews|"
    r"stepson|stepdaughter|godson|twins|eldest|youngest|oldest)(?! (?:in|from) my (?:class|form|"
    r"set))(?:'s|s'|s)?",
    r"(?:my|our|his|her) (?:sister|brother|cousin|husband|wife|partner|other half|fianc\w+|mate|"
    r"girlfriend|boyfriend|auntie|aunt|uncle)(?:'s|s'|s)?",
    r"(?:his|her) (?:niece|nephew|grandson|granddaughter|grandchildren|twins|toddler)(?:'s)?",
    r"(?<!of\s)my \w+[ -]year[ -]old(?! (?:students?|pupils?|class))",
    r"mine (?:have|are|has|were|is|start\w*|went|broke) (?:gone |back |at |off )?|both of ours|"
    r"(?:with|for|of) mine(?=[,:.!]| and| at home|\Z)|dropped mine|half term with|mine,? all|"
    r"off school with|kids are off",
    r"we were told (?:she|he)|(?:he|she)'s doing (?:fine|well|great)|aged? \d+|second[ -]hand|"
    r"the (?:toddler|teenager)|our (?:two|three|four)(?=[,.!?]| are| have|\Z)|"
    r"at my \w+ \w+ class|her (?:head ?teacher|class|school|nursery)|his (?:nursery|class)|"
    r"big school|(?:waved|dropped) (?:him|her|them) off",
    r"as parents|in our house|the (?:smallest|eldest|youngest|baby) one|school places?|(?:dads|"
    r"mums|fathers|mothers)'? race|party bags|birthday party|soft play|sleepovers?|play ?dates?|"
    r"bouncy castle|baby group|toddler group|playgroup|\bnct\b|santa's|trick or treat\w*",
    r"my (?:kids|children)(?:'s|s')?(?! in my class| at school)|our (?:kids|children)'? school",
    r"our kids' \w+|(?:one|both) of (?:mine|my (?:two|three|own))|my (?:two|three)(?= \w)",
    r"as a (?:parent|mum|dad|mother|father)|(?:proud )?(?:mum|dad|mummy|daddy|parent) moment",
    r"that's my (?:girl|boy|lad)|proud (?:mum|dad|parent|auntie|uncle|nan)",
    r"(?:kids|children)'s (?:school|nursery|teacher|club)|childminder",
    # one's own schooldays
    r"when i was (?:in|at|a (?:kid|child|pupil)|\w+ years old|six|ten|little|young)",
    r"my (?:old|first|favourite|favorite|former|own) (?:teacher|head|headmaster|headteacher|"
    r"school|primary|form tutor)",
    r"(?:at|in|left|hated|loved) (?:primary |secondary |high |junior |infant )?school i|"
    r"when we were|best friends? since|(?:mum|dad|nan|gran|grandad) (?:was|used to|taught|"
    r"worked)|memories:|back in the \d\ds|my (?:\w+ )?(?:french|maths|english|science|pe|history|"
    r"art|music|geography|german|drama|physics) teacher|since (?:19|200)\d+|in the (?:fifties|"
    r"sixties|seventies|eighties|nineties|\d0s)",
    r"(?:who|anyone|anybody|everyone)(?: else)? remembers?|remember when|whatever happened to|"
    r"who else had|i remember (?:my|our|the|being)|school days|schooldays|reunion|"
    r"used to throw chalk",
    # on a screen or a page
    r"(?:watch|watched|watching|binged?|binge-?watching|streaming) (?!me|us|them|over|out)\w+",
    r"on (?:telly|tv|netflix|iplayer|the bbc|bbc|itv|channel (?:4|four)|prime|sky)",
    r"(?:novel|film|movie|episode|series|documentary|sitcom|podcast|box ?set)s?",
    r"abbott elementary|waterloo road|educating (?:yorkshire|essex|greater|the east end)|matilda|"
    r"dead poets|school of rock|sex education|bad education|grange hill|derry girls|inbetweeners|"
    r"hogwarts|harry potter|mean girls|bridgerton|box office|telethon|at the (?:theatre|cinema|"
    r"pictures)",
    r"(?:says|said|according to|on|in) (?:the )?(?:bbc|guardian|times|telegraph|mail|papers?|"
    r"news|headlines)|minister|government (?:wants|has|have|should)|this country|"
    r"schools in (?!special|the trust|our)\w+",
    r"is back on|(?:brilliant|great|awful|good) in it",
    # somebody else's place of work, one's own studies
    r"(?:open university|my (?:degree|masters|dissertation|uni|phd|course|module|halls|"
    r"lectures?)|at (?:the )?(?:uni|ou)|accountancy \w+|university|lectures|graduated|"
    r"dissertation|theory test|citizenship test|bootcamp|(?:college|evening|night|online|"
    r"language|spanish|italian|french|first aid) course|student again|(?:student|plumbing|"
    r"apprentice) (?:driver|at 4\d|railcard)|back to college|my (?:driving )?(?:instructor|"
    r"examiner)|driving test)",
    r"depot|the warehouse|the vets?|ward \d+|solicitors|rent review|in sales|bank manager",
    r"under[ -](?:sixe?|seven|eight|nine|ten|eleven|twelve|\d\d?)'?s|brownies|cubs|scouts|guides",
    r"(?:education|home|health|foreign) secretary|prime minister|chancellor|\bmps\b|labour|tory|"
    r"tories|(?:who|she|he) (?:taught|teaches)|nurses|steelworks|petition",
    r"(?:at|in|for|from) the (?:bank|salon|call cent(?:re|er)|hospital|surgery|shop|garage|"
    r"factory|council|pub|cafe|restaurant|hotel|care home|bakery|airport|pharmacy|gym)|patients?|"
    r"customers?|clients?|aisle \w+|on the tills?|night shift",
    r"(?:brother|sister|mother|father|mum|dad|son|daughter)s?[ -]in[ -]laws?|next door's|"
    r"neighbours?'?s?|(?<!for\s)(?:my|a) (?:best |old |good )?(?:friend|mate)(?: of mine)?'?s?",
    r"(?:rugby|football|cricket|swimming|gymnastics|youth|running|tennis|golf|bowls) club|"
    r"opticians?|eye (?:test|drops)|kittens?|pupp(?:y|ies)|spurs|arsenal|man (?:utd|city)|"
    r"liverpool|back four|half-?time|goalkeeper|strikers?|offside|the referee|\bvar\b",
    r"(?:the )?(?:hubby|hubs|husband's|wife's|other half)|the (?:husband|wife)",
    r"(?:for|at|in) (?:our|this) house(?:hold)?",
)
_NO_NAME = (
    r"(?:Head|Deputy|Year|Reception|Nursery|Trust|Chair|School|Ofsted|Governor|Principal|Senco|"
    r"Site|Christmas|Class|Pupil|Student|Staff|Academy|Executive|Assistant|Office|Forest|Early|"
    r"Key|Kid|Child|Caretaker|Business|Team|Department|Maths|English|Science|Music|Art|Drama|"
    r"History|Sports?)"
)
_OUR_JACK = re.compile(
    rf"\b(?:for (?:our|my) (?!{_NO_NAME})[A-Z][a-z]+\b(?! \d)|"
    rf"[Oo]ur (?!{_NO_NAME})[A-Z][a-z]+(?:'s\b| (?:got|has|is|won|did|scored|lost|starts?|"
    rf"started|passed|was|came|had|went|played|made)\b))"
)


@cache
def _sayings() -> Phrases:
    return phrases(_SAYINGS)


@cache
def _other_lives() -> Phrases:
    return phrases(_OTHER_LIVES)


def without_sayings(text: str) -> str:
    """Return folded `text` with every saying blotted out, each other character in its place."""
    return without(text, _sayings().find(text, starts(text)))


def is_of_another_life(folded: str, written: str) -> bool:
    """Whether a text speaks of one's own family or schooldays, or of something on a screen."""
    spoken_of = next(_other_lives().find(folded, starts(folded)), None) or _OUR_JACK.search(written)
    return spoken_of is not None
