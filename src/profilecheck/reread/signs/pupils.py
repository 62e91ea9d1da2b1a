"""Pupils, classes and year groups."""

from profilecheck.reread.signs.parts import (
    ANY,
    CODE,
    DO,
    ENOUGH,
    GRADE,
    MANY,
    MINE,
    OWN_WORK,
    SUBJECT,
    WHEN,
    YEAR,
    YOUNG,
)

__all__ = ["PUPILS"]

PUPILS: dict[int, tuple[str, ...]] = {
    OWN_WORK: (
        rf"{MINE} (?!own)(?:\w+ )?{YEAR}'?s?(?! of| report)",
        rf"{MINE} (?:\w+ )?(?:{GRADE}(?:rs?)?|\w+ graders|(?:kinder|preschool)\w*ers)",
        rf"{MINE} (?:class|form|tutor group|tutees|homeroom|classroom|students?|"
        rf"pupils?)(?! (?:of|act|reunion))",
        rf"{MINE} (?:sixth[ -]formers|gcse|a[ -]level|btec|{SUBJECT}) (?:class|group|set|"
        rf"students|lot)",
        rf"{MINE} (?:sixth[ -]formers|(?:top|bottom) set|nurture group|eyfs|reception|"
        rf"nursery) ?(?:{YOUNG}|class)?",
        rf"(?<!who\s)(?<!she\s)(?<!he\s)(?:taught|teaching|covered|covering|observed|had|told|"
        rf"with) (?:a |my )?{YEAR}'?s?(?: lesson| class)?",
        rf"(?:taught|told|had|covered|covering|with|to|got) {CODE}",
        r"one of my (?:little ones|tinies|learners|tutees)",
        rf"{MINE} (?:\w+ )?(?:eal|sen|send|asd|autistic|nurture|resourced?|intervention|phonics|"
        rf"guided|reading|lower sixth|upper sixth|sixth form|gcse|a level|btec|y\d+) (?:unit|"
        rf"base|group|provision|{YOUNG})",
        rf"{MINE} (?:\w+ )?(?:freshmen|sophomores|preschoolers|lower sixth|upper sixth)",
        rf"(?:in|with|to|for) {MINE} set [1-6]|{MINE} set [1-6]s?",
        r"i(?:'ve| have)? (?:got )?a (?:student|pupil|learner|tutee)",
        rf"{YOUNG} i (?:teach|taught|support|work with|worked with|look after at work)",
    ),
    ENOUGH: (
        r"pupils?|schoolkids|schoolchildren",
        rf"{YEAR}s",
        rf"(?:top|bottom|middle) set {YEAR}",
        rf"{YEAR} {DO}",
        rf"(?:a|an|some|every|one) {YEAR}(?! of)",
        rf"{YEAR} (?:\w+ed|found|sang|went|drew|wrote|built|made|set|{SUBJECT}|after|first|last|"
        rf"period|phonics|bubble|assessments?|data|books)",
        rf"(?:lad|boy|girl|kid|child|children|kids|lot|group|class|trip|residential|camp) (?:in|"
        rf"with|from|of) {YEAR}",
        rf"{YEAR} (?:boy|girl|lad|kid|kids|child|class|group|lesson|test|mocks?)",
        rf"{CODE} {DO}",
        rf"class (?:\d\w?|[a-z]\d) {DO}",
        r"ks ?[1-5]|key stage [1-5]|eyfs",
        rf"{ANY} (?:more )?(?:\w+ )?{YOUNG} in (?:my|our|the) (?:class|form|set|group|lesson|"
        rf"year|nursery|school)",
        rf"{YOUNG} (?:at|in|from) (?:our|my) school",
        r"(?:reception|nursery|infant) (?:child|children|kids)",
        rf"{GRADE}rs|(?:first|second|third|fourth|fifth|sixth|seventh|eighth)[ -]graders",
        r"my (?:tinies|learners)",
        r"sixth[ -]formers",
        r"(?<!my\s)little ones? in (?:reception|nursery)",
        rf"{YOUNG} (?:at|in) school (?:told|asked|called|gave|drew) me",
        r"one more (?:student|pupil)",
        rf"{YOUNG} (?:threw|bit|kicked|punched|spat|swore|hit) (?:\w+ ){{0,4}}(?:at|on|me)",
        rf"(?:the )?behaviour (?:in|of) (?:{YEAR}|my|our|some)",
        r"(?:twenty|thirty|\d\d)(?:[ -]\w+)? of them,? (?:and )?(?:just |only )?one of me",
        r"(?:a|another|some|one) (?:child|kid|pupil|student) (?:in|from) nursery",
        r"(?:kids|children|young people|little ones|teenagers|teens) (?:at|from) (?:my )?work",
        rf"set [1-6] {SUBJECT}|{SUBJECT} set [1-6]|(?:top|bottom) set {SUBJECT}",
        rf"(?:period|p) ?[1-6],? (?:on a|with|{WHEN}|lesson|{CODE}|{YEAR})",
        rf"(?:first|last) period (?:on|with|{WHEN})",
        rf"(?:with|had|have|got|love|lost|for|from|see|dear|and) {CODE}(?= |[,!.]|\Z)(?! (?:is|"
        rf"was|at))",
        r"(?:carpet|circle|golden|choosing) time|guided reading|continuous provision|tuff tray|"
        r"naughty table",
        r"(?:take|taking|doing|took|did|call|calling) (?:a|the) register|my register(?! of)",
        r"eal|send kids|sen (?:kids|children|unit|base|school)|alternative provision",
        r"former (?:pupil|student)s?|ex[ -](?:pupil|student)s?|(?:past|old) pupils",
        rf"(?:restrain\w*|restraining|escort\w*) (?:a|one|another) {YOUNG}",
        rf"(?:three|two|both|some|half|most|all|lots) of (?:my|our|the) (?:{YEAR}s?|class|form|"
        rf"year group|students|pupils)",
        r"looked after child\w*",
        rf"(?:teaching|taught|teach) (?:a |the )?(?:reception|nursery|infants|{YOUNG}|{MANY})",
        rf"(?:punched|kicked|bitten|hit|spat at|spat on|headbutted|scratched|slapped|sworn at|"
        rf"pinched) by (?:a|an|one|another|two) (?:\w+[ -]year[ -]olds?|{YOUNG})",
        r"exclusions? (?:meeting|letter|panel)",
    ),
    2: (
        r"(?:some|these|those|our|the|three of my|two of my|a|that) students?",
        r"one of (?:my|the|our) (?:kids|children|lads|girls|boys)",
        r"the kids in",
        r"(?:a|one|another) \w+[ -]year[ -]old (?:told|asked|called|said|informed|cried|bit)",
        r"by (?:a|an) \w+[ -]year[ -]old",
        r"room full of (?:\w+-year-olds|kids|children|teenagers)",
        r"(?:wet|indoor) (?:play|break|lunch)",
        r"(?:five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
        r"\d\d?)[ -]year[ -]olds",
        r"my (?:kids|children|lads|boys|girls) (?:at|in) school",
        r"(?:a|one|another|this|that|some) (?:child|kid) (?!on )(?:was|has|who|told|asked|said|"
        r"called|came|threw|cried|cling|hid|refused|ran)",
        r"i have a (?:child|kid|boy|girl|lad) (?:who|that)",
        r"(?:the|our) children (?:had|have|loved|enjoyed|made|were|are|sang|did|learnt|performed|"
        r"came|painted|planted|wrote|thought)",
        r"reception (?:came|have|had|did|were|are|loved|sang|went|made|today|tomorrow)",
        r"(?:two|three|four|some|all|most) of the (?:kids|children|boys|girls|lads)",
        r"(?:one|two|three|some|couple) of (?:ours|mine|our lot)",
        r"period [1-6]|the register",
        r"lining up|line up|sit(?:ting)? on the carpet|book corner|reading corner|home corner|"
        r"role play area|sand tray|water tray|assemblies|behaviour points?",
        rf"(?:{MANY}) of (?:them|us)",
        rf"{MANY} (?:kids|children|infants|teenagers|four year olds|five year olds|"
        rf"\w+[ -]year[ -]olds)",
        rf"(?:{MANY}) pairs of",
        r"(?:miss|sir),? (?:he|she|can i|is it|why|what|i need|have you|did you)(?:'s|'ve)?|"
        r"(?:yes|here|morning),? miss",
        r"(?:seat|kid|lad|boy|girl|mum|dad|front|half|most|all|with|in) (?:of|in|"
        r"from) (?:\d{1,2}[a-hj-np-z])",
        r"about a (?:child|kid|pupil|student)|(?:anybody|anyone|other people)'s (?:kids|children)",
        r"(?:kids|children|pupils|they) (?:got|get|were|was) on (?:the|a) coach",
        r"every cohort|this cohort|cohort",
        r"one[ -]to[ -]one",
        r"read (?:\w+ ){1,4}out loud to me|show and tell",
    ),
    1: (
        r"(?:top|bottom|middle) set|thirty of them|\d\d of them|(?:than|as) they (?:are|do|did)|"
        r"good as gold|the quiet one|behaviour",
        r"eats? the glue|every one of them|in my room|my (?:room|desk|chair|carpet|door)",
    ),
}
