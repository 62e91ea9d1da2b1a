"""What a school does: teaching, marking, inspections, exams, trips, duties."""

from profilecheck.reread.signs.parts import ENOUGH, MANY, OWN_WORK, SUBJECT, WHEN

__all__ = ["MATTERS"]

MATTERS: dict[int, tuple[str, ...]] = {
    OWN_WORK: (
        r"my (?:lessons?|marking|planning|ppa|timetable|observation|teaching|seating plan|"
        r"display boards?|curriculum|school|trainee year|classroom|ect year|nqt year|pigeonhole|"
        r"frees?(?= )|scheme of work|data drop|tutor time|registration|subject)",
        r"i (?:don't |do |can't |even |won't |also |only |still )*(?:even )?teach(?! (?:yoga|"
        r"pilates|dance|ballet|piano|guitar|swimming|zumba|myself))",
        r"why (?:do )?i teach",
        r"(?:loved?|hate|hated|done with|fed up (?:of|with)|leaving|quit|quitting|"
        r"sick of) teaching",
        r"(?:supply|primary|secondary|send|eyfs|ks[1-5]|nqt|ect|trainee)?teach(?:er|ing|"
        r"ers) ?(?:life|problems|probs|humou?r|struggles|tired|stress|burnout|memes?|twitter|"
        r"gram|tok|mum|goals|things|fail|community|confessions|thoughts|s?of ?\w+)",
        r"edu(?:twitter|chat|tok|sky|share)|ukedchat|teachersof\w+|primaryrocks|schoollife|"
        r"talife|ofstedready|slt(?:chat|life)|senco(?:chat|life)|nqtlife|ectlife|lovemyclass|"
        r"classroomlife",
    ),
    ENOUGH: (
        r"teach(?:ing)? (?:\w+ ){1,4}to (?:children|kids|teenagers)",
        r"ofsted|mocksted|hmi|estyn",
        rf"(?:teach|teaching|taught) {SUBJECT}",
        rf"(?:teach|teaching|taught) (?:in (?:a|an|my|the)|{WHEN}|all day|full[ -]time|"
        rf"part[ -]time|this year|them|kids|year|in)",
        r"(?:in|into|left|leave|leaving|out of|quit|quitting|love|loved|hate|back to|start(?:ed|"
        r"ing)?|tired of|enjoy|regret|why) teaching(?! (?:my|him|her|the|myself|our))",
        r"teaching (?:is|isn't|was|used to|has|profession|unions?|job|jobs|interviews?|school|"
        r"degree|career|hospital|today|tomorrow)|anyone (?:\w+ )?teach",
        r"report writing|free periods?|laminators?",
        r"mark(?:ed|ing) (?:till|until|books|essays|tests|mocks|\d+|sixty|thirty|ninety|homework|"
        r"assessments|coursework)|assess(?:ing|ed) (?:\d+|\w+ty)",
        rf"{MANY} (?:exercise books|mock papers|essays|scripts|mocks|assessments|exam papers|"
        rf"reports)(?! (?:on my shelf|to read|in a year|this year))",
        r"(?:the|all|doing|done|finished|finish|finally|did|do|catch up on|behind (?:on|with)|"
        r"some|triple|deep|pile of|drowning in) (?:\w+ )?marking(?! (?:the|my|his|her|our|its|"
        r"out))",
        r"marking,? (?:and )?marking|marking (?:done|policy|pile|tonight|load|weekend|party|day|"
        r"came|this|before|after|hell|all)|mark ?schemes?",
        r"exam boards?|aqa|edexcel|wjec|eduqas|jcq|nea|controlled assessment|invigilat\w+",
        r"(?:got|getting|being|been|be|am|i'm|was|were) observed(?! by an?)|observ(?:ed|"
        r"ing) (?:by|my|me)(?: \w+){0,2} (?:head|slt|deputy|lesson|mentor)|formal observation|"
        r"observation week",
        r"requires improvement|special measures|(?:rated|graded) (?:good|outstanding|inadequate)|"
        r"section (?:5|8) inspection|inadequate in everything",
        r"academy trust|schemes? of work|medium term plan\w*|weekly planning|"
        r"planning (?:template|scrutiny|meeting|day)|knowledge organi[sz]ers?|retrieval practice|"
        r"metacognition|success criteria|learning objectives?|exit tickets?",
        r"bromcom|tapestry obs\w*|twinkl|read write inc|rwi|provision maps?|smsc|ebacc",
        r"plan(?:ned|ning)? (?:for |a |the |my |some |all )?(?:\w+ ){0,4}lessons?",
        r"(?:interview|cover|full day of|back[ -]to[ -]back|five|six|no) lessons?|"
        r"lesson (?:today|tomorrow|idea|ideas|was|went|with|resources?)|lessons (?:tomorrow|"
        r"today|a day)",
        r"on cover(?= (?:again|today|tomorrow|all|this|for)|[,.!]|\Z)|cover (?:again|list|work|"
        r"desk)|lost my (?:frees?|ppa)|my frees?",
        r"moderation (?:meeting|week|day)|a twilight(?! (?:walk|swim|run|sky))|"
        r"twilight (?:session|inset|cpd)",
        r"(?:can't|cannot|couldn't|not|survive|do) (?:\w+ )?another (?:half )?term",
        r"gcse \w+ papers?|lesson obs",
        r"(?:we|i) (?:finally )?break up (?:on|for|this|next|today|tomorrow|\w+day|in \w+)",
        r"(?:nativity|school play|assembly) rehearsals?|(?:led|leading|doing|taking|took) assembly",
        r"(?:giving|setting|set|gave) (?:them |my class )?(?:homework|spellings)|"
        r"phonics (?:training|group|screening)",
        r"mark(?:ed|ing) (?:my|the|all|every) (?:\w+ )?(?:mock|book|essay|paper|script|test|"
        r"assessment)s?",
        r"school (?:boiler|caretaker|improvement|inspection)",
        r"change schools|job at (?:a|another) school|teaching post|(?:we're|"
        r"were) a[\w ]{0,20} school",
        r"(?:voted|vote|voting|ballot\w*|balloting) (?:\w+ )?(?:to|for|on) (?:strike|action)|"
        r"teachers'? pay|school funding|pay scale|upper pay|ups[1-3]|directed time|"
        r"national education union",
        r"wet (?:lunch|break)|indoor play|lunchtime club|(?:revision|booster|"
        r"intervention) (?:club|class|session|group)s?",
        r"peer on peer|prevent training|keeping children safe|kcsie|positive handling|team teach|"
        r"physical intervention|risk assess\w+ for (?:a|the|our) (?:\w+ )?trip|cin meeting|lado",
        r"(?:being|become|became|becoming|as) a (?:teacher|ta|teaching assistant|head ?teacher)",
        r"twilight training",
        r"lesson (?:observations?|plan\w*|drop[ -]ins?)|learning walks?",
        r"planning lessons|lessons to plan|plan lessons",
        r"(?:playground|break|lunch|gate|bus|yard|detention|corridor|dinner) (?:time )?duty",
        r"(?:gave|set|lunch) (?:a |him |her |them )?detentions?",
        r"safeguarding|child protection|cpoms",
        r"marking (?:mocks?|exams?|books|essays|coursework|papers|tests|assessments|till|until|"
        r"all)|(?:books|papers|essays|tests|mocks|scripts) (?:to|left to|to be) mark(?:ed)?",
        r"(?:writing|write|end of year) reports|reports to write",
        r"(?:then|more|still|and|so much|pile of) marking",
        r"behaviour policy|pupil progress|pupil premium|book (?:look|scrutiny)",
        r"data drops?|curriculum intent|school improvement",
        r"nasuwt|naht",
        r"first day back at school",
        r"lockdown drill|wet play",
        r"school budget",
        r"progress 8",
        r"teacher (?:christmas|burnout)",
        r"supply cover|cover lessons?",
        r"(?:last|first) lesson of|last lesson (?:on|today|tomorrow)",
        r"reports (?:done|finished|written|submitted|deadline|are (?:done|due|finished)|due)|"
        r"done with reports?|report deadline|target grades",
        r"isolation room|inclusion room|restraint training|restrained|uniform checks?",
        r"(?:first day|start\w*|job|interview) at (?:my|the|a) new school|academy chains?|"
        r"off sick with stress",
        r"late gate|school census|attendance (?:calls|figures|meeting|data)|makaton|sensory room|"
        r"ear defenders|multiplication check|eyfs profile|wet paper towels?|(?:leave|leaving|"
        r"left|quit) (?:the profession|education)",
    ),
    2: (
        rf"{MANY} books",
        r"got the call|new intake|union rep|unison|strike ballot|exercise books?|moderating|"
        r"cold calling",
        r"classrooms?|ehcps?|ieps?|staff training|performance management|fire drill",
        r"whiteboards?|display boards?|our budget",
        r"glue sticks|green pen|purple pen|red pen|assessment week|assessments",
        r"(?:my|our|new|putting up|own) displays?|backing paper|border rolls?|whiteboard pens?|"
        r"pritt ?sticks?|stock cupboard|science block|sports hall|prep room|pigeonholes|mini ?bus",
        r"bell (?:went|goes|rang|rings|has gone)|internal candidate|moderation",
        r"(?:round|around|into|still at|still in|back in) school|in education|"
        r"education (?:system|sector|secretary)|put(?:ting)? up (?:my |the |our |new )?displays?|"
        r"new class|lunch hall",
        r"trip to the (?:\w+ )?(?:zoo|farm|museum|theatre|gallery|abbey|castle|synagogue|mosque|"
        r"temple|library|beach|woods)",
        r"(?:our|their|these|all) targets|targets set|intervention|assessing|curriculum",
        r"payup|unfunded",
        r"my own money|out of my own pocket|red ink|briefings?",
        r"member of the class|dinner hall",
        r"duty|marking|prep time",
        r"back of my (?:room|class)",
        r"playground duties",
    ),
    1: (
        r"people with (?:the )?clipboards|teaching|pe (?:cupboard|shed|store)|(?:two|three|four|"
        r"five|six|seven|eight) hours of (?:powerpoint|slides|inset|cpd)|powerpoint|slides",
        r"at my desk|the corridors?|in (?:today|tomorrow) at \d|in at (?:7|8|seven|eight|half)",
        r"planning|the reports|cover|observed|moderated",
    ),
}
