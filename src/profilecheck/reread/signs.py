"""The words that make a post one about work at a school: which reason they speak for, how strongly.

Each is a regular expression over folded text, in which a space stands for any white space (" ?" for
none too), and which begins and ends where a word does. How signs are added up is in `weighing`.
"""

import re
from collections.abc import Iterable

from profilecheck.reread.reason import Reason

__all__ = ["CAPITALS", "ENOUGH", "OWN_WORK", "SIGNS", "by_weight", "compiled"]

OWN_WORK = 4
"""The weight of words that only somebody who works at a school uses of themselves."""
ENOUGH = 3
"""The weight at which a post is listed."""

_YEAR = r"(?:year|yr|y)[ -]?(?:1[0-3]|[1-9])"
_GRADE = r"(?:[1-9]|1[0-2])(?:st|nd|rd|th)[ -]grade"
_CODE = r"(?:1[0-3]|[7-9])[a-hj-np-z]\d?"
_YOUNG = r"(?:kids?|child|children|boys?|girls?|lads?|pupils?|students?|ones|lot)"
_MINE = r"(?:my|our)"
_PARENT = r"(?:mum|dad|mother|father|mummy|daddy|gran|nan|grandma|grandad|granddad)"
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_MANY = rf"(?:{_TENS}(?:[ -]\w+)?|[2-9]\d|1\d\d|(?:a|one) hundred)"
_WHEN = r"(?:today|tomorrow|tonight|this (?:morning|afternoon|week)|(?:first|last) thing|again)"
_DOES = (
    r"(?:has|had|is|was|just|never|told|tells|said|says|sent|wants|wanted|won't|can't|doesn't|"
    r"didn't|"
    r"gave|thinks|thought|emailed|emails|asked|asks|walked|came|called|turned|put|hasn't|decided|"
    r"tried|made|wrote|left|made|keeps|starts|started)"
)
_ANY = r"(?:a|an|the|one|some|these|those|this|that|another|two|three|my|our)"
_DO = (
    r"(?:are|were|have|had|did|do|will|can|can't|made|think|thought|got|broke|you|lost|came|went|"
    r"today|tomorrow|this morning|this afternoon|last thing|on a|just|actually|all|never)"
)
_BAD = (
    r"(?:bad|awful|rubbish|terrible|horrible|tough|hard|stressful|shit|shitty|crap|worst|vile|"
    r"horrendous|shocking|hideous|dreadful|long)"
)
_SUBJECT = (
    r"(?:maths?|english|science|history|geography|french|german|spanish|re|pe|art|music|drama|"
    r"computing|phonics|reading|writing|spelling|physics|chemistry|biology|food tech|dt|pshe|"
    r"literacy|numeracy|humanities|mfl|languages|business studies|sociology|psychology|latin)"
)
_LEAD = (
    r"(?:phase|year|key stage|ks ?\d|subject|curriculum|literacy|phonics|maths|english|science|"
    r"reading|eyfs|early years|pastoral|behaviour|inclusion|safeguarding) (?:lead|leader|manager)"
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
            rf"{_MINE} (?:\w+ )?(?:eal|sen|send|asd|autistic|nurture|resourced?|intervention|"
            rf"phonics|"
            rf"guided|reading|lower sixth|upper sixth|sixth form|gcse|a level|btec|y\d+) "
            rf"(?:unit|base|group|provision|{_YOUNG})",
            rf"{_MINE} (?:\w+ )?(?:freshmen|sophomores|preschoolers|lower sixth|upper sixth)",
            rf"(?:in|with|to|for) {_MINE} set [1-6]|{_MINE} set [1-6]s?",
            r"i(?:'ve| have)? (?:got )?a (?:student|pupil|learner|tutee)",
            rf"{_YOUNG} i (?:teach|taught|support|work with|worked with|look after at work)",
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
            r"(?:kids|children|young people|little ones|teenagers|teens) (?:at|from) (?:my )?work",
            rf"set [1-6] {_SUBJECT}|{_SUBJECT} set [1-6]|(?:top|bottom) set {_SUBJECT}",
            rf"(?:period|p) ?[1-6],? (?:on a|with|{_WHEN}|lesson|{_CODE}|{_YEAR})",
            rf"(?:first|last) period (?:on|with|{_WHEN})",
            rf"(?:with|had|have|got|love|lost|for|from|see|dear|and) {_CODE}(?= |[,!.]|\Z)(?! "
            rf"(?:is|was|at))",
            r"(?:carpet|circle|golden|choosing) time|tidy[ -]up time|guided reading|continuous "
            r"provision|tuff tray|mud kitchen|naughty table|star of the week",
            r"(?:taking|doing|took|did|call|calling) the register|my register(?! of)",
            r"eal|send kids|sen (?:kids|children|unit|base|school)|alternative provision",
            rf"{_MANY} (?:kids|children|infants|teenagers|four year olds|five year olds|"
            r"\w+[ -]year[ -]olds)",
            r"(?:a|one|another) \w+[ -]year[ -]old (?:told|asked|called|said|informed|"
            r"cried|bit)",
            r"former (?:pupil|student)s?|ex[ -](?:pupil|student)s?|(?:past|old) pupils",
            rf"(?:restrain\w*|restraining|escort\w*) (?:a|one|another) {_YOUNG}",
            r"leavers'? (?:assembly|service|disco|hoodies?|prom|do|play)|year \d+ (?:leavers|prom)|"
            r"settling[ -]in|settle[ -]in|forest school",
            rf"(?:three|two|both|some|half|most|all|lots) of (?:my|our|the) (?:{_YEAR}s?|class|"
            rf"form|"
            r"year group|students|pupils)",
            r"(?:lower|upper) sixth|sixth form(?! of)|looked after child\w*",
            rf"(?:teaching|taught|teach) (?:a |the )?(?:reception|nursery|infants|{_YOUNG}|"
            rf"{_MANY})",
            r"(?:punched|kicked|bitten|hit|spat at|spat on|headbutted|scratched|slapped|sworn at|"
            r"pinched) by (?:a|"
            rf"an|one|another|two) (?:\w+[ -]year[ -]olds?|{_YOUNG})",
            r"school ?refus\w+|persistent absen\w+|exclusions? (?:meeting|letter|panel)",
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
            r"my lot|my little ones|the little ones|my (?:kids|children|lads|boys|girls) (?:at|in) "
            r"school",
            r"(?:a|one|another|this|that|some) (?:child|kid) (?!on )(?:was|has|who|told|asked|said|"
            r"called|came|threw|cried|cling|hid|refused|ran)",
            r"i have a (?:child|kid|boy|girl|lad) (?:who|that)",
            r"(?:the|our) children (?:had|have|loved|enjoyed|made|were|are|sang|did|learnt|"
            r"performed|"
            r"came|painted|planted|wrote|thought)",
            r"reception (?:came|have|had|did|were|are|loved|sang|went|made|today|tomorrow)",
            r"(?:two|three|four|some|all|most) of the (?:kids|children|boys|girls|lads)",
            r"(?:one|two|three|some|couple) of (?:ours|mine|our lot)",
            r"period [1-6]|the register|the naughty (?:step|chair)|sick bucket|head ?count|hi[ "
            r"-]?vis",
            r"sports day|world book day|anti[ -]bullying week|odd socks day|non[ -]?uniform|mufti",
            r"lining up|line up|sit(?:ting)? on the carpet|hands? up|book corner|reading corner|"
            r"home corner|role play area|sand tray|water tray|sticker chart|breakfast club|after[ "
            r"-]school club|"
            r"assemblies|house points?|behaviour points?|merits|book ?bags?|reading records?",
            rf"(?:{_MANY}) of (?:them|us)",
            rf"(?:{_MANY}) pairs of",
            r"(?:miss|sir),? (?:he|she|can i|is it|why|what|i need|have you|did you)(?:'s|'ve)?|"
            r"(?:yes|here|morning),? miss",
            r"(?:seat|kid|lad|boy|girl|mum|dad|front|half|most|all|with|in) (?:of|in|from) "
            r"(?:\d{1,2}[a-hj-np-z])",
            r"about a (?:child|kid|pupil|student)|(?:anybody|anyone|other people)'s (?:kids|"
            r"children)",
            r"(?:kids|children|pupils|they) (?:got|get|were|was) on (?:the|a) coach",
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
            r"young people|teenagers|teens|(?:little|wee) (?:boy|girl|lad|lass)",
            r"need (?:a wee|the loo|the toilet)|glitter|every one of them|feral|"
            r"for them|than they are|them all",
            r"painting|planting|practising|tidy(?:ing)? up|kicked|bitten|punched|wellies",
            r"in my room|my (?:room|desk|chair|carpet|door)",
            r"recorders?|after lunch|playtime|today|this (?:morning|afternoon)|tomorrow",
        ),
    },
    Reason.COLLEAGUES: {
        OWN_WORK: (
            r"(?:my|our) (?:headteacher|head teacher|deputy head|assistant head|senco|slt|smt|"
            r"teaching assistants?|head of (?:\w+ )?\w+|principal|hod|governors|mat ceo|"
            r"year (?:lead|leader|partner)|trainee|mentee|ect|nqt|student teacher|job ?share|"
            r"mentor teacher|superintendent|"
            rf"{_LEAD}|business manager|exams officer|attendance officer|"
            r"assistant (?:principal|headteacher)|vice principal|deputy principal|chair of "
            r"governors|school (?:cook|nurse|secretary|business manager)|dsl|inclusion manager|"
            r"cover (?:manager|supervisor)|cleaner in charge|teachers|trust's? ceo|lunchtime "
            r"staff)",
            rf"our (?:new |old |lovely |acting )?head(?= {_DOES}| and|[.,!?]|\Z)",
            r"(?:in )?(?:the|our) staff ?room",
        ),
        ENOUGH: (
            r"slt|smt|senior leadership(?: team)?",
            r"(?:my|our|the whole|half the) department(?! store)|school office",
            rf"(?:the|our) (?:\w+ )?{_SUBJECT} (?:department|faculty|office|block|corridor|team)",
            rf"the new (?:head|deputy|principal)(?= {_DOES}| teacher|[.,!?]|\Z)",
            r"(?:assistant|vice|deputy|executive) (?:principal|headteacher)s?|headteachers?|"
            r"headmaster|headmistress|executive head",
            rf"{_LEAD}s?|exams officer|attendance officer|business manager|school cook|bursar",
            r"(?:nobody|no[ -]one|everyone|everybody|someone|somebody|anyone|people|women) (?:at|"
            r"in) "
            r"(?:my |our )?(?:work(?! (?:out|from))|school|place)|half the staff",
            r"(?:one|two|three|four|some|half|most|another) (?:of|more of) (?:our|the) (?:teachers|"
            r"tas|governors|ects|nqts|trainees|senior)",
            r"staff (?:whats ?app|wellbeing|bulletin|survey|away day|inset|loos?|toilets?|"
            r"pigeonholes?|"
            r"panto\w*|quiz|workroom|kitchen|fuddle|photo|turnover|governor|absence)",
            r"on supply|supply (?:today|tomorrow|work|agency|agencies|cover|in a|at a|like)|doing "
            r"supply|"
            r"day to day supply|emergency cover|agency staff",
            r"(?:my|school|teaching|first|second|final) placement|placement school|student "
            r"teachers?|"
            r"trainee teachers?|teacher trainees?|pgce|scitt|teach first|qts|school direct",
            r"(?:morning|staff|this morning's|monday) briefing|briefing (?:this|at|was|again)",
            r"my (?:ect|nqt|pgce|phase|induction) (?:mentor|tutor|year|lead)|ect year|nqt year",
            r"multi[ -]academy trust|the trust's? (?:ceo|board|lead|wants|have|has|is|are)|trust "
            r"ceo",
            r"a class (?:waiting|to teach)|(?:worst|best|nicest|loveliest) class i(?:'ve)? (?:\w+ "
            r")?(?:had|taught)|"
            r"next year's class|class lists?",
            r"fellow teachers?|teacher (?:friends|mates|pals)|we teachers|us teachers",
            r"my head (?:told|said|says|wants|asked|sent|thinks|won't)",
            r"(?:the|our) head's (?:going|leaving|off|retiring|been|got|told|gone)",
            r"staff ?room|staff meetings?|staff briefing|staff night out",
            r"head ?teachers?|(?:deputy|assistant|acting|executive|new) head(?:s|teacher)?(?! "
            r"(?:on|for the))",
            r"the head (?:has|had|just|told|tells|said|says|sent|wants|wanted|won't|can't|never|"
            r"doesn't|didn't|gave|thinks|emailed|emails|asked|walked|came|called|observed|left|"
            r"starts|"
            r"resigned|is (?:off|leaving|a|an|so|on|coming|going|in))",
            r"(?:with|from|by|to|for|see|tell|told|ask|asked|about) the head(?=[,.!?]| (?:about|at|"
            r"on|"
            r"and|i|that|who|today|tomorrow)|\Z)",
            rf"head of (?:year|department|faculty|ks ?\d|key stage|sixth form|school|house|"
            rf"{_SUBJECT})",
            r"(?:the|our|some|school) governors|governing body|chair of governors",
            r"(?:supply|cover|substitute) (?:teachers?|staff|supervisors?)",
            r"teaching assistants?|senco|hlta|dinner ladies|lunchtime supervisors?",
            r"another teacher|other teachers|some teachers|a teacher (?:at|in|i)",
            r"colleagues?|co-?workers?|work ?mates?",
            r"(?:people|person|man|woman|bloke|girl|women|somebody|someone) (?:i|that i|"
            r"who i) work "
            r"with",
            r"one of the (?:women|men|girls|lads|people) at work",
            r"line manager (?:told|says|said|asks|asked|wants|has|thinks|emailed|came)|"
            r"governors'? meetings?|(?:by|with|from) the deputy|the deputy (?:said|says|told|is|"
            r"has|wants)|"
            r"(?:interview|job|going|applied|applying) for (?:deputy|head|senco|assistant head)|"
            r"deputy headship",
            r"our (?:school )?(?:receptionist|secretary|librarian|technician|caretaker|site "
            r"manager|"
            r"counsellor|it technician|lab technician|trainees?|ects?|nqts?)|lab tech(?:nician)?|"
            r"midday supervisors?|lunchtime staff|dinner lad(?:y|ies)|lollipop (?:lady|man)",
            r"(?:working|work|worked|job) (?:in|at|for) (?:a|my|the|this|our|another) (?:\w+ "
            r")?(?:school|"
            r"academy|primary|secondary|nursery|pru|mat)",
        ),
        2: (
            r"leadership(?: team)?",
            r"line manager|my manager|my boss|the boss",
            r"caretaker|site manager|school secretary|the office (?:staff|lady)|office staff",
            r"(?:two|three|four|some|several|most|half) (?:members|of the members) of staff|"
            r"members of staff|staff member",
            r"our (?:\w+ )?(?:cook|governor|mentor|deputy|principal|mat|trust|ceo|department|"
            r"faculty|team leader)",
            r"trainees|new starters|supply|briefing|the workroom|appraisal|pigeonhole|dress code",
            r"our (?:office|team)|team player|wellbeing|unauthorised absence|return to work",
            r"leaving do",
            r"(?:where|the place) i work|(?:at|outside) (?:my )?work",
            r"brainwaves?",
            r"timetable|the deputy|rota",
            r"him upstairs|her upstairs|them upstairs|those upstairs|management|the powers that be",
            r"(?:ill|off|off sick) on (?:a )?(?:monday|friday)s?",
            r"all staff|the staff|staff (?:car park|christmas|party|do)",
        ),
        1: (
            r"staff|governors?|principal|teachers|lanyards?|emails?|leadership|the deputies|mentor",
            r"the (?:cook|cleaner|technician|librarian|trust|ceo|department|academy)|resignations?|"
            r"a ceo|starting with us|our cleaner|pay rise|the rest of us",
            r"taught a day|(?:the |our )?offices|conference|our own|displays?|the christmas do",
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
            r"parents?'?s?'? (?:evenings?|nights?|eve|consultations?|consults|meetings?|"
            r"complaints?|"
            r"teacher|forum|group chat|whats ?app)",
            rf"(?:{_PARENT}|parent|grandparent)s? (?:at|outside|on|by) (?:the )?(?:school )?gates?",
            rf"(?:e-?mails?|phone call|call|voicemail|letter|complaints?|note) from (?:a|an|one|"
            rf"the|some|"
            rf"that) (?:\w+ )?(?:{_PARENT}|parent)s?",
            rf"(?:one|some|a few|couple|most) of (?:the|our) (?:{_PARENT}|parent)s",
            r"parents? (?:e-?mail\w*|rang|ringing|phon\w+|asked|asking|told|telling|complain\w*|"
            r"moan\w*|"
            r"queu\w+|scream\w*|swear\w*|swore|shout\w*|wanting|demand\w*|turn\w* up|helpers?|"
            r"governors?|"
            r"survey|view|workshop|mail|pay)|send(?:ing)? (?:your|their) (?:kids?|child\w*) (?:to "
            r"school|in)",
            rf"(?:{_PARENT}|parent)s? (?:from|in|of) (?:1[0-3]|[1-9])[a-z]|if you send your child",
            r"(?:the )?parents (?:always|never|want|keep|don't|won't)",
            r"(?:year \d+|class|mums'?|parents'?|reception) (?:whats ?app|group chat|"
            r"facebook group)(?: group)?",
            rf"(?:a|another|one|the) {_PARENT} (?:\w+ )?(?:scream\w*|shout\w*|swear\w*|swore|"
            rf"yell\w*) "
            r"(?:at|in)",
            rf"(?:told|told off|accused|shouted at|screamed at|sworn at|collared|cornered|reported|"
            rf"threatened|"
            rf"slagged off|messaged) by (?:a|another|one|two) (?:{_PARENT}|parent)s?",
            r"parent view|home visits?|home school agreement|formal complaint",
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
            r"mums and dads|sets of parents|our families|parenting|(?:some|these|certain|one of "
            r"our|one of my) families",
            rf"(?:by|from|with|off|had) (?:a|another|some|one) {_PARENT}",
            r"(?:mums|dads|grandparents) (?:at|who|in|queuing|moaning|looking)",
            rf"(?:a|the|one|another) {_PARENT} (?:scream|shout|rang|emailed|complain|swear|thinks|"
            rf"says)",
            r"parent of the year(?! award)|appointments?|collect (?:him|her|them)|complaint about "
            r"me|"
            r"group chat",
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
            r"display boards?|curriculum|school|trainee year|classroom|ect year|nqt year|"
            r"pigeonhole|frees?(?= )|scheme of work|data drop|tutor time|registration|subject)",
            r"i (?:don't |do |can't |even |won't |also |only |still )*(?:even )?teach(?! (?:yoga|"
            r"pilates|dance|ballet|piano|guitar|swimming|zumba|myself))",
            r"why (?:do )?i teach",
            r"our school(?: is| has| council| hall| trip| play)?",
            r"(?:loved?|hate|hated|done with|leaving|quit|quitting|sick of) teaching",
            r"(?:supply|primary|secondary|send|eyfs|ks[1-5]|nqt|ect|trainee)?teach(?:er|ing|ers) "
            r"?(?:life|"
            r"problems|probs|humou?r|struggles|tired|stress|burnout|memes?|twitter|gram|tok|mum|"
            r"goals|"
            r"things|fail|community|confessions|thoughts|s?of ?\w+)",
            r"edu(?:twitter|chat|tok|sky|share)|ukedchat|teachersof\w+|primaryrocks|schoollife|"
            r"talife|"
            r"ofstedready|slt(?:chat|life)|senco(?:chat|life)|nqtlife|ectlife|lovemyclass|"
            r"classroomlife",
        ),
        ENOUGH: (
            r"ofsted|hmi|estyn",
            rf"(?:teach|teaching|taught) {_SUBJECT}",
            rf"(?:teach|teaching|taught) (?:in (?:a|an|my|the)|{_WHEN}|all day|full[ -]time|part[ "
            rf"-]time|"
            r"this year|them|kids|year|in)",
            r"(?:in|into|left|leave|leaving|out of|quit|quitting|love|loved|hate|back to|"
            r"start(?:ed|ing)?|"
            r"tired of|enjoy|regret|why) teaching(?! (?:my|him|her|the|myself|our))",
            r"teaching (?:is|isn't|was|used to|has|profession|unions?|job|jobs|interviews?|school|"
            r"degree|career|hospital|today|tomorrow)|anyone (?:\w+ )?teach",
            r"report writing|free periods?|laminat(?:ed|ing|or)(?! floor)",
            r"mark(?:ed|ing) (?:till|until|books|essays|tests|mocks|\d+|sixty|thirty|ninety|"
            r"homework|"
            r"assessments|coursework)|assess(?:ing|ed) (?:\d+|\w+ty)",
            rf"{_MANY} (?:exercise )?(?:books|essays|scripts|mocks|assessments|exam papers|"
            rf"reports)(?! (?:"
            r"on my shelf|to read|in a year|this year))",
            r"(?:the|all|doing|done|finished|finish|finally|did|do|catch up on|behind (?:on|with)|"
            r"some|"
            r"triple|deep|pile of|drowning in) (?:\w+ )?marking(?! (?:the|my|his|her|our|its|out))",
            r"marking,? (?:and )?marking|marking (?:done|policy|pile|tonight|load|weekend|party|"
            r"day|"
            r"came|this|before|after|hell|all)|mark ?schemes?|exercise books?",
            r"exam boards?|aqa|edexcel|wjec|eduqas|jcq|nea|controlled assessment|ucas|invigilat\w+",
            r"(?:got|getting|being|been|be|am|i'm|was|were) observed(?! by an?)|observ(?:ed|ing) "
            r"(?:by|my|me)"
            r"(?: \w+){0,2} (?:head|slt|deputy|lesson|mentor)|formal observation|observation week",
            r"requires improvement|special measures|(?:rated|graded) (?:good|outstanding|"
            r"inadequate)|"
            r"section (?:5|8) inspection|inadequate in everything",
            r"academy trust|schemes? of work|medium term plan\w*|weekly planning|planning "
            r"(?:template|"
            r"scrutiny|meeting|day)|knowledge organi[sz]ers?|retrieval practice|metacognition|"
            r"success criteria|learning objectives?|exit tickets?|cold calling|plenary",
            r"class ?dojo|arbor|bromcom|tapestry obs\w*|twinkl|white rose|read write inc|rwi|"
            r"(?:tt|times tables?) ?rock ?stars?|accelerated reader|google classroom|purple mash|"
            r"sparx|satchel(?: one)?|show my homework|class ?charts|provision maps?|smsc|ebacc",
            r"plan(?:ned|ning)? (?:for |a |the |my |some |all )?(?:\w+ ){0,4}lessons?",
            r"(?:interview|cover|full day of|back[ -]to[ -]back|five|six|no) lessons?|lesson "
            r"(?:today|"
            r"tomorrow|one|idea|ideas|was|went|with|resources?)|lessons (?:tomorrow|today|a day)",
            r"on cover(?= (?:again|today|tomorrow|all|this|for)|[,.!]|\Z)|cover (?:again|list|work|"
            r"desk)|lost my (?:frees?|ppa)|my frees?",
            r"(?:school|class) photos?|photo day|snow day,? (?:tomorrow|for us|no work|no school)",
            r"moderation (?:meeting|week|day)|moderating|a twilight(?! (?:walk|swim|run|sky))|"
            r"twilight (?:session|inset|cpd)|timetabled|time ?tabling",
            r"(?:can't|cannot|couldn't|not|survive|do) (?:\w+ )?another (?:half )?term",
            r"(?:we|i) (?:finally )?break up (?:on|for|this|next|today|tomorrow|\w+day|in \w+)|"
            r"(?:breaking|broken|broke) up for (?:the |summer|christmas|easter|half)\w*",
            r"(?:mock|sats?|btec) results|(?:gcse|a[ -]level|exam) results day|gcse \w+ papers?|"
            r"year 6 sats|sats week",
            r"school (?:minibus|cook|library|uniform policy|website|fete|choir|boiler|caretaker|"
            r"field|"
            r"bell|year|orchestra|performance|production|newsletter|improvement|inspection|day)",
            r"(?:looking at|moving to|new|other) (?:other |a new )?schools?(?= in| for|[.,!]|\Z)|"
            r"change schools|job at (?:a|another) school|teaching post|(?:we're|were) a[\w ]{0,20} "
            r"school",
            r"(?:voted|vote|voting|ballot\w*|balloting) (?:\w+ )?(?:to|for|on) (?:strike|action)|"
            r"teachers'? pay|school funding|pay scale|upper pay|threshold|ups[1-3]|directed time|"
            r"strike ballot|national education union|unison rep|union rep",
            r"wet (?:lunch|break)|indoor play|lunchtime club|(?:homework|revision|booster|"
            r"intervention) (?:club|class|session|group)s?",
            r"peer on peer|prevent training|keeping children safe|kcsie|positive handling|team "
            r"teach|"
            r"physical intervention|risk assess\w+ for (?:a|the|our) trip|early help|cin meeting|"
            r"lado",
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
            r"(?:end|last day|last week|first week|start|\w+ week|week \w+) of (?:the )?(?:\w+ "
            r")?term",
            r"(?:last|first) lesson of|last lesson (?:on|today|tomorrow)|double (?:maths|english|"
            r"science|pe)",
            r"reports (?:done|finished|written|submitted|deadline|are (?:done|due|finished)|due)|"
            r"done with reports?|"
            r"report deadline|personal statements|predicted grades|target grades|transition day|"
            r"new intake",
            r"detentions? (?:for|with|again|duty|today|after)(?! the)|isolation room|inclusion "
            r"room|on call (?:today|"
            r"p\d|all day)|restraint training|restrained|uniform checks?|confiscat\w+",
            r"first day back(?= (?:at work|at school|today|tomorrow|after|with)|[.,!]|\Z)",
            r"(?:first day|start\w*|job|interview) at (?:my|the|a) new school|academy chains?|off "
            r"sick with stress",
            r"parentpay|late gate|dinner money|school census|attendance (?:calls|figures|meeting|"
            r"data)|annual "
            r"reviews?|makaton|pecs|sensory room|ear defenders|multiplication check|eyfs profile|"
            r"raac|"
            r"wet paper towels?|duke of edinburgh|d ?of ?e|(?:leave|leaving|left|quit) (?:the "
            r"profession|education)",
        ),
        2: (
            r"the call",
            r"inspectors?|inspection",
            r"whiteboards?",
            r"lessons?",
            r"glue sticks|green pen|purple pen|red pen|assessment week|risk assessment|assessments",
            r"homework|spellings|coursework|mocks|fractions|essays|scripts|handwriting",
            r"(?:my|our|new|putting up|own) displays?|backing paper|border rolls?|whiteboard pens?|"
            r"pritt ?sticks?|stock cupboard|science block|sports hall|prep room|pigeonholes|mini "
            r"?bus",
            r"(?:first|second|third|fourth|fifth|sixth|last|final|next|this|of|into|till the end "
            r"of) "
            r"(?:\w+ )?(?:of )?term|(?:week|weeks|days?|end|start|middle) (?:\w+ )?of term|"
            r"(?:autumn|spring|summer|new|another|next|last) (?:half[ -])?term|into term|of term",
            r"(?:till|until|to|before|whole of|week of|counting to) (?:half[ -]term|the summer "
            r"(?:hols?|"
            r"holidays?)|christmas|easter|july)|roll on (?:july|summer|half[ -]term)",
            r"snow day|results day|open (?:evening|day|morning)|inspection|concert|rehearsals?|"
            r"(?:christmas|carol|nativity|summer|school) (?:concert|production|play|performance)",
            r"after six weeks|six weeks (?:off|has|have|went|holiday|gone|summer)|off for six "
            r"weeks|"
            r"six weeks holidays?|summer hols",
            r"bell (?:went|goes|rang|rings|has gone)|the bell|first day back|internal candidate|"
            r"moderation",
            r"(?:round|around|into|still at|still in|back in) school|school (?:today|this week)|in "
            r"education|"
            r"education (?:system|sector|secretary)|put(?:ting)? up (?:my |the |our |new "
            r")?displays?|new class|"
            r"(?:gcse|a[ -]level|exam) results|confiscated|lunch hall|school dinners?|school whats "
            r"?app",
            r"trip to the (?:\w+ )?(?:zoo|farm|museum|theatre|gallery|abbey|castle|synagogue|"
            r"mosque|"
            r"temple|library|beach|woods)",
            r"(?:our|their|these|all) targets|targets set|resources|intervention|assessing|"
            r"curriculum",
            r"(?:voted|vote|voting|ballot|picket|strike|striking|payup)|unfunded|funding|workload",
            r"my own money|out of my own pocket|red ink|worksheets?|revision|register|briefings?",
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
            r"half[ -]term|(?:weeks|days|sleeps) to go|hours with|pe (?:cupboard|kit|shed|store)",
            r"sunday|weekend|midnight|back to work|no work|at my desk|the corridors?|playground",
            r"in (?:today|tomorrow) at \d|in at (?:7|8|seven|eight|half)|planning|the reports|"
            r"maths|"
            r"biscuits?|cover|observed|moderated|break up|pens|\w+ costume|concert|photocopier",
            r"comic relief|red nose day|christmas jumper day|the star|bake sale|raffle|enough is "
            r"enough|a (?:lovely|great|brilliant|fab\w*|wonderful) time",
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
            r"(?:cry|cried|crying|sobbed|sobbing|in tears|tears|panic attack) (?:\w+ "
            r"){0,6}(?:after|at|"
            r"about|because of|before|from|(?:way|walk|drive|bus|train) (?:to|in to|into|home "
            r"from)) work",
            r"(?:do|doing|in|love|leave|leaving|left|quit) (?:this|that) job (?:any|much|for|again|"
            r"is)|"
            r"(?:this|my) job (?:is|isn't|was) (?:killing|not worth|breaking|ruining|too|hell)",
            r"signed (?:me|him|her) off",
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
            r"don't pay (?:me|us) enough|not paid enough|paid enough",
            r"signed off|burn(?:t|ed) out|burnout|on my knees|get paid enough|resign(?:ing|ation)|"
            r"mental health|at breaking point|stress leave|off with stress|had enough of",
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
            r"anxious|anxiety|sick|resilient|notice|broken|stress(?:ed|ful)?|hate mondays?|not "
            r"worth|fed up|"
            r"enough|nobody (?:listens|cares|thanks)|thank you|tired|resigned|hanging on|counting|"
            r"dread|"
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
            r"(?:child|children|boys?|girls?|kid|kids|pupils?|students?|lad|lads) (?:who )?(?:was |"
            r"were |"
            r"got |has |have |had |been |being |permanently )*(?:excluded|expelled|suspended)",
            r"(?:teachers?|staff|deputy|head|tas?) (?:\w+ )?(?:have been |has been |is |are |were |"
            r"was |"
            r"being |been )*(?:suspended|sacked|made redundant|escorted|dismissed)",
            rf"(?:cutting|closing|axing|scrapping|losing) (?:the |our )?(?:whole |entire "
            rf")?{_SUBJECT} "
            r"(?:department|gcse|a level)?",
            r"foster care|into foster|child in need plan|strategy meeting|social worker \w+ "
            r"(?:turn|ring|"
            r"call)\w*|kicked out of (?:ours|our place)",
            r"two of (?:our|the) teachers|ring(?:ing)? social services|(?:rang|call(?:ed)?) social "
            r"services",
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
            r"can't (?:say|tell you) (?:who|his|her|any|their|names?|what|why)",
            r"told not to (?:say|tell|talk|share|post|discuss)|(?:told|asked) us not to|(?:don't "
            r"tell|nobody"
            r" tell|not tell) (?:a soul|anyone)|tell us why|what that (?:child|kid|lad|girl|boy)",
            r"expelled|lost (?:his|her|their) (?:mum|dad|mother|father|parents?)|closing the "
            r"nursery|"
            r"made redundant|the trust is|bereave\w+|one of (?:ours|mine)|social workers",
            r"redundanc(?:y|ies)|restructure|joining a trust|academy trust|academis\w+|"
            r"into a trust",
            r"disclosure|excluded|social (?:services|worker)|diagnosed",
            r"keep it quiet|for the chop|not public (?:yet|till|until)|results are in",
            r"our place",
        ),
        1: (
            r"suspended|getting rid of|sacked|merging|police|rumou?r has it|apparently|hear it "
            r"from me|"
            r"they're cutting|they've put|nobody will|heartbreaking|that inspection|he left|she "
            r"left",
            r"little (?:lad|girl|boy)|in september|at easter",
        ),
    },
}
"""For each reason its signs, by weight. `ENOUGH` and more is enough alone."""

