"""A hard day at work."""

from profilecheck.reread.signs.parts import BAD, ENOUGH, OWN_WORK

__all__ = ["FEELINGS"]

FEELINGS: dict[int, tuple[str, ...]] = {
    OWN_WORK: (
        rf"{BAD} (?:day|week|morning|afternoon|lesson|term)s? (?:of|in|at) (?:my )?(?:teaching|"
        rf"school)",
        r"teaching career",
    ),
    ENOUGH: (
        r"(?:can't|cannot|couldn't) face (?:going in|monday)",
        r"(?:can't|cannot|couldn't|can not) (?:face|do|cope with|deal with) (?:going (?:in|"
        r"back) |going (?:in|back) to |another day (?:at|of) )?(?:to )?(?:work|school|that place)",
        r"(?:hate|despise|loathe|sick of|done with|fed up (?:of|with)|over|regret) (?:my|this|"
        r"the) job",
        r"(?:hate|sick of|done with|fed up (?:of|with)|dreading|dread|hating) (?:work|school|"
        r"going (?:in|back)|monday at)",
        rf"{BAD}(?: \w+)? (?:day|week|shift|morning|afternoon)s? at work",
        r"(?:cry|cried|crying|sobbed|sobbing|in tears|tears|panic attack) (?:\w+ ){0,6}(?:after|"
        r"at|about|because of|before|from|(?:way|walk|drive|bus|train) (?:to|in to|into|"
        r"home from)) work",
        r"(?:do|doing|in|love|leave|leaving|left|quit) (?:this|that) job (?:any|much|for|again|"
        r"is)|(?:this|my) job (?:is|isn't|was) (?:killing|not worth|breaking|ruining|too|hell)",
        r"signed (?:me|him|her) off",
        r"(?:hand|handing|handed|given|giving) (?:\w+ ){0,2}notice in|(?:hand|handed|"
        r"handing) in my (?:notice|resignation)",
        r"my job is (?:making|killing|ruining)",
        r"(?:hate|hated|hating) (?:\w+ ){0,4}(?:work|job|teaching)",
        r"(?:done|finished) with (?:teaching|schools?|work)",
        r"(?:sick|dread\w*|anxious|ill) (?:about|of|at|over) (?:the thought of )?going (?:in|back)",
        r"(?:that|this) (?:school|job|place|work) is (?:killing|destroying|breaking|ruining|"
        r"making)",
        r"day at work[^.!?]{0,40}(?:nasty|cry|crying|tears|hug|wine|gin)",
        r"(?:another day|another year|one more day|one more year|any longer) in (?:that|"
        r"this) place",
        r"(?:place|school|job) (?:i work|where i work)[^.!?]{0,20}(?:falling apart|toxic|joke)",
        r"signed off (?:for|with|sick|work)",
        r"break and (?:sobbed|cried)|(?:sobbed|cried) (?:in|on) my (?:break|lunch)",
    ),
    2: (
        r"don't pay (?:me|us) enough|not paid enough|paid enough",
        r"signed off|burn(?:t|ed) out|burnout|on my knees|get paid enough|resign(?:ing|ation)|"
        r"mental health|at breaking point|stress leave|off with stress|had enough of",
        r"my job|worst day|looking for something else",
        r"work tomorrow|spat at|sworn at",
        r"(?:can't|couldn't) stop crying|bullied|this job",
    ),
    1: (r"hate mondays?|nobody (?:listens|cares|thanks)|what i do (?:now|for a living)",),
}
