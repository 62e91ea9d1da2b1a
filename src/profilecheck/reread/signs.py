"""The words that make a post one about work at a school: which reason they speak for, how strongly.

Each is a regular expression over folded text, in which a space stands for any white space (" ?" for
none too), and which begins and ends where a word does. How signs are added up is in `weighing`.
"""

import re
from collections.abc import Iterable

from profilecheck.reread.reason import Reason

__all__ = ["CAPITALS", "ENOUGH", "OWN_WORK", "SIGNS", "compiled"]

OWN_WORK = 4
"""The weight of words that only somebody who works at a school uses of themselves."""
ENOUGH = 3
"""The weight at which a post is listed."""

_YEAR = r"(?:year|yr|y)[ -]?(?:1[0-3]|[1-9])"
_GRADE = r"(?:[1-9]|1[0-2])(?:st|nd|rd|th)[ -]grade"
_CODE = r"(?:1[0-3]|[7-9])[a-hj-np-z]\d?"
_YOUNG = r"(?:kids?|child|children|boys?|girls?|lads?|pupils?|students?|ones|lot)"
_MINE = r"(?:my|our)"
_ANY = r"(?:a|an|the|one|some|these|those|this|that|another|two|three|my|our)"
_DO = r"(?:are|were|have|had|did|do|will|can|can't|made|think|thought|got|broke|you)"
_BAD = (
    r"(?:bad|awful|rubbish|terrible|horrible|tough|hard|stressful|shit|shitty|crap|worst|vile|"
    r"horrendous|shocking|hideous|dreadful|long)"
)
_SUBJECT = (
    r"(?:maths?|english|science|history|geography|french|german|spanish|re|pe|art|music|drama|"
    r"computing|phonics|reading|writing|spelling|physics|chemistry|biology|food tech|dt|pshe)"
)

