"""A rich report, as literal values: every outcome, every reach, and text that means harm."""

from datetime import UTC, date, datetime, timedelta

from profilecheck.model import (
    WANTED,
    AccountIs,
    AccountQuestion,
    AccountState,
    Change,
    ClauseLine,
    ClauseResult,
    ClauseStanding,
    Evidence,
    Exposure,
    Finding,
    FirstAct,
    Guidance,
    InShort,
    InShortNetwork,
    InShortQuestion,
    InShortState,
    Look,
    LookOption,
    MatrixRow,
    NetworkAsked,
    NetworkSummary,
    OpenedPage,
    Question,
    QuestionAnswer,
    QuestionAsked,
    Report,
    Sight,
    Since,
    SinceThing,
    StandingKind,
    Traffic,
    Visit,
    VisitRow,
)
from profilecheck.vocabulary import (
    Audience,
    Basis,
    Circle,
    Fact,
    JudgedBy,
    Outcome,
    Reach,
    UnreadReason,
    Viewpoint,
    reach,
)

TAKEN = datetime(2026, 3, 9, 19, 30, tzinfo=UTC)
LONG_URL = (
    "https://www.facebook.com/settings/?tab=how_people_find_and_contact_you"
    "&entry_point=comet_dropdown_settings&section=who_can_see_your_friends_list"
)
HOSTILE = (
    "<script>alert('owned')</script> <img src=x onerror=alert(1)> [bold red]loud[/] "
    "\x1b[31mred\x1b[0m \u202egnp.exe =cmd|'/c calc'!A0 {{ 7*7 }} %s &amp; 🧑\u200d🏫 مدرسة "
    + "Llanfair"
    * 30
)
HOSTILE_AS_TEXT = (
    "<script>alert('owned')</script> <img src=x onerror=alert(1)> [bold red]loud[/] "
    "red gnp.exe =cmd|'/c calc'!A0 {{ 7*7 }} %s &amp; 🧑\u200d🏫 مدرسة " + "Llanfair" * 30
)


def evidence(page: str, seen: str, url: str = "https://www.facebook.com/settings/") -> Evidence:
    return Evidence(url=url, page=page, seen=seen, at=TAKEN)


FIX_FRIENDS = Guidance(
    url=LONG_URL,
    steps=(
        "Settings & privacy",
        "Settings",
        "How people find and contact you",
        "Who can see your friends list?",
        WANTED,
    ),
    wanted="Only me",
    look_for="Look at the words beside “Who can see your friends list?”",
    options=("Public", "Friends", "Only me", "Something else"),
)
FIX_CONTACT = Guidance(
    url="https://www.facebook.com/me/about_contact_and_basic_info",
    steps=(
        "Your profile",
        "About",
        "Contact and basic info",
        "the pencil beside the address",
        WANTED,
    ),
    wanted="Delete",
    look_for="Look at each e-mail address and phone number, and the sign beside it",
    options=("There is none", "Only me", "Friends", "Anyone"),
)
FIX_POSTS = Guidance(
    url="https://www.facebook.com/settings/?tab=posts",
    steps=("Settings", "Posts", "Limit who can see past posts", WANTED),
    wanted="Limit past posts",
    look_for="Look at the sign beside the date of an old post",
    options=("Friends", "Anyone", "A mixture"),
)
BAD_LINK = FIX_POSTS.model_copy(update={"url": "javascript:alert('owned')"})


def row(
    identifier: str,
    setting: str,
    fact: Fact,
    says: str,
    why: str,
    clauses: tuple[str, ...],
    shown: Evidence,
    guidance: Guidance,
    now: str = "Public",
) -> VisitRow:
    return VisitRow(
        id=f"row-{identifier}",
        setting=setting,
        now=now,
        wanted=guidance.wanted,
        says=says,
        why=why,
        clauses=clauses,
        exposures=(Exposure(fact=fact, reaches=Audience.PUBLIC),),
        reaches=Audience.PUBLIC,
        evidence=(shown,),
        basis=Basis.HELP_TEXT,
        guidance=guidance,
    )