CAPITALS: dict[Reason, dict[int, tuple[str, ...]]] = {
    Reason.COLLEAGUES: {
        OWN_WORK: (r"(?:[Mm]y|[Oo]ur) (?:TAs?|LSAs?|HOD)",),
        ENOUGH: (
            r"TAs|NQTs?|ECTs?|(?:a|as|the|another) (?:TA|LSA)|HODs?|HoDs?|HoY|DSLs?|DDSL|MATs?|AHT|"
            r"DHT",
        ),
        2: (r"the Trust|(?:the|new|our|acting) Head(?! of)(?= [a-z])|Headteacher",),
    },
    Reason.PUPILS: {
        ENOUGH: (
            r"\A(?:1[0-3]|[7-9])[A-HJ-NP-Z]\d?(?=,)|PRU|SEMH|EAL|SEN (?:kids|children|lot)|GDS",
        ),
        1: (r"(?:1[0-3]|[7-9])[A-HJ-NP-Z]\d?",),
    },
    Reason.MATTERS: {
        ENOUGH: (
            r"S[Aa]Ts(?! nav)|SATS|PPA|SEND(?! [A-Z])|EHCP|INSET|CPD|OCR|SIMS|PGCE|TLR|UPS|QTS|RQT",
            r"[Ww]e(?:'re| are| got| were)(?: an?)? (?:Good|Outstanding|RI)(?=[ !,.]|\Z)(?! [A-Z])",
            r"an? RI (?:school|judgement)|P[1-6](?:,| and) P[1-6]",
        ),
    },
}
"""Signs that are other words in small letters ("ta" is thanks): over the text as it was written."""


def compiled(fragments: Iterable[str]) -> re.Pattern[str]:
    """One pattern for any of `fragments`, beginning and ending where a word does.

    An apostrophe may be left out ("cant").
    """
    return re.compile(rf"\b(?=\w)(?<!')(?:{_spelt(fragments)})(?!\w)")


def by_weight(
    signs: dict[Reason, dict[int, tuple[str, ...]]],
) -> list[tuple[int, re.Pattern[str]]]:
    """For each weight, the greatest first, one pattern; its groups are named for the reasons."""
    weights = sorted({weight for by in signs.values() for weight in by}, reverse=True)
    return [(weight, compiled(_groups(signs, weight))) for weight in weights]


def _groups(signs: dict[Reason, dict[int, tuple[str, ...]]], weight: int) -> list[str]:
    return [f"(?P<{r.name}>{'|'.join(by[weight])})" for r, by in signs.items() if weight in by]


def _spelt(fragments: Iterable[str]) -> str:
    return "|".join(
        f"(?:{f})".replace("'", "'?").replace(" ?", r"\s*").replace(" ", r"\s+") for f in fragments
    )
