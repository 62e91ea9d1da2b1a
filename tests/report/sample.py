"""A rich report, as literal values: every outcome, every reach, and text that means harm."""

from datetime import UTC, date, datetime, timedelta

from profilecheck.model import (
    WANTED,
    AccountState,
    Action,
    ClauseResult,
    Evidence,
    Finding,
    Guidance,
    MatrixRow,
    NetworkSummary,
    OpenedPage,
    Question,
    QuestionAnswer,
    Report,
    Sight,
    Traffic,
    UnreadItem,
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

ACTIONS = (
    Action(
        network="facebook",
        network_name="Facebook",
        facts=(Fact.FRIENDS_AUDIENCE,),
        says="Anyone on the internet can see your friends list (412 people).",
        why="A pupil or parent can find colleagues, family and you through it.",
        clauses=("A1.4", "A2.13"),
        evidence=(evidence("settings_find", "Public"),),
        guidance=FIX_FRIENDS,
    ),
    Action(
        network="facebook",
        network_name="Facebook",
        facts=(Fact.CONTACT_EMAIL,),
        says="Your school e-mail address is on your profile, where friends can see it.",
        why="It ties this profile to your work, and your work to what is written here.",
        clauses=("A2.12", "A1.5", "5.2"),
        evidence=(evidence("about_contact", "j.okafor@oakfield.leeds.sch.uk · Friends"),),
        guidance=FIX_CONTACT,
    ),
    Action(
        network="facebook",
        network_name="Facebook",
        facts=(Fact.POSTS_PAST_LIMITED,),
        says="38 of your older posts can be seen by anyone.",
        why="Old posts are the ones that are found years later, out of their time.",
        clauses=("A1.2", "A1.6"),
        evidence=(evidence("profile", "Shared with Public"),),
        guidance=FIX_POSTS,
    ),
    Action(
        network="facebook",
        network_name="Facebook",
        facts=(Fact.MEMBERSHIPS,),
        says=f"You are a member of a group that anyone can see: {HOSTILE}",
        why="People judge you by the groups they can see you in.",
        clauses=("A2.10",),
        evidence=(evidence("groups", HOSTILE, "javascript:alert(2)"),),
        guidance=BAD_LINK,
    ),
    *(
        Action(
            network="facebook",
            network_name="Facebook",
            facts=(fact,),
            says=says,
            why="A pupil or parent who has it can find this profile in a moment.",
            clauses=("A1.4",),
            evidence=(evidence("settings_find", "Everyone"),),
            guidance=FIX_FRIENDS,
        )
        for fact, says in (
            (Fact.DISCOVERY_BY_EMAIL, "Anyone can find your profile from your e-mail address."),
            (Fact.DISCOVERY_BY_PHONE, "Anyone can find your profile from your phone number."),
            (Fact.DISCOVERY_SEARCH_ENGINES, "Search engines can link to your profile."),
        )
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
        advice=("Read your last ten posts as a parent would.", "Ask before you post a picture."),
    )
    for identifier, part, outcome, title in _TABLE
)


def _unread(
    fact: Fact,
    about: str,
    reason: UnreadReason,
    says: str,
    detail: str = "",
    viewpoint: Viewpoint = Viewpoint.OWNER,
) -> UnreadItem:
    return UnreadItem(
        network="facebook",
        network_name="Facebook",
        fact=fact,
        viewpoint=viewpoint,
        about=about,
        reason=reason,
        says=says,
        detail=detail,
        url="https://www.facebook.com/settings/?tab=stories",
        guidance=FIX_CONTACT,
    )


UNREAD = (
    _unread(
        Fact.STORIES_AUDIENCE,
        "your stories",
        UnreadReason.PAGE_CHANGED,
        "We could not read this: Facebook showed a page we do not know.",
    ),
    _unread(
        Fact.CONTACT_EMAIL,
        "an e-mail address on your profile",
        UnreadReason.UNKNOWN_WORDING,
        "Facebook used words here that we do not know.",
        HOSTILE,
    ),
    _unread(
        Fact.POSTS_PUBLIC_COUNT,
        "posts that anyone can see",
        UnreadReason.SIGNED_OUT,
        "Facebook asked a stranger to sign in before it showed anything.",
        viewpoint=Viewpoint.STRANGER,
    ),
    *(
        _unread(fact, f"{fact.value} on Facebook", UnreadReason.TIMEOUT, "It took too long.")
        for fact in (
            Fact.FOLLOWS_AUDIENCE,
            Fact.ACCOUNT_EMAIL,
            Fact.CONTACTS_UPLOAD,
            Fact.MEMBERSHIPS,
        )
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
    ),
)
BEBO = NetworkSummary(network="bebo", name="Bebo", state=AccountState.CLOSED, traffic=Traffic())

REPORT = Report(
    program="profilecheck 0.1.0",
    checklist="social-networking-protocol-2010",
    checklist_title="Social Networking Protocol (2010)",
    checklist_source="Appendix titles as in the body of the document.",
    taken_at=TAKEN,
    finished=True,
    made_up=True,
    networks=(FACEBOOK, BEBO),
    actions=ACTIONS,
    matrix=MATRIX,
    parts=PARTS,
    clauses=CLAUSES,
    unread=UNREAD,
)

EMPTY = Report(
    program="profilecheck 0.1.0",
    checklist="social-networking-protocol-2010",
    checklist_title="Social Networking Protocol (2010)",
    taken_at=TAKEN,
    finished=False,
)