FRIENDS = row(
    "friends",
    "Who can see your friends list?",
    Fact.FRIENDS_AUDIENCE,
    "Anyone on the internet can see your friends list (412 people).",
    "A pupil or parent can find colleagues, family and you through it.",
    ("A1.4", "A2.13"),
    evidence("settings_find", "Public"),
    FIX_FRIENDS,
)
_FINDABLE = tuple(
    row(
        identifier,
        setting,
        fact,
        says,
        "A pupil or parent who has it can find this profile in a moment.",
        ("A1.4",),
        evidence("settings_find", "Everyone"),
        FIX_FRIENDS,
        "Everyone",
    )
    for identifier, setting, fact, says in (
        (
            "email",
            "Who can look you up by e-mail?",
            Fact.DISCOVERY_BY_EMAIL,
            "Anyone can find your profile from your e-mail address.",
        ),
        (
            "phone",
            "Who can look you up by phone?",
            Fact.DISCOVERY_BY_PHONE,
            "Anyone can find your profile from your phone number.",
        ),
    )
)
CONTACT = row(
    "contact",
    "Your contact e-mail address",
    Fact.CONTACT_EMAIL,
    "Your school e-mail address is on your profile, where friends can see it.",
    "It ties this profile to your work, and your work to what is written here.",
    ("A2.12", "A1.5", "5.2"),
    evidence("about_contact", "j.okafor@oakfield.leeds.sch.uk · Friends"),
    FIX_CONTACT,
    "“j.okafor@oakfield.leeds.sch.uk” (friends)",
)
OLD_POSTS = row(
    "posts",
    "Limit who can see past posts",
    Fact.POSTS_PAST_LIMITED,
    "38 of your older posts can be seen by anyone.",
    "Old posts are the ones that are found years later, out of their time.",
    ("A1.2", "A1.6"),
    evidence("profile", "Shared with Public"),
    FIX_POSTS,
)
GROUP = row(
    "group",
    "A group of yours",
    Fact.MEMBERSHIPS,
    f"You are a member of a group that anyone can see: {HOSTILE}",
    "People judge you by the groups they can see you in.",
    ("A2.10",),
    evidence("groups", HOSTILE, "javascript:alert(2)"),
    BAD_LINK,
    HOSTILE,
)


def _visit(place: str, url: str, seconds: int, *rows: VisitRow) -> Visit:
    return Visit(
        network="facebook",
        network_name="Facebook",
        place=place,
        url=url,
        seconds=seconds,
        rows=rows,
    )


VISITS = (
    _visit("How people find and contact you", LONG_URL, 90, FRIENDS, *_FINDABLE),
    _visit("About", FIX_CONTACT.url, 45, CONTACT),
    _visit("Posts", FIX_POSTS.url, 30, OLD_POSTS),
    _visit("Groups", BAD_LINK.url, 40, GROUP),
)
FIRST = FirstAct(
    network="facebook",
    network_name="Facebook",
    row=FRIENDS.id,
    says=FRIENDS.says,
    harm=FRIENDS.why,
    place="How people find and contact you",
    url=LONG_URL,
    guidance=FIX_FRIENDS,
    minutes=1,
)
IN_SHORT = (
    InShort(
        question=InShortQuestion.POSTS,
        ask="Who can see your posts?",
        state=InShortState.OPEN,
        reach=Audience.PUBLIC,
        says="Anyone, on 1 of 1",
        holds_for=("Facebook",),
        networks=(
            InShortNetwork(
                network="facebook",
                network_name="Facebook",
                state=InShortState.OPEN,
                reach=Audience.PUBLIC,
            ),
        ),
    ),
    InShort(
        question=InShortQuestion.FRIENDS,
        ask="Who can see your friends?",
        state=InShortState.NOT_KNOWN,
        says="Not known on Facebook",
        holds_for=("Facebook",),
        note="412 friends",
    ),
)
STARTERS = (
    AccountQuestion(
        ask="Did you ever have an account on Bebo?",
        networks=(
            NetworkAsked(
                network="bebo",
                network_name="Bebo",
                options=(AccountIs.NEVER, AccountIs.THERE),
                guidance=FIX_CONTACT.model_copy(update={"look_for": "Search for your nickname."}),
            ),
        ),
    ),
)


def _seen_by(audience: Audience | None) -> dict[Circle, Reach]:
    return {circle: reach(audience, circle) for circle in Circle}


