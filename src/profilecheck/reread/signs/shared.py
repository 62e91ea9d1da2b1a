"""What parents, pupils of long ago and people in any job say as much as school staff.

However many of these a text has, they weigh `SHARED_AT_MOST` together: they count only beside a
sign that the writer works at a school ("my class", duty, marking, a colleague).
"""

from profilecheck.reread.reason import Reason
from profilecheck.reread.signs.parts import GRADE, PARENT, SUBJECT, YEAR

__all__ = ["SHARED", "SHARED_AT_MOST"]

SHARED_AT_MOST = 2
"""Less than `ENOUGH`."""

SHARED: dict[Reason, dict[int, tuple[str, ...]]] = {
    Reason.PUPILS: {
        2: (
            rf"{YEAR} leavers|(?:year|tutor|form) group|(?:reception|nursery|infant|junior) class",
            r"(?:lower |upper )?sixth form|(?:lower|upper) sixth|school ?refus\w+|"
            r"persistent absen\w+|sick bucket",
            YEAR,
            rf"{YEAR} (?:residential|trip|camp|prom|disco|assembly|photos?|parents|play|sats)",
            rf"{GRADE}(?:rs?)?",
            r"nativity|sports day|world book day|anti[ -]bullying week|odd socks day|"
            r"non[ -]?uniform|mufti|show and tell|star of the week",
            r"book ?bags?|reading records?|sticker chart|house points?|merits|times tables|"
            r"long division",
            r"breakfast club|after[ -]school club|forest school|settling[ -]in|settle[ -]in",
            r"(?:little|the) darlings|my little ones|the little ones|my lot",
            r"leavers'? (?:assembly|service|disco|hoodies?|prom|do|play)",
            r"the naughty (?:step|chair)|back row|front row|hands? up",
            r"adhd|autis(?:m|tic)|head ?count|hi[ -]?vis",
        ),
        1: (
            r"kids?|child|children|students?|young people|teenagers|teens",
            r"(?:little|wee) (?:boy|girl|lad|lass)",
            r"gcses?|a[ -]levels?|recorders?|glitter|rubber|feral|wellies",
            r"painting|planting|practising|tidy(?:ing)? up|kicked|bitten|punched",
            r"well behaved|visitors|than they are|them all|need (?:a wee|the loo|the toilet)",
        ),
    },
    Reason.COLLEAGUES: {
        2: (
            r"our (?:office|team)",
            r"teacher (?:at|in)",
            r"headteachers?|head teachers?|(?:deputy|assistant|acting|executive|"
            r"new) head(?:teacher)?s?|attendance officer",
            r"line manager|my manager|my boss|the boss|staff (?:christmas|party|do)|school cook",
            r"dinner lad(?:y|ies)|lollipop (?:lady|man)|dress code|leaving do|team player",
            r"the rest of us|management|the powers that be|new starters|return to work",
            r"the timetable|timetable|supply|wellbeing|appraisal|rota",
            r"(?:outside|at) (?:my )?work|headmaster|headmistress",
        ),
        1: (
            r"teachers?",
            r"emails?|conference|the (?:cook|cleaner|librarian)|promot(?:ed|ion)|gossip|"
            r"meetings?|clipboards?",
        ),
    },
    Reason.PARENTS: {
        2: (
            r"parents?'?s?'? (?:evenings?|nights?|eve|assembly)",
            r"pta|ptfa|(?:the )?school gates?|at the gates?|home[ -]time|zigzags|zig-zags",
            r"(?:year \d+|class|mums'?|parents'?|reception) (?:whats ?app|group chat|"
            r"facebook group)(?: group)?|group chat|school whats ?app",
            r"parentpay|dinner money|parent of the year|mums and dads|parenting|appointments?",
            r"(?:his|her|their) (?:mum|dad|mother|father)|the family",
            rf"(?:a|the) {PARENT} at",
        ),
        1: (r"parents?|homework|nightmare|families|complain\w*|complaints?",),
    },
    Reason.MATTERS: {
        2: (
            r"the call|other schools|new schools?|uniform policy|school policy|exercise books",
            r"(?:first|second|third|fourth|fifth|sixth|final|this) (?:half[ -])?term|(?:week|"
            r"weeks|days?|middle) of term",
            r"ucas|class ?dojo|(?:tt|times tables?) ?rock ?stars?|accelerated reader|"
            r"google classroom",
            r"purple mash|sparx|satchel(?: one)?|show my homework|class ?charts|"
            r"duke of edinburgh|d ?of ?e",
            r"(?:school|class) reports|confiscated|raac|annual reviews?",
            r"our school|inset(?: days?)?|snow day|first day back|back to school tomorrow|"
            r"term starts",
            r"(?:school|class) photos?|photo day",
            r"school (?:trips?|residential|minibus|cook|website|uniform policy|fete|fair|choir|"
            r"orchestra|play|performance|production|nativity|disco|assembly|newsletter|bell|year|"
            r"day|hall|field|kitchen|council|dinners?)",
            r"class trips?|residential with|trip to the (?:\w+ )?(?:zoo|farm|museum|theatre|"
            r"gallery|abbey|castle|library|beach|woods)",
            r"(?:sats?|gcse|a[ -]level|exam|mock|btec) results(?: day)?|results day|sats week|"
            r"exam season|personal statements|predicted grades|transition day",
            r"(?:last day|last week|first week|first day|start|end) of (?:the )?(?:\w+ )?term",
            r"(?:we|they) (?:finally )?break up \w+|(?:breaking|broken|broke) up for \w+",
            r"(?:autumn|spring|summer|new|another|next|last) (?:half[ -])?term|of term|into term",
            r"(?:till|until|roll on|counting to) (?:half[ -]term|the summer (?:hols?|holidays?)|"
            r"christmas|easter|july|summer)|six weeks (?:off|holidays?)|the summer holidays|"
            r"summer hols|the long holiday",
            r"in (?:\w+ )?detention|detentions?|the bell|assembly|inspectors?|inspection",
            r"open (?:evening|day|morning)|concert|rehearsals?|(?:christmas|carol|nativity|"
            r"summer) (?:concert|production|play|performance)",
            r"homework|spellings|coursework|mocks|fractions|essays|scripts|handwriting|revision|"
            r"worksheets?|times tables|phonics",
            r"homework club|school tomorrow|school (?:today|this week)|in school|at school|"
            r"that school|this school|the school|outside school",
            rf"double {SUBJECT}|lessons?|laminat(?:ed|ing)|register|budget|resources",
            r"(?:voted|vote|voting|ballot|picket|strike|striking)|teacher (?:strike|training)s?",
            r"duty free|risk assessment|training|funding|workload|summer fair",
        ),
        1: (
            r"school|schools|term|library|exams?|reports?|trip|policy|classes|tests|maths",
            r"holidays?|half[ -]term|(?:weeks|days|sleeps) to go|packed lunches|coaches|training",
            r"sunday|weekend|midnight|playground|biscuits?|\w+ costume|bake sale|raffle|pens",
            r"pe kit|comic relief|red nose day|christmas jumper day|the star|enough is enough|"
            r"a (?:lovely|great|brilliant|fab\w*|wonderful) time|the hall|break up",
        ),
    },
    Reason.FEELINGS: {
        2: (
            r"sunday (?:night|evening)s?|that place|this place|that building|new job|"
            r"anyone hiring|on my break|dread(?:ing)?|bitten|back-?to-?back|get[ -]ups",
        ),
        1: (
            r"work|job|cry|crying|cried|sobbed|in tears|shattered|exhausted|in knots|anxious|"
            r"anxiety|sick|resilient|notice|broken|stress(?:ed|ful)?|not worth|fed up|enough|"
            r"thank you|tired|resigned|hanging on|counting|dread|apparently|back to work|no work",
        ),
    },
    Reason.CONFIDENTIAL: {
        1: (
            r"suspended|sacked|merging|police|heartbreaking|he left|she left|in september|"
            r"gets it from|at easter|little (?:lad|girl|boy)",
        ),
    },
}