SIGNS: dict[Reason, dict[int, tuple[str, ...]]] = {
    Reason.PUPILS: {
        OWN_WORK: (
            rf"{_MINE} (?:\w+ )?{_YEAR}'?s?(?! of)",
            rf"{_MINE} (?:\w+ )?(?:{_GRADE}(?:rs?)?|\w+ graders|(?:kinder|preschool)\w*ers)",
            rf"{_MINE} (?:class|form|tutor group|tutees|homeroom|classroom|students?|pupils?)"
            r"(?! (?:of|act|reunion))",
            rf"{_MINE} (?:sixth[ -]formers|gcse|a[ -]level|btec|{_SUBJECT}) "
            r"(?:class|group|set|students|lot)",
            rf"{_MINE} (?:sixth[ -]formers|(?:top|bottom) set|nurture group|eyfs|reception|nursery)"
            rf" ?(?:{_YOUNG}|class)?",
            rf"(?:taught|teaching|covered|covering|observed|had|told|with) (?:a |my )?{_YEAR}'?s?"
            r"(?: lesson| class)?",
            rf"(?:taught|told|had|covered|covering|with|to|got) {_CODE}",
            r"one of my (?:little ones|tinies|learners|tutees)",
        ),
        ENOUGH: (
            r"pupils?|schoolkids|schoolchildren",
            rf"{_YEAR}s",
            rf"(?:top|bottom|middle) set {_YEAR}",
            rf"{_YEAR} {_DO}",
            rf"(?:a|an|some|every|one) {_YEAR}(?! of)",
            rf"{_YEAR} (?!(?:of|into|since|at|and|on|in|with|so|already|now)\b)\w+",
            rf"(?:lad|boy|girl|kid|child|children|kids|lot|group|class|trip|residential|camp) "
            rf"(?:in|with|from|of) {_YEAR}",
            rf"{_YEAR} (?:boy|girl|lad|kid|kids|child|class|group|lesson|test|trip|mocks?)",
            rf"{_CODE} {_DO}",
            rf"class (?:\d\w?|[a-z]\d) {_DO}",
            r"ks ?[1-5]|key stage [1-5]|eyfs",
            rf"{_ANY} (?:more )?(?:\w+ )?{_YOUNG} in (?:my|our|the) "
            r"(?:class|form|set|group|lesson|year|nursery|school)",
            rf"{_YOUNG} (?:at|in|from) (?:our|my|the) school",
            r"(?:reception|nursery|infant|junior) (?:class|children|kids)",
            rf"{_GRADE}rs",
            r"my (?:tinies|learners)",
            r"year group|tutor group|form group|sixth[ -]formers",
            r"one more (?:student|pupil|kid|child)",
            rf"{_YOUNG} (?:threw|bit|kicked|punched|spat|swore|hit) (?:\w+ ){{0,4}}(?:at|on|me)",
            rf"(?:the )?behaviour (?:in|of) (?:{_YEAR}|my|our|some)",
            r"(?:twenty|thirty|\d\d)(?:[ -]\w+)? of them,? (?:and )?(?:just |only )?one of me",
            r"(?:a|another|some|one) (?:child|kid|pupil|student) (?:in|from) nursery",
        ),
        2: (
            _YEAR,
            rf"{_GRADE}(?:rs?)?",
            r"(?:some|these|those|our|the|three of my|two of my|a|that) students?",
            r"one of (?:my|the|our) (?:kids|children|lads|girls|boys)",
            r"the kids in",
            r"(?:little|the) darlings",
            r"room full of (?:\w+-year-olds|kids|children|teenagers)",
            r"(?:wet|indoor) (?:play|break|lunch)",
            r"(?:five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|\d\d?)"
            r"[ -]year[ -]olds",
            r"my lot|my little ones",
            r"(?:back|front) row",
            r"every cohort|this cohort|cohort",
            r"nativity",
            r"autis(?:m|tic)|adhd|one[ -]to[ -]one|long division|phonics|times tables",
            r"read (?:\w+ ){1,4}out loud to me|show and tell",
        ),
        1: (
            r"kids?|child|children|students?",
            r"(?:top|bottom|middle) set",
            r"thirty of them|\d\d of them|good as gold|well behaved|visitors",
            r"gcses?|a[ -]levels?",
            r"rubber|the quiet one|behaviour|eats? the glue",
        ),
    },
    Reason.COLLEAGUES: {
        OWN_WORK: (
            r"(?:my|our) (?:headteacher|head teacher|deputy head|assistant head|senco|slt|smt|"
            r"teaching assistants?|head of (?:\w+ )?\w+|principal|hod|governors|mat ceo|"
            r"year (?:lead|leader|partner)|job ?share|mentor teacher|superintendent)",
            r"our head(?= (?:is|has|just|told|said|says|sent|wants|won't|can't|never|doesn't|gave|"
            r"thinks|and|emailed)|[.,!?]|\Z)",
            r"(?:in )?(?:the|our) staff ?room",
        ),
        ENOUGH: (
            r"slt|smt|senior leadership(?: team)?",
            r"my department|school office",
            r"my head (?:told|said|says|wants|asked|sent|thinks|won't)",
            r"(?:the|our) head's (?:going|leaving|off|retiring|been|got|told|gone)",
            r"staff ?room|staff meetings?|staff briefing|staff night out",
            r"head ?teachers?|(?:deputy|assistant|acting|executive|new) head(?:s|teacher)?",
            r"the head (?:has|just|told|said|says|sent|wants|won't|can't|never|doesn't|gave|"
            r"thinks|emailed|is (?:off|leaving|a|an|so|on))",
            r"head of (?:year|department|faculty|ks ?\d|key stage|sixth form|maths|english|"
            r"science)",
            r"(?:the|our|some|school) governors|governing body|chair of governors",
            r"(?:supply|cover|substitute) (?:teachers?|staff|supervisors?)",
            r"teaching assistants?|senco|hlta|dinner ladies|lunchtime supervisors?",
            r"another teacher|other teachers|some teachers|a teacher (?:at|in|i)",
            r"colleagues?|co-?workers?|work ?mates?",
            r"(?:people|person|man|woman|bloke|girl|women|somebody|someone) (?:i|that i|"
            r"who i) work "
            r"with",
            r"one of the (?:women|men|girls|lads|people) at work",
        ),
        2: (
            r"leadership(?: team)?",
            r"line manager|my manager|my boss|the boss",
            r"caretaker|site manager|school secretary|the office (?:staff|lady)",
            r"leaving do",
            r"(?:where|the place) i work|(?:at|outside) (?:my )?work",
            r"brainwaves?",
            r"timetable|the deputy|rota",
            r"him upstairs|her upstairs|them upstairs|those upstairs|management|the powers that be",
            r"(?:ill|off|off sick) on (?:a )?(?:monday|friday)s?",
            r"all staff|the staff|staff (?:car park|christmas|party|do)",
        ),
        1: (
            r"staff|governors?|principal|teachers|lanyards?|emails?|leadership",
            r"at break|breaktime|gossip",
            r"(?:adults|staff|two|three|four) down|off sick|promoted|promotion|photocopier|"
            r"meetings?|clipboards?",
        ),
    },
    Reason.PARENTS: {
        OWN_WORK: (
            r"parents of (?:my|our)",
            r"(?:one of )?(?:my|our) (?:pupils?|students?|kids)'? (?:parents?|mums?|dads?)",
            r"(?:a|the|one) (?:mum|dad|parent|mother|father|grandma|nan) (?:in|of|from) my class",
        ),
        ENOUGH: (
            r"parents?'?s?'? (?:evenings?|consultations?|meetings?|complaints?|teacher)",
            r"parent[ -]teacher conferences?",
            r"(?:a|another|this|that|one|some|any|angry|these|those) parents?(?! to be)",
            r"some of the (?:parents|mums|dads)",
            r"(?:do|the|dear|why do) parents(?: who| think| at| in| of| have| always| are)",
            r"parents (?:think|complain\w*|expect|shout\w*|who|at our|in our|at the gate)",
            r"pta|ptfa|the school gates?",
            r"parent problem|pushy parents|carers",
        ),
        2: (
            r"(?:a|the|his|her|their) (?:mum|dad|mother|father)s? (?:just|who|has|came|sent|swore|"
            r"emailed|shouted|complained|rang)",
            r"mums and dads|sets of parents",
            r"(?:rang|phoned|called|ring) home(?! to)|at the gates",
            r"(?:a|the|one|another|his|her|their) (?:mum|dad|mother|father)s? (?:told|asked|"
            r"accused|at)",
            r"(?:a|the|one|another) (?:mum|dad|mother|father) in my face",
            r"his mother|her mother|their mother|his mum|her mum|the family|met the family",
            r"at the gate|home[ -]time|zigzags|zig-zags",
            r"nobody at home (?:reads|cares|bothers)",
        ),
        1: (
            r"parents?|receptionist|homework|complained|complaint",
            r"screamed at|shouted at|sworn at|reads with|nightmare|families|complain|gets it from|"
            r"in my face",
        ),
    },
    Reason.MATTERS: {
        OWN_WORK: (
            r"my (?:lessons?|marking|planning|ppa|timetable|observation|teaching|seating plan|"
            r"display boards?|curriculum|school)",
            r"i teach(?! (?:yoga|pilates|dance|ballet|piano|guitar|swimming|zumba|myself))",
            r"why (?:do )?i teach",
            r"our school(?: is| has| council| hall| trip| play)?",
            r"(?:loved?|hate|hated|done with|leaving|quit|quitting|sick of) teaching",
            r"teach(?:er|ing|ers)?(?:life|problems|probs|humou?r|struggles|tired|stress)",
            r"edu(?:twitter|chat|tok)|ukedchat|teachersof\w+",
        ),
        ENOUGH: (
            r"ofsted|hmi|estyn",
            rf"(?:teach|teaching|taught) {_SUBJECT}",
            r"report writing|free periods?|laminat(?:ed|ing|or)(?! floor)",
            r"marked (?:till|until|books|essays|tests|mocks|\d+)",
            r"(?:being|become|became|becoming|as) a (?:teacher|ta|teaching assistant|"
            r"head ?teacher)",
            r"classrooms?",
            r"inset(?: days?)?|twilight training",
            r"lesson (?:observations?|plan\w*|drop[ -]ins?)|learning walks?",
            r"planning lessons|lessons to plan|plan lessons",
            r"(?:playground|break|lunch|gate|bus|yard|detention|corridor|dinner) (?:time )?duty",
            r"(?:in|on|gave|set|given|lunch|after[ -]school) (?:a |him |her |"
            r"them )?detentions?(?! cent)",
            r"safeguarding|child protection|cpoms",
            r"(?:school|class|year|residential) trips?|residential with",
            r"marking (?:mocks?|exams?|books|essays|coursework|papers|tests|assessments|till|until|"
            r"all)|(?:books|papers|essays|tests|mocks|scripts) (?:to|left to|to be) mark(?:ed)?",
            r"(?:writing|write|end of year|school|class) reports|reports to write",
            r"(?:then|more|still|and|so much|pile of) marking",
            r"behaviour policy|uniform policy|pupil progress|pupil premium|book (?:look|scrutiny)",
            r"data drops?|curriculum intent|performance management|school improvement",
            r"ehcps?|senco|ieps?",
            r"neu|nasuwt|naht",
            r"back to school tomorrow|term starts|first day back at school",
            r"lockdown drill|fire drill|wet play",
            r"school (?:budget|funding|council|nativity|hall|kitchen|policy|assembly|disco|fair|"
            r"play)",
            r"mock exams?|progress 8|phonics screening|exam season",
            r"teacher (?:christmas|training|shortage|strike|burnout)",
            r"staff training|supply cover|cover lessons?",
        ),
        2: (
            r"the call",
            r"inspectors?|inspection",
            r"whiteboards?",
            r"lessons?",
            r"glue sticks|green pen|purple pen|red pen|assessment week|risk assessment|assessments",
            r"homework|spellings|coursework|mocks",
            r"first day back|member of the class|dinner hall|phonics|detentions?(?! cent)",
            r"outside school|at school|in school|that school|this school|the school|"
            r"school tomorrow",
            r"duty|marking|assembly|prep time|budget",
            r"back of my (?:room|class)",
            r"playground duties|the bell|home time",
            r"the long holiday|the summer holidays|six weeks off",
        ),
        1: (
            r"school|schools|term|teaching|library|exams?|reports?|trip|policy|classes",
            r"people with (?:the )?clipboards|the hall|holidays?|training|coaches|packed lunches|"
            r"tests|"
            r"half[ -]term|weeks to go|hours with|pe (?:cupboard|kit|shed|store)",
            r"sunday|weekend|midnight",
        ),
    },
    Reason.FEELINGS: {
        OWN_WORK: (
            rf"{_BAD} (?:day|week|morning|afternoon|lesson|term)s? (?:of|in|at) (?:my )?"
            r"(?:teaching|school)",
            r"teaching career",
        ),
        ENOUGH: (
            r"(?:can't|cannot|couldn't|can not) (?:face|do|cope with|deal with) "
            r"(?:going (?:in|back) |going (?:in|back) to |another day (?:at|of) )?(?:to )?"
            r"(?:work|school|that place)",
            r"(?:hate|despise|loathe|sick of|done with|fed up (?:of|with)|over|regret) "
            r"(?:my|this|the) job",
            r"(?:hate|sick of|done with|fed up (?:of|with)|dreading|dread|hating) "
            r"(?:work|school|going (?:in|back)|monday at)",
            rf"{_BAD}(?: \w+)? (?:day|week|shift|morning|afternoon)s? at work",
            r"(?:cried|crying|sobbed|sobbing|in tears) (?:\w+ ){0,6}(?:after|at|about|"
            r"because of) work",
            r"(?:hand|handing|handed|given|giving) (?:\w+ ){0,2}notice in|(?:hand|handed|"
            r"handing) in "
            r"my (?:notice|resignation)",
            r"my job is (?:making|killing|ruining)",
            r"(?:hate|hated|hating) (?:\w+ ){0,4}(?:work|job|teaching)",
            r"(?:done|finished) with (?:teaching|schools?|work)",
            r"(?:sick|dread\w*|anxious|ill) (?:about|of|at|over) (?:the thought of )?going (?:in|"
            r"back)",
            r"(?:that|this) (?:school|job|place|work) is (?:killing|destroying|breaking|ruining|"
            r"making)",
            r"day at work[^.!?]{0,40}(?:nasty|cry|crying|tears|hug|wine|gin)",
            r"(?:another day|another year|one more day|one more year|any longer) in (?:that|this) "
            r"place",
            r"(?:place|school|job) (?:i work|where i work)[^.!?]{0,20}(?:falling apart|toxic|joke)",
            r"signed off (?:for|with|sick|work)",
            r"break and (?:sobbed|cried)|(?:sobbed|cried) (?:in|on) my (?:break|lunch)",
        ),
        2: (
            r"don'?t pay (?:me|us) enough|not paid enough|paid enough",
            r"signed off|burn(?:t|ed) out|burnout|on my knees",
            r"that place|this place|that building",
            r"sunday (?:night|evening)s?(?: blues| dread)?",
            r"my job|worst day|looking for something else",
            r"get[ -]ups|anyone hiring|new job|work tomorrow|dread(?:ing)?",
            r"on my break",
            r"back-?to-?back|spat at|bitten|sworn at",
            r"(?:can't|couldn't) stop crying|bullied|this job",
        ),
        1: (
            r"work|job|crying|cried|sobbed|in tears|shattered|exhausted|stomach in knots|in knots",
            r"anxious|sick|resilient|notice|"
            r"what i do (?:now|for a living)",
        ),
    },
    Reason.CONFIDENTIAL: {
        ENOUGH: (
            r"safeguarding (?:disclosure|concern|referral|issue)",
            r"(?:not supposed to|shouldn't|should not|not allowed to) (?:\w+ ){0,3}"
            r"(?:say|post|tell|share)[^!?]{0,60}(?:school|head|governors|job|redundanc\w+|staff|"
            r"pupil|"
            r"trust|academy)",
            r"(?:child|children|boys?|girls?|kid|kids|pupils?|students?|lad|lads) (?:was |were |"
            r"got |"
            r"been |permanently )?(?:excluded|expelled|suspended)",
            r"social (?:services|worker|workers) [^.!?]{0,30}(?:one of (?:our|my)|kids|child|"
            r"family)",
            r"(?:sats?|gcse|a[ -]level|exam) results are (?:embargoed|in)",
            r"(?:taken|gone|going|put) into care",
        ),
        2: (
            r"not (?:supposed|allowed|meant) to (?:say|tell|post|share)|shouldn't (?:say|post|"
            r"share)",
            r"not (?:announced|public) yet|not official yet|embargoed|confidential",
            r"didn't hear it from me|heard it here first|keep it under your hats?|between us",
            r"can't (?:say|tell you) (?:who|his|her|any|their|names?|what)",
            r"redundanc(?:y|ies)|restructure|joining a trust|academy trust|academis\w+|"
            r"into a trust",
            r"disclosure|excluded|social (?:services|worker)|diagnosed",
            r"keep it quiet|for the chop|not public (?:yet|till|until)|results are in",
            r"our place",
        ),
        1: (
            r"suspended|getting rid of|sacked|merging|police",
            r"little (?:lad|girl|boy)|in september|at easter",
        ),
    },
}
"""For each reason its signs, by weight. `ENOUGH` and more is enough alone."""

CAPITALS: dict[Reason, dict[int, tuple[str, ...]]] = {
    Reason.COLLEAGUES: {
        OWN_WORK: (r"(?:[Mm]y|[Oo]ur) (?:TAs?|LSAs?|HOD)",),
        ENOUGH: (r"TAs|NQTs?|ECTs?|(?:a|as|the) (?:TA|LSA)",),
    },
    Reason.MATTERS: {ENOUGH: (r"S[Aa]Ts(?! nav)|SATS|PPA|SEND(?! [A-Z])|EHCP|INSET|CPD",)},
}
"""Signs that are other words in small letters ("ta" is thanks): over the text as it was written."""


def compiled(fragments: Iterable[str]) -> re.Pattern[str]:
    """One pattern for any of `fragments`, beginning and ending where a word does."""
    spelt = "|".join(f"(?:{f})".replace(" ?", r"\s*").replace(" ", r"\s+") for f in fragments)
    return re.compile(rf"(?<![\w'])(?:{spelt})(?!\w)")