def _row(label: str, fact: Fact, audience: Audience | None, seen: str) -> MatrixRow:
    by = _seen_by(audience)
    shown = (evidence("settings_find", seen),) if seen else ()
    sight = Sight(
        network="facebook",
        network_name="Facebook",
        reach=by,
        seen=f"Facebook shows it to: {audience}." if audience else "We could not tell.",
        evidence=shown,
    )
    return MatrixRow(label=label, facts=(fact,), reach=by, sights=(sight,))


MATRIX = (
    _row("Where you work", Fact.PROFILE_EMPLOYER, Audience.PUBLIC, "Oakfield Primary School"),
    _row("Friends list", Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, "Public"),
    _row("Old posts (2011–2016)", Fact.POSTS_PAST_LIMITED, Audience.FRIENDS_OF_FRIENDS, "…"),
    _row("New posts", Fact.POSTS_FUTURE_AUDIENCE, Audience.FRIENDS, "Friends"),
    _row("Stories", Fact.STORIES_AUDIENCE, Audience.FRIENDS_EXCEPT, "Friends except: …"),
    _row("Birthday", Fact.PROFILE_BIRTHDAY, Audience.ONLY_ME, "Only me"),
    _row("E-mail address", Fact.CONTACT_EMAIL, None, ""),
    MatrixRow(
        label="Phone number",
        facts=(Fact.CONTACT_PHONE,),
        reach=dict.fromkeys(Circle, Reach.NO),
        sights=(
            Sight(
                network="facebook",
                network_name="Facebook",
                reach=dict.fromkeys(Circle, Reach.NO),
                seen="Not on your profile.",
            ),
        ),
    ),
    _row("Groups", Fact.MEMBERSHIPS, Audience.MEMBERS, HOSTILE),
)

YES_NO = (
    QuestionAnswer(id="yes", says="Yes", outcome=Outcome.MET),
    QuestionAnswer(id="no", says="No", outcome=Outcome.NOT_MET),
    QuestionAnswer(id="unsure", says="I am not sure yet", outcome=Outcome.YOUR_CALL),
)

_A1, _A2, _BODY = "A1", "A2", "body"
PARTS = {
    _A1: "Appendix 1: Online awareness",
    _A2: "Appendix 2: Responsibilities as an employee",
    _BODY: "From the body of the protocol",
}
_MET, _PUT, _CNT, _YOU, _NA = (
    Outcome.MET,
    Outcome.NOT_MET,
    Outcome.COULD_NOT_TELL,
    Outcome.YOUR_CALL,
    Outcome.NOT_APPLICABLE,
)
_TABLE = (
    ("A1.1", _A1, _YOU, "You answer in law for what you put online"),
    ("A1.2", _A1, _PUT, "Your settings keep your posts to people you trust"),
    ("A1.3", _A1, _YOU, "Only colleagues who may read it are among your friends"),
    ("A1.4", _A1, _PUT, "People you do not know have no way in"),
    ("A1.5", _A1, _PUT, "Nobody can work out where you work"),
    ("A1.6", _A1, _CNT, "What you post may stay for good"),
    ("A1.7", _A1, _YOU, "Even posts kept to friends travel"),
    ("A1.8", _A1, _YOU, "Jokes read differently without a face"),
    ("A2.1", _A2, _YOU, "Nothing brings the school into disrepute"),
    ("A2.2", _A2, _YOU, "Nothing belittles the school or colleagues"),
    ("A2.3", _A2, _YOU, "No letting off steam about work"),
    ("A2.4", _A2, _YOU, "Nothing that spoils working relationships"),
    ("A2.5", _A2, _CNT, "No unwanted contact and no public comments about colleagues"),
    ("A2.6", _A2, _YOU, "No gossip or rumours"),
    ("A2.7", _A2, _YOU, "Nothing against the school's own information"),
    ("A2.8", _A2, _PUT, "Your views are shown as your own"),
    ("A2.9", _A2, _YOU, "Nothing offensive"),
    ("A2.10", _A2, _PUT, "No groups whose aims clash with the school's"),
    ("A2.11", _A2, _YOU, "Nothing confidential"),
    ("A2.12", _A2, _PUT, "No work e-mail address or number on the profile"),
    ("A2.13", _A2, _CNT, "Colleagues' and families' privacy is kept"),
    ("2.5", _BODY, _YOU, "No use in work time without leave"),
    ("4.2", _BODY, _MET, "No social contact with pupils or their families"),
    ("4.3", _BODY, _MET, "You talk first when a pupil or parent gets in touch"),
    ("5.1", _BODY, _CNT, "What anyone can find may be used"),
    ("5.2", _BODY, _MET, "Private mail stays off the work address"),
    ("6.1", _BODY, _YOU, "You know who to ask"),
    ("6.5a", _BODY, _YOU, "What can become a disciplinary matter: posts"),
    ("6.5b", _BODY, _YOU, "What can become a disciplinary matter: pictures"),
    ("6.6", _BODY, _NA, "Closed networks"),
)

