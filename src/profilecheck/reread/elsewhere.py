"""What looks like work at a school and is not: sayings, other kinds of school, one's own children.

Sayings are taken out of a text before it is searched. A text that speaks of one's own children, of
one's own schooldays, or of something on a screen needs words that only staff use of themselves.
"""

import re

from profilecheck.reread.signs import compiled

__all__ = ["is_of_another_life", "without_sayings"]

_COURSES = (
    r"(?:yoga|pilates|spin|spinning|dance|dancing|ballet|salsa|zumba|gym|fitness|exercise|aqua|"
    r"antenatal|evening|night|adult|art|life drawing|pottery|cookery|cooking|baking|knitting|"
    r"sewing|"
    r"language|spanish|french|italian|german|welsh|music|piano|guitar|violin|singing|drama|"
    r"swimming|"
    r"swim|riding|driving|flying|ski|skiing|surf|surfing|tennis|golf|karate|judo|boxing|boxercise|"
    r"puppy|obedience|first aid|bread|master|meditation|sunday|summer|circuits?|step)"
)
_SCHOOLS = (
    r"(?:art|medical|med|law|business|drama|dance|stage|film|driving|riding|ski|swim|language|"
    r"puppy|"
    r"sunday|summer|cookery|old|grad|graduate|music|night|flying)"
)

