"""Parts of patterns that several subjects use, and the two weights that have names."""

__all__ = [
    "ANY",
    "BAD",
    "CODE",
    "DO",
    "DOES",
    "ENOUGH",
    "GRADE",
    "LEAD",
    "MANY",
    "MINE",
    "OWN_WORK",
    "PARENT",
    "SUBJECT",
    "TENS",
    "WHEN",
    "YEAR",
    "YOUNG",
]

OWN_WORK = 4
"""The weight of words that only somebody who works at a school uses of themselves."""
ENOUGH = 3
"""The weight at which a post is listed."""

YEAR = r"(?:year|yr|y)[ -]?(?:1[0-3]|[1-9])"
GRADE = r"(?:[1-9]|1[0-2])(?:st|nd|rd|th)[ -]grade"
CODE = r"(?:1[0-3]|[7-9])[a-hj-np-z]\d?"
YOUNG = r"(?:kids?|child|children|boys?|girls?|lads?|pupils?|students?|ones|lot)"
MINE = r"(?:my|our)"
PARENT = r"(?:mum|dad|mother|father|mummy|daddy|gran|nan|grandma|grandad|granddad)"
TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
MANY = rf"(?:{TENS}(?:[ -]\w+)?|[2-9]\d|1\d\d|(?:a|one) hundred)"
WHEN = r"(?:today|tomorrow|tonight|this (?:morning|afternoon|week)|(?:first|last) thing|again)"
DOES = (
    r"(?:has|had|is|was|just|never|told|tells|said|says|sent|wants|wanted|won't|can't|doesn't|"
    r"didn't|gave|thinks|thought|emailed|emails|asked|asks|walked|came|called|turned|put|hasn't|"
    r"decided|tried|cried|texted|announced|resigned|wrote|left|made|keeps|starts|started)"
)
ANY = r"(?:a|an|the|one|some|these|those|this|that|another|two|three|my|our)"
DO = (
    r"(?:are|were|have|had|did|do|will|can|can't|made|think|thought|got|broke|you|lost|came|went|"
    r"today|tomorrow|this morning|this afternoon|last thing|on a|just|actually|all|never)"
)
BAD = (
    r"(?:bad|awful|rubbish|terrible|horrible|tough|hard|stressful|shit|shitty|crap|worst|vile|"
    r"horrendous|shocking|hideous|dreadful|long)"
)
SUBJECT = (
    r"(?:maths?|english|science|history|geography|french|german|spanish|re|pe|art|music|drama|"
    r"computing|phonics|reading|writing|spelling|physics|chemistry|biology|food tech|dt|pshe|"
    r"literacy|numeracy|humanities|mfl|languages|business studies|sociology|psychology|latin)"
)
LEAD = (
    r"(?:phase|year|key stage|ks ?\d|subject|curriculum|literacy|phonics|maths|english|science|"
    r"reading|eyfs|early years|pastoral|behaviour|inclusion|safeguarding) (?:lead|leader|manager)"
)
