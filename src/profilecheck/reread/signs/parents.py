"""Parents and families, as staff speak of them."""

from profilecheck.reread.signs.parts import ENOUGH, MANY, OWN_WORK, PARENT

__all__ = ["PARENTS"]

PARENTS: dict[int, tuple[str, ...]] = {
    OWN_WORK: (
        r"parents of (?:my|our)",
        r"(?:one of )?(?:my|our) (?:pupils?|students?|kids)'? (?:parents?|mums?|dads?)",
        r"(?:a|the|one) (?:mum|dad|parent|mother|father|grandma|nan) (?:in|of|from) my class",
    ),
    ENOUGH: (
        r"parents?'?s?'? (?:consultations?|consults|meetings?|complaints?|teacher|forum|"
        r"group chat|whats ?app)",
        r"(?:parent|grandparent)s? (?:at|outside|on|by) (?:the )?(?:school )?gates?",
        rf"(?:e-?mails?(?: today| this week)?|phone call|call|voicemail|letter|complaints?|"
        rf"note) from (?:a|an|one|the|some|that) (?:\w+ )?(?:{PARENT}|parent)s?",
        rf"(?:one|some|a few|couple|most) of (?:the|our) (?:{PARENT}|parent)s",
        r"parents? (?:e-?mail\w*|rang|ringing|phon\w+|asked|asking|told|telling|complain\w*|"
        r"moan\w*|queu\w+|scream\w*|swear\w*|swore|shout\w*|wanting|demand\w*|turn\w* up|"
        r"helpers?|survey|view|workshop|mail|pay)|send(?:ing)? (?:your|their) (?:kids?|"
        r"child\w*) (?:to school|in)",
        rf"(?:{PARENT}|parent)s? (?:from|in|of) (?:1[0-3]|[1-9])[a-z]|if you send your child",
        r"(?:the )?parents (?:always|never|want|keep|don't|won't)",
        rf"(?:a|another|one|the) {PARENT} (?:\w+ )?(?:scream\w*|shout\w*|swear\w*|swore|"
        rf"yell\w*) (?:at|in)",
        rf"(?:told|told off|accused|shouted at|screamed at|sworn at|collared|cornered|reported|"
        rf"threatened|slagged off|messaged) by (?:a|another|one|two) (?:{PARENT}|parent)s?",
        r"parent view|home school agreement",
        r"parent[ -]teacher conferences?",
        r"(?:a|another|this|that|one|some|any|angry|these|those) parents?(?! to be| rep|"
        r" volunteer)",
        r"some of the (?:parents|mums|dads)",
        r"(?:do|the|dear|why do) parents(?: who| think| at| in| of| have| always| are)",
        r"parents (?:think|complain\w*|expect|shout\w*|who|at our|in our|at the gate)",
        r"dear parents|parent problem|pushy parents",
    ),
    2: (
        r"home visits?|formal complaint",
        r"(?:a|the|his|her|their) (?:mum|dad|mother|father)s? (?:just|who|has|came|sent|swore|"
        r"emailed|shouted|complained|rang)",
        rf"{PARENT} (?:\w+ ){{0,2}}(?:kick(?:ed|ing) off|effing|ha(?:d|ving) a go|went mad|"
        rf"lost it)",
        rf"{MANY} (?:appointments|parents|families)",
        r"sets of parents|our families|(?:some|these|certain|one of our|one of my) families",
        rf"(?:by|from|with|off|had) (?:a|another|some|one) {PARENT}",
        r"(?:mums|dads|grandparents) (?:at|who|in|queuing|moaning|looking)",
        rf"(?:a|the|one|another) {PARENT} (?:scream|shout|rang|emailed|complain|swear|thinks|says)",
        r"collect (?:him|her|them)|complaint about me|(?:rang|phoned|called|ring) home(?! to)",
        r"(?:a|the|one|another|his|her|their) (?:mum|dad|mother|father)s? (?:told|asked|accused|"
        r"at)",
        r"(?:a|the|one|another) (?:mum|dad|mother|father) in my face",
        r"met the family",
        r"nobody at home (?:reads|cares|bothers)",
    ),
    1: (r"receptionist|screamed at|shouted at|sworn at|reads with|in my face",),
}