_SAYINGS = (
    # class
    r"class of (?:'?\d\d|\d{4}|wine|red|prosecco|gin)",
    r"(?:first|second|third|world|business|economy|working|middle|upper|high|top|different|"
    r"touch of)"
    r"[ -]class",
    r"class (?:reunion|act|war|system|[abc] drugs?|actions?)|a class above",
    rf"(?:\w+ )?{_COURSES} (?:class(?:es)?|lessons?|teachers?|instructors?|schools?|coach)",
    r"(?:dance|piano|yoga|swimming|driving) (?:exam|test)",
    # school
    r"schools? of (?!motoring)\w+",
    r"(?:old|boarding|back to) (?:grammar |primary )?school (?:disco|barber|murders?|and learn)|"
    r"school ?bus(?:es)?|high school musical|(?:girls?|boys?|lads?|friends?|mates?|someone) from "
    r"school",
    rf"{_SCHOOLS}[ -]schools?",
    r"(?:swim|swims|live|lives) in schools",
    r"school (?:night|run|runs|reunion|friends?|mates?|days|sweetheart|disco night|"
    r"uniform shopping)",
    r"back to school (?:sale|offers?|shopping|deals?)",
    # head
    r"head(?: teacher)? plant|head ?(?:chef|office|gardener|coach|waiter|barman|barista|down|up|"
    r"lice|"
    r"nurse|gasket|lights?|groom|brewer|lifeguard)",
    r"head (?:of (?:cabbage|lettuce|broccoli|garlic|hair|steam|cattle|the \w+)|over heels|first|"
    r"on that pint|start|count|space|rest|band|phones?)",
    r"(?:my|your|his|her) head"
    r"(?! of|teacher| teacher| (?:told|said|says|wants|asked|sent|thinks|won't))",
    # year
    r"year \d{1,2} (?:of|into|since|in the|on the)(?! (?:my|our|my class|them))",
    r"(?:the )?(?:1st|2nd|3rd|\dth|first|second|third) year of",
    r"year \d{4}|freshman year|(?:of the|this|every) year \d",
    r"(?:third|second|first|ice|extra) period (?:was|ended|goal)|period (?:drama|pains?|property|"
    r"pieces?|"
    r"cramps?|\d ended)|set \d (?:to|alarms?|of|in)|tutor group rides",
    r"(?:nursery|reception) (?:rhymes?|slopes?|called|rang)|golden time of|child (?:seat|of the)|"
    r"children in need|baby's in nursery",
    # pupils, students
    r"pupil of|school (?:holidays?|dinners in the \d\ds)",
    r"pupils (?:are|were|is|still)? ?(?:still )?(?:dilated|huge|tiny|like saucers|massive)",
    r"dilated pupils|my pupils (?:are|were|look)|parent of the year award",
    r"student (?:discount|nurse|midwife|doctor|loans?|days|house|union|finance|life|night|bar|digs|"
    r"accommodation|railcard)",
    # staff
    r"colleagues? of (?:my|his|her|their)\b[\w' ]{0,25}",
    r"(?:staff(?: do| party| night)?|colleagues?|governor|management|manager|receptionist|"
    r"teachers?|boss|office "
    r"party|someone in the office|briefing|half term|interview) (?:at|from|in) (?:the|this|that|"
    r"dad's|"
    r"mum's|a|our local|tesco|asda|greggs|boots) (?!school|end|start|gate|academy|moment|back|"
    r"hall|corridor|staff|office(?! party)|playground)\w+",
    r"staff discount|(?:stock cupboard|register office|fire alarm) at the \w+|register (?:office|"
    r"your)|"
    r"support worker|mentor on my|display (?:cabinet|name|case)|(?:phone|laptop|screen)'s display",
    r"(?:national|nhs|hospital|housing|brains) trust|trust (?:the process|fund|me|issues|us)|"
    r"bank of england|supply of (?!teachers|staff)\w+|cover (?:me|charge|letter|band|story)",
    r"sir (?:tom|david|elton|alan|paul|ian|alex|mo|keir|lenny)|miss (?:you|it|the|my|our|this|him|"
    r"her|"
    r"them|havisham|marple|trunchbull|honey|world|piggy)|(?:long|short)[ -]term|term of (?:the|a|"
    r"my|our)",
    r"(?:blood|scan|test|election) results|blood tests?|children's (?:ward|hospital)",
    r"parents?'? (?:evening|night)s? (?:out|off)|parents' (?:house|place|anniversary)",
    r"retired (?:headmaster|head ?teacher|teacher)|parent trap|the in[ -]laws|(?:mates|friends) "
    r"from the school gates?",
    r"(?:left|teaching|teach|taught) (?:my|his|her|our) (?!class|year|form|set|lot|kids|children|"
    r"lesson)\w+",
    r"(?:kids|children|child|lads|girls) on the (?:bus|train|plane|beach|till)|in moderation",
    r"(?:good luck|best of luck|fingers crossed|well done|congratulations|congrats) (?:to|for) "
    r"(?:everyone|"
    r"everybody|all)\b[\w' ]{0,60}|department (?:at|in) \w+|job lots?|mental health walk",
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
    r"duty[ -]free|off duty|on duty at the|mum duty|dad duty|jury duty|heavy duty",
    r"weather report|(?:tax|credit|vet's|news|police|traffic|match|survey) reports?",
    r"marking (?:our|his|her|its|their|out|a|\d+ years|\d+(?:st|nd|rd|th)|ten years|time|(?:the|"
    r"my) (?:end|"
    r"start|anniversary|occasion|territory|\d+|day|moment|spot|birthday|passing))\b[\w' ]{0,20}",
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
    r"sentence)|"
    r"(?:coach|swim|dance|stage) school|open (?:evening|day) at the (?!school)\w+|"
    r"playground (?:insult|at|in the park|of choice)",
    r"six weeks off (?:with|sick|because|after)|back from mat(?:ernity)? leave|resigned (?:myself|"
    r"from the)",
    r"concert at the (?!school|end)\w+|recorded|handwritten",
    r"between us we|ring that bell|excluded from the \w+|back from the vet",
)
_OTHER_LIVES = (
    # one's own children and family
    r"(?<!one\sof\s)(?<!two\sof\s)(?<!ree\sof\s)(?<!ome\sof\s)(?<!all\sof\s)"
    r"(?:my|our) (?:own |eldest |youngest |oldest |smallest |little |middle |step-?|god|twin |"
    r"teenage |\w+[ -]year[ -]old |best friend's )*(?:son|daughter|lad|boy|girl|boys|girls|"
    r"niece|"
    r"nephew|grandson|granddaughter|grandkids|grandchildren|child|toddler|sons|daughters|nieces|"
    r"nephews|"
    r"stepson|stepdaughter|godson|twins|eldest|youngest|oldest)(?! (?:in|from) my (?:class|form|"
    r"set))(?:'s|s'|s)?",
    r"(?:my|our|his|her) (?:sister|brother|cousin|husband|wife|partner|other half|fianc\w+|mate|"
    r"girlfriend|boyfriend|auntie|aunt|uncle)(?:'s|s'|s)?",
    r"(?:his|her) (?:niece|nephew|grandson|granddaughter|grandchildren|twins|toddler)(?:'s)?",
    r"(?<!of\s)my \w+[ -]year[ -]old(?! (?:students?|pupils?|class))",
    r"mine (?:have|are|has|were|is|start\w*|went|broke) (?:gone |back |at |off )?|both of ours|"
    r"(?:with|for|of) mine(?=[,:.!]| and| at home|\Z)|dropped mine|half term with|mine,? all|off "
    r"school with|kids are off",
    r"we were told (?:she|he)|(?:he|she)'s doing (?:fine|well|great)|aged? \d+|second[ -]hand|the "
    r"(?:toddler|"
    r"teenager)|our (?:two|three|four)(?=[,.!?]| are| have|\Z)|at my \w+ \w+ class|her (?:head "
    r"?teacher|class|"
    r"school|nursery)|his (?:nursery|class)|big school|(?:waved|dropped) (?:him|her|them) off",
    r"as parents|in our house|the (?:smallest|eldest|youngest|baby) one|school places?|"
    r"(?:dads|mums|fathers|mothers)'? race|party bags|birthday party|soft play|sleepovers?|play "
    r"?dates?|"
    r"bouncy castle|baby group|toddler group|playgroup|\bnct\b|santa's|trick or treat\w*",
    r"my (?:kids|children)(?:'s|s')?(?! in my class| at school)|our (?:kids|children)'? school",
    r"our kids' \w+|(?:one|both) of (?:mine|my (?:two|three|own))|my (?:two|three)(?= \w)",
    r"as a (?:parent|mum|dad|mother|father)|(?:proud )?(?:mum|dad|mummy|daddy|parent) moment",
    r"that's my (?:girl|boy|lad)|proud (?:mum|dad|parent|auntie|uncle|nan)",
    r"(?:kids|children)'s (?:school|nursery|teacher|club)|childminder",
    # one's own schooldays
    r"when i was (?:in|at|a (?:kid|child|pupil)|\w+ years old|six|ten|little|young)",
    r"my (?:old|first|favourite|favorite|former|own) (?:teacher|head|headmaster|headteacher|school|"
    r"primary|form tutor)",
    r"(?:at|in|left|hated|loved) (?:primary |secondary |high |junior |infant )?school i|when we "
    r"were|"
    r"best friends? since|(?:mum|dad|nan|gran|grandad) (?:was|used to|taught|worked)|memories:|"
    r"back in the \d\ds|"
    r"my (?:\w+ )?(?:french|maths|english|science|pe|history|art|music|geography|german|drama|"
    r"physics) "
    r"teacher|since (?:19|20)\d\d|in the (?:fifties|sixties|seventies|eighties|nineties|\d0s)",
    r"i remember (?:my|our|the|being)|school days|schooldays|reunion|used to throw chalk",
    # on a screen or a page
    r"(?:watch|watched|watching|binged?|binge-?watching|streaming) (?!me|us|them|over|out)\w+",
    r"on (?:telly|tv|netflix|iplayer|the bbc|bbc|itv|channel (?:4|four)|prime|sky)",
    r"(?:novel|film|movie|episode|series|documentary|sitcom|podcast|box ?set)s?",
    r"abbott elementary|waterloo road|educating (?:yorkshire|essex|greater|the east end)|matilda|"
    r"dead poets|school of rock|sex education|bad education|grange hill|derry girls|inbetweeners|"
    r"hogwarts|harry potter|mean girls|bridgerton|box office|telethon|at the (?:theatre|cinema|"
    r"pictures)",
    r"(?:says|said|according to|on|in) (?:the )?(?:bbc|guardian|times|telegraph|mail|papers?|news|"
    r"headlines)"
    r"|minister|government (?:wants|has|have|should)|this country|schools in (?!special|the trust|"
    r"our)\w+",
    r"is back on|(?:brilliant|great|awful|good) in it",
    # somebody else's place of work, one's own studies
    r"(?:open university|my (?:degree|masters|dissertation|uni|phd|course|module|halls|lectures?)|"
    r"at "
    r"(?:the )?(?:uni|ou)|accountancy \w+|university|lectures|graduated|dissertation|theory test|"
    r"citizenship test|bootcamp|(?:college|evening|night|online|language|spanish|italian|french|"
    r"first aid)"
    r" course|student again|(?:student|plumbing|apprentice) (?:driver|at 4\d|railcard)|back to "
    r"college|"
    r"my (?:driving )?(?:instructor|examiner)|driving test)",
    r"the depot|the warehouse|the vets?|ward \d+|solicitors|rent review|in sales|bank manager",
    r"under[ -](?:sixe?|seven|eight|nine|ten|eleven|twelve|\d\d?)'?s|brownies|cubs|scouts|guides",
    r"nurses|steelworks|petition",
)
_OUR_JACK = re.compile(
    r"\b(?:for (?:our|my) (?!{words})[A-Z][a-z]+\b(?! \d)"
    r"|[Oo]ur (?!{words})[A-Z][a-z]+(?:'s\b| (?:got|has|is|won|did|scored|lost|starts?|started|"
    r"passed|was|"
    r"came|had|went|played|made)\b))".replace(
        "{words}",
        r"(?:Head|Deputy|Year|Reception|Nursery|Trust|Chair|School|Ofsted|Governor|Principal|Senco|"
        r"Site|"
        r"Christmas|Class|Pupil|Student|Staff|Academy|Executive|Assistant|Office|Forest|Early|Key|"
        r"Kid|"
        r"Child|Caretaker|Business|Team|Department|Maths|English|Science|Music|Art|Drama|History|"
        r"Sports?)",
    )
)

_SAYING = compiled(_SAYINGS)
_OTHER_LIFE = compiled(_OTHER_LIVES)


def without_sayings(text: str) -> str:
    """Return folded `text` with every saying blotted out, each other character in its place."""
    return _SAYING.sub(lambda m: "\0" * len(m.group()), text)


def is_of_another_life(folded: str, written: str) -> bool:
    """Whether a text speaks of one's own family or schooldays, or of something on a screen."""
    return bool(_OTHER_LIFE.search(folded) or _OUR_JACK.search(written))
