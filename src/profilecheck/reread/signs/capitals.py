"""Signs that are other words in small letters ("ta" is thanks): over the text as it was written."""

from profilecheck.reread.reason import Reason
from profilecheck.reread.signs.parts import ENOUGH, OWN_WORK

__all__ = ["CAPITALS"]

CAPITALS: dict[Reason, dict[int, tuple[str, ...]]] = {
    Reason.COLLEAGUES: {
        OWN_WORK: (r"(?:[Mm]y|[Oo]ur) (?:TAs?|LSAs?|HOD)",),
        ENOUGH: (
            r"TAs|NQTs?|ECTs?|(?:a|as|the|another) (?:TA|LSA)|TA (?:wages|pay|job|jobs)|HODs?|"
            r"HoDs?|HoY|DSLs?|DDSL|MATs?|AHT|DHT",
        ),
        2: (r"the Trust|(?:the|new|our|acting) Head(?! of)(?= [a-z])|Headteacher",),
    },
    Reason.PUPILS: {
        ENOUGH: (
            r"\A(?:1[0-3]|[7-9])[A-HJ-NP-Z]\d?(?=,)|PRU|SEMH|EAL|SEN (?:kids|children|lot)|GDS",
        ),
        2: (r"SEND(?! [A-Z])|EHCPs?",),
        1: (r"(?:1[0-3]|[7-9])[A-HJ-NP-Z]\d?",),
    },
    Reason.MATTERS: {
        ENOUGH: (
            r"S[Aa]Ts(?! nav)|SATS|NEU|PPA|CPD|OCR|SIMS|PGCE|TLR|UPS|QTS|RQT",
            r"[Ww]e(?:'re| are| got| were)(?: an?)? (?:Good|Outstanding|RI)(?=[ !,.]|\Z)(?! [A-Z])",
            r"an? RI (?:school|judgement)|P[1-6](?:,| and) P[1-6]",
        ),
    },
}