_SAYS = {
    _MET: "Only friends of friends can send you a friend request.",
    _PUT: "Anyone on the internet can see your friends list (412 people).",
    _CNT: "We could not read this: Facebook showed a page we do not know.",
    _NA: "This network has closed. Nothing there can be checked.",
}


def _findings(outcome: Outcome, identifier: str) -> tuple[Finding, ...]:
    if outcome is _YOU:
        says = "You said: Yes" if identifier == "A2.9" else "Only you can judge this one."
        return (Finding(check="question", network=None, outcome=outcome, says=says),)
    hostile = identifier == "A2.10"
    return (
        Finding(
            check="friends-hidden",
            network="facebook",
            network_name="Facebook",
            facts=(Fact.MEMBERSHIPS,) if hostile else (Fact.FRIENDS_AUDIENCE,),
            outcome=outcome,
            says=HOSTILE if hostile else _SAYS[outcome],
            why="A pupil or parent can find you through it.",
            reason=UnreadReason.PAGE_CHANGED if outcome is _CNT else None,
            evidence=(evidence("settings_find", HOSTILE if hostile else "Public", LONG_URL),),
            basis=Basis.ASSUMPTION,
            guidance=FIX_FRIENDS,
        ),
    )


def _question(identifier: str, outcome: Outcome) -> Question | None:
    if outcome is not _YOU:
        return None
    given = identifier == "A2.9"
    return Question(
        ask="Would you be content for your head teacher to read all of it?",
        answers=YES_NO,
        given="yes" if given else None,
        answered_on=date(2026, 2, 1) if given else None,
        expires_on=date(2026, 8, 1) if given else None,
    )


_KINDS = {
    _MET: (StandingKind.IN_ORDER, "in order"),
    _PUT: (StandingKind.TO_FIX, "1 network to fix"),
    _CNT: (StandingKind.TO_LOOK, "1 to look at"),
    _YOU: (StandingKind.FOR_YOU, "for you"),
    _NA: (StandingKind.NOT_APPLICABLE, "not applicable"),
}


def _lines(outcome: Outcome, identifier: str) -> tuple[ClauseLine, ...]:
    if outcome is _YOU:
        return ()
    kind, label = _KINDS[outcome]
    found = _findings(outcome, identifier)
    return (
        ClauseLine(
            network="facebook",
            network_name="Facebook",
            kind=kind,
            label=label,
            rows=(FRIENDS.id,) if outcome is _PUT else (),
            says=tuple(f.says for f in found),
            evidence=tuple(e for f in found for e in f.evidence),
        ),
    )


CLAUSES = tuple(
    ClauseResult(
        id=identifier,
        part=part,
        title=title,
        text="The school's own wording.\nIts second paragraph." if identifier == "A1.1" else "",
        why="People who know you from school can read what they find as coming from the school.",
        judged_by=JudgedBy.YOU if outcome is _YOU else JudgedBy.BOTH,
        outcome=outcome,
        findings=_findings(outcome, identifier),
        question=_question(identifier, outcome),
        standing=ClauseStanding(kind=_KINDS[outcome][0], count=1, label=_KINDS[outcome][1]),
        lines=_lines(outcome, identifier),
        advice=("Read your last ten posts as a parent would.", "Ask before you post a picture."),
    )
    for identifier, part, outcome, title in _TABLE
)


QUESTIONS = tuple(
    QuestionAsked(clause=c.id, clauses=(c.id,), titles=(c.title,), question=c.question)
    for c in CLAUSES
    if c.question is not None
)


