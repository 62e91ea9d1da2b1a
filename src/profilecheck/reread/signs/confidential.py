"""News that is not for everyone."""

from profilecheck.reread.signs.parts import ENOUGH, SUBJECT

__all__ = ["CONFIDENTIAL"]

CONFIDENTIAL: dict[int, tuple[str, ...]] = {
    ENOUGH: (
        r"safeguarding (?:disclosure|concern|referral|issue)",
        r"(?:not supposed to|shouldn't|should not|not allowed to) (?:\w+ ){0,3}(?:say|post|tell|"
        r"share)[^!?]{0,60}(?:school|head|governors|job|redundanc\w+|staff|pupil|trust|academy)",
        r"(?:child|children|boys?|girls?|kid|kids|pupils?|students?|lad|lads) (?:who )?(?:was |"
        r"were |got |has |have |had |been |being |permanently )*(?:excluded|expelled|suspended)",
        r"(?:teachers?|staff|deputy|head|tas?) (?:\w+ )?(?:have been |has been |is |are |were |"
        r"was |being |been )*(?:suspended|sacked|made redundant|escorted|dismissed)",
        rf"(?:cutting|closing|axing|scrapping|losing) (?:the |our )?(?:whole |"
        rf"entire )?{SUBJECT} (?:department|gcse|a level)?",
        r"child in need plan|strategy meeting|social worker \w+ (?:turn|ring|call)\w*|"
        r"kicked out of (?:ours|our place)",
        r"two of (?:our|the) teachers|ring(?:ing)? social services|(?:rang|"
        r"call(?:ed)?) social services",
        r"social (?:services|worker|workers) [^.!?]{0,30}(?:one of (?:our|my)|kids|child|family)",
        r"(?:sats?|gcse|a[ -]level|exam) results are embargoed",
    ),
    2: (
        r"(?:taken|gone|going|put) into care|foster care|into foster",
        r"not (?:supposed|allowed|meant) to (?:say|tell|post|share)|shouldn't (?:say|post|share)",
        r"not (?:announced|public) yet|not official yet|embargoed|confidential",
        r"didn't hear it from me|heard it here first|keep it under your hats?|between us",
        r"can't (?:say|tell you) (?:who|his|her|any|their|names?|what|why)",
        r"told not to (?:say|tell|talk|share|post|discuss)|(?:told|asked) us not to|"
        r"(?:don't tell|nobody tell|not tell) (?:a soul|anyone)|tell us why|what that (?:child|"
        r"kid|lad|girl|boy)",
        r"expelled|lost (?:his|her|their) (?:mum|dad|mother|father|parents?)|closing the nursery|"
        r"made redundant|the trust is|bereave\w+|one of (?:ours|mine)|social workers",
        r"redundanc(?:y|ies)|restructure|joining a trust|academy trust|academis\w+|into a trust",
        r"disclosure|excluded|social (?:services|worker)|diagnosed",
        r"keep it quiet|for the chop|not public (?:yet|till|until)|results are in",
        r"our place",
    ),
    1: (
        r"getting rid of|rumou?r has it|hear it from me|they're cutting|they've put|nobody will|"
        r"that inspection",
    ),
}
