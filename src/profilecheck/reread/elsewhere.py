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
    r"sunday|summer|cookery|old|new|grad|graduate|music|night|flying)"
)

_SAYINGS = (
    # class
    r"class of (?:'?\d\d|\d{4}|wine|red|prosecco|gin)",
    r"(?:first|second|third|world|business|economy|working|middle|upper|high|top|different|"
    r"touch of)"
    r"[ -]class",
    r"class (?:act|war|system|[abc] drugs?|actions?)|a class above",
    rf"(?:\w+ )?{_COURSES} (?:class(?:es)?|lessons?|teachers?|instructors?|schools?|coach)",
    r"(?:dance|piano|yoga|swimming|driving) (?:exam|test)",
    # school
    r"schools? of (?!motoring)\w+",
    rf"{_SCHOOLS}[ -]schools?",
    r"(?:swim|swims|live|lives) in schools",
    r"school (?:night|run|runs|reunion|friends?|mates?|days|sweetheart|disco night|"
    r"uniform shopping)",
    r"back to school (?:sale|offers?|shopping|deals?)",
    # head
    r"head (?:of (?:cabbage|lettuce|broccoli|garlic|hair|steam|cattle|the \w+)|over heels|first|"
    r"on that pint|start|count|space|rest|band|phones?)",
    r"(?:my|your|his|her) head"
    r"(?! of|teacher| teacher| (?:told|said|says|wants|asked|sent|thinks|won't))",
    # year
    r"year \d{1,2} (?:of|into|since|in the|on the)(?! (?:my|our|my class|them))",
    r"(?:the )?(?:1st|2nd|3rd|\dth|first|second|third) year of",
    r"year \d{4}|freshman year",
    # pupils, students
    r"pupil of|school (?:holidays?|dinners in the \d\ds)",
    r"pupils (?:are|were|is|still)? ?(?:still )?(?:dilated|huge|tiny|like saucers|massive)",
    r"dilated pupils|my pupils (?:are|were)",
    r"student (?:discount|nurse|midwife|doctor|loans?|days|house|union|finance|life|night|bar|digs|"
    r"accommodation|railcard)",
    # staff
    r"colleagues? of (?:my|his|her|their)\b[\w' ]{0,25}",
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
    r"marking (?:our|my|his|her|their|the|out|a|\d+|ten|time)\b[\w' ]{0,20}",
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
    r"between us we|ring that bell|excluded from the \w+|back from the vet",
)
_OTHER_LIVES = (
    # one's own children and family
    r"(?:my|our|his|her) (?:own |eldest |youngest |little |middle |step-?|god|twin |teenage |"
    r"\w+ year "
    r"old )*(?:son|daughter|lad|boy|girl|boys|girls|niece|nephew|grandson|granddaughter|grandkids|"
    r"grandchildren|child|sister|brother|cousin|husband|wife|partner|twins|toddler|eldest|youngest|"
    r"stepson|stepdaughter|godson|sons|daughters|nieces|nephews)(?:'s|s'|s)?",
    r"my (?:kids|children)(?:'s|s')?(?! in my class| at school)|our (?:kids|children)'? school",
    r"our kids' \w+|(?:one|both) of (?:mine|my (?:two|three|own))|my (?:two|three)(?= \w)",
    r"as a (?:parent|mum|dad|mother|father)|(?:proud )?(?:mum|dad|mummy|daddy|parent) moment",
    r"that's my (?:girl|boy|lad)|proud (?:mum|dad|parent|auntie|uncle|nan)",
    r"(?:kids|children)'s (?:school|nursery|teacher|club)|childminder",
    # one's own schooldays
    r"when i was (?:in|at|a (?:kid|child|pupil)|\w+ years old|six|ten|little|young)",
    r"my (?:old|first|favourite|favorite|former|own) (?:teacher|head|headmaster|headteacher|school|"
    r"primary|form tutor)",
    r"i remember (?:my|our|the|being)|school days|schooldays|reunion|used to throw chalk",
    # on a screen or a page
    r"(?:watch|watched|watching|binged?|binge-?watching|streaming) (?!me|us|them|over|out)\w+",
    r"on (?:telly|tv|netflix|iplayer|the bbc|bbc|itv|channel (?:4|four)|prime|sky)",
    r"(?:novel|film|movie|episode|series|documentary|sitcom|podcast|box ?set)s?",
    r"is back on|(?:brilliant|great|awful|good) in it",
    # somebody else's place of work, one's own studies
    r"(?:open university|my (?:degree|masters|dissertation|uni|phd|course|module)|at (?:the )?uni|"
    r"accountancy \w+)",
    r"under[ -](?:sixe?|seven|eight|nine|ten|eleven|twelve|\d\d?)'?s|brownies|cubs|scouts|guides",
    r"nurses|steelworks|petition",
)
_FOR_OUR_JACK = re.compile(r"\bfor (?:our|my) [A-Z][a-z]+\b(?! \d)")

_SAYING = compiled(_SAYINGS)
_OTHER_LIFE = compiled(_OTHER_LIVES)


def without_sayings(text: str) -> str:
    """Return folded `text` with every saying blotted out, each other character in its place."""
    return _SAYING.sub(lambda m: "\0" * len(m.group()), text)


def is_of_another_life(folded: str, written: str) -> bool:
    """Whether a text speaks of one's own family or schooldays, or of something on a screen."""
    return bool(_OTHER_LIFE.search(folded) or _FOR_OUR_JACK.search(written))
