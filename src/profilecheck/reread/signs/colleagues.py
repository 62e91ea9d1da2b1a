"""The people one works with at a school."""

from profilecheck.reread.signs.parts import DOES, ENOUGH, LEAD, OWN_WORK, SUBJECT

__all__ = ["COLLEAGUES"]

COLLEAGUES: dict[int, tuple[str, ...]] = {
    OWN_WORK: (
        rf"(?:my|our) (?:new |old |lovely |acting )?(?:headteacher|head teacher|deputy head|"
        rf"assistant head|senco|slt|smt|teaching assistants?|head of (?:\w+ )?\w+|principal|hod|"
        rf"governors|mat ceo|year (?:lead|leader|partner)|trainee|mentee|ect|nqt|student teacher|"
        rf"job ?share|mentor teacher|superintendent|{LEAD}|business manager|exams officer|"
        rf"attendance officer|assistant (?:principal|headteacher)|vice principal|"
        rf"deputy principal|chair of governors|school (?:cook|nurse|secretary|business manager)|"
        rf"dsl|inclusion manager|cover (?:manager|supervisor)|cleaner in charge|teachers|"
        rf"trust's? ceo|lunchtime staff)",
        rf"our (?:new |old |lovely |acting )?head(?= {DOES}| and|[.,!?]|\Z)",
        r"(?:in )?(?:the|our) staff ?room",
    ),
    ENOUGH: (
        r"\Ahead (?:says|said|told|sent|wants|called|rang)|head (?:texted|emailed|announced)",
        r"slt|smt|senior leadership(?: team)?",
        r"(?:my|our|the whole|half the) department(?! store)|the school office",
        rf"(?:the|our) (?:\w+ )?{SUBJECT} (?:department|faculty|office|block|corridor|team)",
        rf"the new (?:head|deputy|principal)(?= {DOES}| teacher|[.,!?]|\Z)",
        r"(?:assistant|vice|deputy|executive) (?:principal|headteacher)s?|executive head",
        rf"{LEAD}s?|exams officer|business manager|bursar",
        r"(?:nobody|no[ -]one|everyone|everybody|someone|somebody|anyone|people|women) (?:at|"
        r"in) (?:my |our )?(?:work(?! (?:out|from))|school|place)|half the staff",
        r"(?:one|two|three|four|some|half|most|another) (?:of|more of) (?:our|the) (?:teachers|"
        r"tas|governors|ects|nqts|trainees|senior)",
        r"staff (?:whats ?app|wellbeing|bulletin|survey|away day|inset|loos?|toilets?|"
        r"pigeonholes?|panto\w*|quiz|workroom|kitchen|fuddle|photo|turnover|governor|absence)",
        r"on supply|supply (?:today|tomorrow|work|agency|agencies|cover|in a|at a|like)|"
        r"doing supply|day to day supply",
        r"(?:my|school|teaching|first|second|final) placement|placement school|student teachers?|"
        r"trainee teachers?|teacher trainees?|pgce|scitt|teach first|qts|school direct",
        r"(?:morning|staff|this morning's|monday) briefing|briefing (?:this|at|was|again)",
        r"my (?:ect|nqt|pgce|phase|induction) (?:mentor|tutor|year|lead)|ect year|nqt year",
        r"multi[ -]academy trust|the trust's? (?:ceo|board|lead|wants|have|has|is|are)|trust ceo",
        r"a class (?:waiting|to teach)|(?:worst|best|nicest|"
        r"loveliest) class i(?:'ve)? (?:\w+ )?(?:had|taught)|next year's class|class lists?",
        r"fellow teachers?|teacher (?:friends|mates|pals)|we teachers|us teachers",
        r"my head (?:told|said|says|wants|asked|sent|thinks|won't)",
        r"(?:the|our) head's (?:just|announced|decided|going|leaving|off|retiring|been|got|told|"
        r"gone)",
        r"(?:been|as) (?:a |the )?(?:school )?(?:caretaker|site manager|dinner lady|"
        r"lunchtime supervisor|ta|school (?:cook|secretary|nurse|governor|librarian))",
        r"our trust (?:has|have|is|are|just|wants?)",
        r"(?:primary|secondary|teaching|ta) (?:jobs?|vacanc\w+|posts?)",
        r"staff ?room|staff meetings?|staff briefing|staff night out",
        rf"(?:deputy|assistant|acting|executive|new) head(?:teacher)? {DOES}",
        r"the head (?:has|had|just|told|tells|said|says|sent|wants|wanted|won't|can't|never|"
        r"doesn't|didn't|gave|thinks|emailed|emails|asked|walked|came|called|observed|left|"
        r"starts|resigned|is (?:off|leaving|a|an|so|on|coming|going|in))",
        r"(?:with|from|by|to|for|see|tell|told|ask|asked|about) the head(?=[,.!?]| (?:about|at|"
        r"on|and|i|that|who|today|tomorrow)|\Z)",
        rf"head of (?:year|department|faculty|ks ?\d|key stage|sixth form|school|house|{SUBJECT})",
        r"(?:the|our|some|school) governors|governing body|chair of governors",
        r"cover (?:teachers?|staff|supervisors?)",
        r"hlta|lunchtime supervisors?",
        r"(?:another|other) teachers? (?:at|in|from) (?:my|our)",
        r"colleagues?|co-?workers?|work ?mates?",
        r"(?:people|person|man|woman|bloke|girl|women|somebody|someone) (?:i|that i|"
        r"who i) work with",
        r"one of the (?:women|men|girls|lads|people) at work",
        r"line manager (?:told|says|said|asks|asked|wants|has|thinks|emailed|came)|"
        r"governors'? meetings?|(?:by|with|from) the deputy|the deputy (?:said|says|told|is|has|"
        r"wants)|(?:interview|interviewed|job|going|applied|applying) for (?:deputy|head|senco|"
        r"assistant head)|deputy headship",
        r"our (?:school )?(?:receptionist|secretary|librarian|technician|caretaker|site manager|"
        r"counsellor|it technician|lab technician|trainees?|ects?|nqts?)|lab tech(?:nician)?|"
        r"midday supervisors?|lunchtime staff",
        r"(?:working|work|worked|job) (?:in|at|for) (?:a|my|the|this|our|"
        r"another) (?:\w+ )?(?:school|academy|primary|secondary|nursery|pru|mat)",
    ),
    2: (
        r"teaching assistants?|another teacher|other teachers|some teachers",
        r"leadership(?: team)?",
        r"senco|supply (?:teachers?|staff)|substitute teachers?",
        r"caretaker|site manager|school secretary|the office (?:staff|lady)|office staff",
        r"(?:two|three|four|some|several|most|half) (?:members|of the members) of staff|"
        r"members of staff|staff member",
        r"our (?:\w+ )?(?:cook|governor|mentor|deputy|principal|mat|trust|ceo|department|faculty|"
        r"team leader)",
        r"trainees|briefing|the workroom|pigeonhole",
        r"unauthorised absence",
        r"(?:where|the place) i work",
        r"brainwaves?",
        r"the deputy",
        r"him upstairs|her upstairs|them upstairs|those upstairs",
        r"(?:ill|off|off sick) on (?:a )?(?:monday|friday)s?",
        r"all staff|the staff|staff car park",
    ),
    1: (
        r"staff|governors?|principal|lanyards?|leadership|the deputies|mentor|our own",
        r"the (?:technician|trust|ceo|department|academy)|a ceo|starting with us|our cleaner|"
        r"pay rise",
        r"taught a day|displays?|the christmas do|at break|breaktime|photocopier",
        r"(?:adults|staff|two|three|four) down|off sick|resignations?",
    ),
}