def _look(fact: Fact, question: str, reason: UnreadReason, says: str, detail: str = "") -> Look:
    return Look(
        id=f"look-{fact.value.replace('.', '-')}",
        network="facebook",
        network_name="Facebook",
        facts=(fact,),
        question=question,
        place="Stories",
        url="https://www.facebook.com/settings/?tab=stories",
        reason=reason,
        says=says,
        detail=detail,
        look_for=FIX_CONTACT.look_for,
        steps=FIX_CONTACT.steps,
        options=(
            LookOption(id="only-me", says="Nobody but me", values={fact: Audience.ONLY_ME}),
            LookOption(id="public", says="Anyone", values={fact: Audience.PUBLIC}),
            LookOption(id="not-found", says="I can't find it"),
        ),
        clauses=("A1.6",),
    )


LOOKS = (
    _look(
        Fact.STORIES_AUDIENCE,
        "Who can see your stories?",
        UnreadReason.PAGE_CHANGED,
        "it looks different from what we know",
    ),
    _look(
        Fact.FOLLOWS_AUDIENCE,
        "Who can see whom you follow?",
        UnreadReason.UNKNOWN_WORDING,
        "it uses words we do not know",
        HOSTILE,
    ),
)

_PAGES = (
    ("settings_find", "How people find and contact you", LONG_URL, None),
    ("about_contact", "Contact and basic info", FIX_CONTACT.url, None),
    ("profile", "Your profile", "https://www.facebook.com/made.up", None),
    ("stories", "Stories", "https://www.facebook.com/settings/?tab=stories", "page_changed"),
)

FACEBOOK = NetworkSummary(
    network="facebook",
    name="Facebook",
    state=AccountState.AUDITED,
    profile_url="https://www.facebook.com/made.up",
    basis_note="The settings pages are read by their words, as the network's help gives them.",
    opened=tuple(
        OpenedPage(
            page=page,
            title=title,
            url=url,
            viewpoint=viewpoint,
            at=TAKEN + timedelta(seconds=4 * i),
            http_status=200,
            problem=UnreadReason(problem) if problem else None,
        )
        for viewpoint in Viewpoint
        for i, (page, title, url, problem) in enumerate(_PAGES)
    ),
    traffic=Traffic(
        allowed=214,
        stopped=9,
        stopped_by={"another site": 6, "changes something": 3},
        hosts=("www.facebook.com", "static.xx.fbcdn.net"),
        unknown_reads={"www.facebook.com/api/*/settings": 2},
    ),
)
BEBO = NetworkSummary(network="bebo", name="Bebo", state=AccountState.CLOSED, traffic=Traffic())

SINCE = Since(
    then=TAKEN - timedelta(days=180),
    finished=False,
    things=(
        SinceThing(
            change=Change.STILL_OPEN,
            network="facebook",
            network_name="Facebook",
            says="Anyone on the internet can see your list of friends.",
        ),
        SinceThing(
            change=Change.PUT_RIGHT,
            network="facebook",
            network_name="Facebook",
            says="Anyone on the internet can see your stories.",
            now="Only your friends can see your stories.",
        ),
        SinceThing(change=Change.NEW, network="x", network_name="X", says=HOSTILE),
        SinceThing(change=Change.ANSWERED, says="Are you happy with your friends?", now="Yes"),
    ),
)

REPORT = Report(
    program="profilecheck 0.1.0",
    checklist="social-networking-protocol-2010",
    checklist_title="Social Networking Protocol (2010)",
    checklist_source="Appendix titles as in the body of the document.",
    taken_at=TAKEN,
    finished=True,
    made_up=True,
    networks=(FACEBOOK, BEBO),
    in_short=IN_SHORT,
    since=SINCE,
    first=FIRST,
    visits=VISITS,
    starters=STARTERS,
    looks=LOOKS,
    questions=QUESTIONS,
    matrix=MATRIX,
    parts=PARTS,
    clauses=CLAUSES,
)

EMPTY = Report(
    program="profilecheck 0.1.0",
    checklist="social-networking-protocol-2010",
    checklist_title="Social Networking Protocol (2010)",
    taken_at=TAKEN,
    finished=False,
)
