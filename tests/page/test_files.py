"""Files in place of a sign-in: handed over, read, named where they are not, and gone."""

import io
import re
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import AsyncMock

import pytest
from starlette.testclient import TestClient

from profilecheck.errors import InputError
from profilecheck.model import (
    Account,
    AccountState,
    Count,
    Observed,
    Reading,
    Report,
    Snapshot,
    Unread,
)
from profilecheck.page.desk import Desk
from profilecheck.page.files import FilesReader, FromFiles
from profilecheck.page.looked import Looked, Stage
from profilecheck.page.looking import Looking
from profilecheck.page.screens import files as files_screen
from profilecheck.page.way import How, Step
from profilecheck.questions.networks import ways
from profilecheck.questions.saving import own_handle
from profilecheck.replica import person
from profilecheck.sites import known_sites, site
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.site import OpenSite, Site
from profilecheck.storage import is_private
from profilecheck.store.handed import handed_over, place_for
from profilecheck.store.leftovers import handed_over_folder
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason
from tests.apart import to_its_end
from tests.each import each
from tests.exports.made_by_phone import tiktok
from tests.exports.making import facebook, linkedin, zipped
from tests.networks import open_site
from tests.page.checked import CHECKED, a_check
from tests.page.desks import desk_in
from tests.page.looked import client_of, desk_of, over, told
from tests.saved_pages import profiles
from tests.unit.builders import account, entry, listed, observed, snapshot, unread

LINKEDIN = site("linkedin")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The exposed person's desk: LinkedIn from its export, MySpace from saved pages."""
    with desk_of(tmp_path / "home", linkedin=How.EXPORT, myspace=How.PAGES) as opened:
        yield opened


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return client_of(desk)


@pytest.fixture
def export(tmp_path: Path) -> bytes:
    path = zipped(tmp_path / "export.zip", linkedin(person("exposed")))
    return path.read_bytes()


NAME = "Basic_LinkedInDataExport_11-20-2026.zip"


def hand_over(client: TestClient, *files: tuple[str, bytes], network: str = "linkedin") -> None:
    answer = client.post(f"/files/{network}", files=[("files", file) for file in files])
    assert answer.status_code == 303, answer.text


def test_who_only_hands_over_files_is_not_told_to_sign_in(client: TestClient) -> None:
    page = client.get("/sign-in").text
    assert "<h1>Hand over your files</h1>" in page
    assert "Sign in, one network at a time" not in page


def test_who_looks_at_everything_is_asked_for_no_file(tmp_path: Path) -> None:
    with desk_of(tmp_path / "home", whatsapp=How.MYSELF) as opened:
        page = client_of(opened).get("/sign-in").text
    assert "<h1>Nothing to sign in to</h1>" in page
    assert "Your files" not in page


def test_where_files_are_waited_for_no_look_is_announced(tmp_path: Path) -> None:
    opened = {"linkedin": How.OPENED, "myspace": How.OPENED}
    with desk_of(tmp_path / "home", **opened, facebook=How.EXPORT) as desk:
        client = client_of(desk)
        assert "After the last one, hand over your files" in client.get("/sign-in").text
        hand_over(client, (NAME, b"x"), network="facebook")
        assert "After the last one, we look." in client.get("/sign-in").text


def test_where_one_was_passed_over_no_look_is_announced(tmp_path: Path) -> None:
    opened = {"linkedin": How.OPENED, "myspace": How.OPENED, "x": How.OPENED}
    with desk_of(tmp_path / "home", **opened) as desk:
        client = client_of(desk)
        assert "After the last one, we look." in client.get("/sign-in").text
        client.post("/sign-in/x/cannot")
        assert "After the last one, press Continue." in client.get("/sign-in").text


def test_the_screen_says_what_to_ask_for_and_what_of_it_is_read(client: TestClient) -> None:
    page = client.get("/files/linkedin").text
    for step in LINKEDIN.export.steps if LINKEDIN.export else ():
        assert step.replace('"', "&#34;") in page
    assert LINKEDIN.export is not None
    for part in LINKEDIN.export.parts:
        assert part.title.removeprefix("Export › ") in page
    assert "Press Ctrl+S" in client.get("/files/myspace").text


def test_files_wait_in_a_private_folder_under_their_own_names(
    desk: Desk, client: TestClient, export: bytes
) -> None:
    hand_over(client, (NAME, export), (NAME, b"another"))
    assert NAME in client.get("/files/linkedin").text
    first, second = handed_over(desk.store, "linkedin")
    assert (first.name, second.name) == (NAME, NAME)
    assert first.read_bytes() == export
    assert second.read_bytes() == b"another"
    assert all(is_private(p) for p in handed_over_folder(desk.store.home).rglob("*"))
    assert "2 files" in client.get("/sign-in").text


def test_they_are_read_and_then_gone(desk: Desk, client: TestClient, export: bytes) -> None:
    hand_over(client, (NAME, export))
    client.post("/looking")
    over(desk)
    accounts = {a.network: a for a in told(desk).accounts}
    assert accounts["linkedin"].state is AccountState.FROM_FILES
    assert any(isinstance(r, Observed) for r in accounts["linkedin"].readings)
    # Nothing was handed over of MySpace, so all of it is the person's to look at.
    assert accounts["myspace"].state is AccountState.BY_HAND
    assert {r.reason for r in accounts["myspace"].readings if isinstance(r, Unread)} == {
        UnreadReason.BY_HAND
    }
    assert not handed_over(desk.store, "linkedin")
    assert client.get("/looking").headers["location"] == "/checklist", "it is over by then"
    page = client.get("/looking").text
    assert "Your export from LinkedIn is read." in page
    assert "No file was handed over yet." in page
    assert "Your export from LinkedIn is read." in client.get("/files/linkedin").text
    assert desk.way().step is Step.CHECKLIST


def _zip(**files: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("holiday.zip", b"no zip at all", "holiday.zip: this is not a ZIP file."),
        ("letter.pdf", b"%PDF-1.4", "letter.pdf: this is not a ZIP file."),
        ("other.zip", _zip(notes="x"), "other.zip: "),
        ("pages.zip", _zip(**{"me.html": "<html>"}), "pages.zip: "),
        ("photo.jpg", b"\xff\xd8", "photo.jpg: this is not a ZIP file."),
    ],
    # Not by their bytes: a ZIP file holds the time.
    ids=["no ZIP file", "a letter", "of no network", "saved pages", "a picture"],
)
def test_a_file_that_cannot_be_read_costs_itself_alone(
    desk: Desk, client: TestClient, export: bytes, name: str, content: bytes, says: str
) -> None:
    hand_over(client, (name, content), (NAME, export))
    client.post("/looking")
    over(desk)
    notes = desk.looking.now.networks["linkedin"].notes
    assert [note for note in notes if note.startswith(says)]
    assert "profilecheck " not in " ".join(notes), "nobody here has a terminal"
    assert not re.search(r"[.:] Name ", " ".join(notes)), "files are chosen here, and not named"
    assert not [note for note in notes if str(desk.store.home) in note]
    account = next(a for a in told(desk).accounts if a.network == "linkedin")
    assert account.state is AccountState.FROM_FILES


@pytest.mark.parametrize(
    ("network", "how"),
    [("linkedin", How.EXPORT), ("linkedin", How.MYSELF), ("tiktok", How.MYSELF)],
)
def test_a_file_that_is_handed_over_for_another_network_counts_for_its_own(
    tmp_path: Path, network: str, how: How
) -> None:
    files = tiktok() if network == "tiktok" else linkedin(person("exposed"))
    made = zipped(tmp_path / "export.zip", files).read_bytes()
    ways = {"instagram": How.EXPORT, network: how, "whatsapp": How.EXPORT}
    with desk_of(tmp_path / "home", **ways) as desk:
        client = client_of(desk)
        hand_over(client, (NAME, made), network="instagram")
        client.post("/looking")
        over(desk)
        seen = desk.looking.now.networks
        kept = {account.network: account.state for account in told(desk).accounts}
        shown = client.get("/looking").text
    assert {name: one.state for name, one in seen.items()} == kept
    assert seen[network].state is AccountState.FROM_FILES
    assert seen[network].found
    assert shown.count("No file was handed over yet.") == 1, "that of WhatsApp"


def test_what_is_found_is_counted_of_all_that_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = threading.Event()
    judge = Looking.report

    def in_the_wrong_order(self: Looking, snapshot: Snapshot) -> Report:
        if any(account.state is AccountState.BY_HAND for account in snapshot.accounts):
            counted.wait(10)
            return judge(self, snapshot)
        made = judge(self, snapshot)
        counted.set()
        return made

    monkeypatch.setattr(Looking, "report", in_the_wrong_order)
    made = zipped(tmp_path / "export.zip", linkedin(person("exposed"))).read_bytes()
    with desk_of(tmp_path / "home", instagram=How.EXPORT, linkedin=How.MYSELF) as desk:
        client = client_of(desk)
        hand_over(client, (NAME, made), network="instagram")
        client.post("/looking")
        over(desk)
        assert desk.looking.now.networks["linkedin"].found


def test_where_no_file_can_be_read_nothing_is_claimed(desk: Desk, client: TestClient) -> None:
    hand_over(client, ("holiday.zip", b"no zip at all"))
    client.post("/looking")
    over(desk)
    account = next(a for a in told(desk).accounts if a.network == "linkedin")
    assert account.state is AccountState.BY_HAND
    assert not any(isinstance(r, Observed) for r in account.readings)


def test_files_that_come_later_are_read_into_what_was_read(
    desk: Desk, client: TestClient, export: bytes
) -> None:
    client.post("/looking")
    over(desk)
    run = desk.way().run
    hand_over(client, (NAME, export))
    assert "Read them now" in client.get("/files/linkedin").text
    assert client.post("/files/linkedin/read").headers["location"] == "/looking"
    over(desk)
    states = {a.network: a.state for a in told(desk).accounts}
    assert states == {"linkedin": AccountState.FROM_FILES, "myspace": AccountState.BY_HAND}
    assert desk.way().run == run
    assert not handed_over(desk.store, "linkedin")


def _opened_before(desk: Desk, *more: Reading) -> frozenset[Reading]:
    """Facebook was opened, and told this; now it is to be read from files."""
    opened = CHECKED.accounts[0]
    readings = (*opened.readings, *more)
    known = opened.model_copy(update={"readings": readings})
    a_check(desk, CHECKED.model_copy(update={"accounts": (known,)}))
    desk.change(how={"facebook": How.EXPORT})
    return frozenset(r for r in readings if isinstance(r, Observed))


def _told_of_facebook(desk: Desk, name: str, content: bytes) -> Account:
    client = client_of(desk)
    hand_over(client, (name, content), network="facebook")
    client.post("/files/facebook/read")
    over(desk)
    (known,) = told(desk).accounts
    return known


def test_what_was_opened_stays_whatever_files_tell_later(tmp_path: Path) -> None:
    export = zipped(tmp_path / "export.zip", facebook(person("exposed"))).read_bytes()
    with desk_in(tmp_path / "home") as desk:
        opened = _opened_before(desk)
        account = _told_of_facebook(desk, "letter.pdf", b"%PDF-1.4")
        assert account.state is AccountState.AUDITED
        assert opened == {r for r in account.readings if isinstance(r, Observed)}
        # An export adds what it tells; a second one takes the place of the first.
        for name in ("export.zip", "newer.zip"):
            account = _told_of_facebook(desk, name, export)
            observed = [r for r in account.readings if isinstance(r, Observed)]
            assert opened < set(observed)
            assert len(observed) == len(set(observed))


_JOB, _TESCO = entry("Oakfield Primary School"), entry("Tesco", Audience.PUBLIC)
_ROWS = observed(Fact.FRIENDS_COUNT, Count(count=2))


@each(
    ("opened", "first"),
    [
        # A page that did not come gives way to a file that tells the same whole.
        (
            (
                observed(Fact.PROFILE_BIO, listed(_TESCO)),
                unread(Fact.PROFILE_BIO, UnreadReason.TIMEOUT),
            ),
            observed(Fact.PROFILE_BIO, listed(entry("I like tea", Audience.PUBLIC))),
        ),
        # So does an entry to the same one with who can see it.
        (
            (observed(Fact.PROFILE_EMPLOYER, listed(_JOB, _TESCO)),),
            observed(Fact.PROFILE_EMPLOYER, listed(entry(_JOB.text, Audience.ONLY_ME))),
        ),
    ],
)
def test_what_gave_way_to_files_stands_again_once_others_take_their_place(
    tmp_path: Path, opened: tuple[Reading, ...], first: Observed
) -> None:
    with desk_in(tmp_path / "home") as desk, pytest.MonkeyPatch.context() as patch:
        a_check(desk, CHECKED.model_copy(update={"accounts": (account(*opened),)}))
        desk.change(how={"facebook": How.EXPORT})
        stands = []
        for told_now in (first, _ROWS):
            file = told_now.model_copy(update={"source": Source.EXPORT})
            read = FromFiles((account(file),), ())
            patch.setattr(FilesReader, "read", AsyncMock(return_value=read))
            client_of(desk).post("/files/facebook/read")
            over(desk)
            (known,) = told(desk).accounts
            assert file in known.readings
            stands.append(set(opened) <= set(known.readings))
        assert stands == [False, True]


def test_of_another_account_than_was_opened_no_file_is_taken(tmp_path: Path) -> None:
    export = zipped(tmp_path / "export.zip", facebook(person("exposed"))).read_bytes()
    with desk_in(tmp_path / "home") as desk:
        name = observed(Fact.PROFILE_NAME, listed(entry("Grace Naylor", Audience.PUBLIC)))
        # Nor is anything taken away of what earlier files told.
        opened = _opened_before(desk, name, _ROWS.model_copy(update={"source": Source.EXPORT}))
        account = _told_of_facebook(desk, "export.zip", export)
        assert opened == {r for r in account.readings if isinstance(r, Observed)}
        notes = desk.looking.now.networks["facebook"].notes
        assert notes[-1].startswith("Facebook: your files are of “Amy Carter”")


def test_what_is_opened_is_not_mixed_with_files_of_another(
    tmp_path: Path, export: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An export from LinkedIn, handed over for Facebook, while LinkedIn is opened."""
    name = observed(Fact.PROFILE_NAME, listed(entry("Grace Naylor", Audience.PUBLIC)))
    opened = account(name.model_copy(update={"network": "linkedin"}), network="linkedin")

    async def audited(*_: object, keep: Callable[[Snapshot], None], **__: object) -> None:
        keep(snapshot(opened))

    monkeypatch.setattr("profilecheck.page.looking.audit_networks", audited)
    ways = {"linkedin": How.OPENED, "facebook": How.EXPORT}
    with desk_of(tmp_path / "home", **ways) as desk:
        client = client_of(desk)
        hand_over(client, (NAME, export), network="facebook")
        client.post("/looking")
        over(desk)
        assert opened in told(desk).accounts
        (note,) = desk.looking.now.networks["linkedin"].notes
        assert note.startswith("LinkedIn: your files are of “Amy Carter”")


def test_a_page_and_an_export_that_come_together_are_read_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    each = [observed(fact, Count(count=2)) for fact in (Fact.FRIENDS_COUNT, Fact.TAGGING_COUNT)]
    both = FromFiles(tuple(account(reading) for reading in each), ())
    monkeypatch.setattr(FilesReader, "read", AsyncMock(return_value=both))
    with desk_in(tmp_path / "home") as desk:
        a_check(desk)
        desk.change(how={"facebook": How.EXPORT})
        client_of(desk).post("/files/facebook/read")
        over(desk)
        (known,) = (a for a in told(desk).accounts if a.network == "facebook")
        assert set(each) < set(known.readings)


def test_saved_pages_that_are_of_nobody_are_named(desk: Desk, client: TestClient) -> None:
    explored = b"<!-- saved from url=(0021)https://x.com/explore --><html><h1>Hello</h1></html>"
    hand_over(client, ("page.html", b"<h1>Hello</h1>"), ("x.html", explored), network="myspace")
    client.post("/looking")
    over(desk)
    notes = desk.looking.now.networks["myspace"].notes
    assert notes[0] == "None of these files shows anything of your own profile on MySpace."
    assert notes[1].startswith("page.html: ")
    assert notes[2] == "x.html: this is not one of the pages of X (Twitter) that are read."
    # Nothing else says so: whoever was led to the look is not led past it.
    page = client.get("/looking")
    assert page.status_code == 200
    assert "page.html: " in page.text
    assert "Go to the checklist" in page.text


def test_the_folder_that_an_export_became_is_taken_as_well(
    desk: Desk, client: TestClient, tmp_path: Path
) -> None:
    """Some browsers unpack a ZIP file as it comes, and throw it away."""
    assert "webkitdirectory" in client.get("/files/linkedin").text
    files = linkedin(person("exposed")).items()
    hand_over(client, *((f"export/{name}", content) for name, content in files))
    client.post("/looking")
    over(desk)
    known = next(a for a in told(desk).accounts if a.network == "linkedin")
    assert known.state is AccountState.FROM_FILES
    takes = "takes the place of the files"
    assert takes in client.get("/files/linkedin").text
    assert takes not in client.get("/files/myspace").text, "nothing of it was read"


def test_a_new_look_says_that_files_are_to_be_handed_over_again(
    desk: Desk, client: TestClient, export: bytes
) -> None:
    again = "hand yours over again"
    assert again not in client.get("/sign-in").text
    hand_over(client, (NAME, export))
    client.post("/looking")
    over(desk)
    assert client.get("/sign-in").text.count(again) == 1, "of LinkedIn alone"


def test_what_files_told_a_look_that_was_cut_off_is_said_to_be_kept(
    desk: Desk, client: TestClient, export: bytes
) -> None:
    hand_over(client, (NAME, export))
    client.post("/looking")
    over(desk)
    run = desk.looking.run()
    assert run is not None
    run.keep(told(desk).model_copy(update={"finished": False}))
    page = client.get("/sign-in").text
    assert page.count("read before, and kept") == 1
    assert "hand yours over again" not in page
    client.post("/looking")
    over(desk)
    assert desk.looking.now.networks["linkedin"].notes == ("What your files told before is kept.",)
    known = next(a for a in told(desk).accounts if a.network == "linkedin")
    assert known.has_readings_from_files


def test_they_can_be_taken_back(desk: Desk, client: TestClient, export: bytes) -> None:
    hand_over(client, (NAME, export))
    assert client.post("/files/linkedin/put-back").status_code == 303
    assert not handed_over(desk.store, "linkedin")


def test_a_form_without_a_file_is_answered_with_what_to_do(client: TestClient) -> None:
    answer = client.post("/files/linkedin", files=[("files", ("", b""))])
    assert answer.status_code == 422
    assert "No file was chosen." in answer.text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"--b\r\nContent-Disposition: form-data; name=f; filename=a.zip\r\n\r\nhalf", "b"),
        (b"no form at all", "b"),
        (b"files=1", ""),
    ],
    ids=["cut off", "no parts", "another kind"],
)
def test_what_does_not_arrive_whole_leaves_nothing(
    desk: Desk, client: TestClient, body: bytes, kind: str
) -> None:
    sent = f"multipart/form-data; boundary={kind}" if kind else "application/x-www-form-urlencoded"
    answer = client.post("/files/linkedin", content=body, headers={"Content-Type": sent})
    assert answer.status_code == 422
    assert "did not arrive whole" in answer.text
    assert not handed_over(desk.store, "linkedin")


def test_a_folder_that_does_not_arrive_whole_leaves_none(desk: Desk, client: TestClient) -> None:
    body = b"--b\r\nContent-Disposition: form-data; name=f; filename=pages/me.html\r\n\r\nhalf"
    sent = {"Content-Type": "multipart/form-data; boundary=b"}
    assert client.post("/files/myspace", content=body, headers=sent).status_code == 422
    assert handed_over(desk.store, "myspace") == ()
    assert "Handed over" not in client.get("/files/myspace").text


def test_what_another_tab_sends_meanwhile_is_left_alone(
    desk: Desk, client: TestClient, export: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two tabs that come to the same place at the same moment."""
    hand_over(client, (NAME, export))
    (first,) = handed_over(desk.store, "linkedin")
    monkeypatch.setattr(files_screen, "place_for", lambda *_: first)
    answer = client.post("/files/linkedin", files=[("files", (NAME, b"another"))])
    assert answer.status_code == 422
    assert first.read_bytes() == export


def test_a_full_disk_is_said_and_leaves_nothing(
    desk: Desk, client: TestClient, export: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.FileIO):
        """What waits to be written fails a second time as the file is closed."""

        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

        def close(self) -> None:
            if not self.closed:
                super().close()
                self.write(b"")

    monkeypatch.setattr("profilecheck.page.uploads.create_private", lambda path: Full(path, "x"))
    answer = client.post("/files/linkedin", files=[("files", (NAME, export))])
    assert answer.status_code == 422
    assert "No space left on device" in answer.text
    assert not handed_over(desk.store, "linkedin")


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.html",
        "..\\..\\evil.html",
        "/etc/evil.html",
        "C:\\evil.html",
        "a/../../evil.html",
    ],
)
def test_a_name_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    store = desk_of(tmp_path / "home").store
    path = place_for(store, "linkedin", name)
    assert path.name == "evil.html"
    assert path.resolve().is_relative_to(handed_over_folder(store.home).resolve())


@pytest.mark.parametrize("name", ["..", ".", "/", "\x00", "con\x1fsole", "x" * 500 + ".zip"])
def test_any_name_has_a_place(tmp_path: Path, name: str) -> None:
    store = desk_of(tmp_path / "home").store
    path = place_for(store, "linkedin", name)
    path.write_bytes(b"x")
    assert handed_over(store, "linkedin") == (path,)
    assert path.suffix == (".zip" if name.endswith(".zip") else "")


def test_a_folder_that_was_chosen_stays_one(tmp_path: Path) -> None:
    store = desk_of(tmp_path / "home").store
    for name in ("pages/me.html", "pages/me_files/frame.html"):
        place_for(store, "facebook", name).write_bytes(b"x")
    (folder,) = handed_over(store, "facebook")
    assert folder.name == "pages"
    assert {p.name for p in folder.rglob("*.html")} == {"me.html", "frame.html"}


def test_what_was_handed_over_and_not_read_goes_as_the_page_ends(
    tmp_path: Path, export: bytes
) -> None:
    with desk_of(tmp_path / "home", linkedin=How.EXPORT) as opened:
        hand_over(client_of(opened), (NAME, export))
        assert handed_over(opened.store, "linkedin")
    assert not handed_over_folder(opened.store.home).exists()


def test_what_a_killed_page_was_handed_goes_at_the_next_start(
    tmp_path: Path, export: bytes
) -> None:
    killed = desk_of(tmp_path / "home", linkedin=How.EXPORT)
    place_for(killed.store, "linkedin", NAME).write_bytes(export)
    with Desk(killed.store, killed.checklist, killed.made_up):
        assert not handed_over_folder(killed.store.home).exists()


def test_only_a_network_that_is_read_from_files_takes_any(tmp_path: Path) -> None:
    client = client_of(desk_of(tmp_path / "home", linkedin=How.OPENED))
    assert client.get("/files/linkedin").status_code == 422
    answer = client.post("/files/linkedin", files=[("files", ("a.zip", b"x"))])
    assert answer.status_code == 422
    assert "not read from files" in answer.text


# The page of a profile that does not prove whose it is

PROFILES = {"instagram": profiles.instagram, "threads": profiles.threads, "tiktok": profiles.tiktok}
OWN = "amy.otter"
UPLOAD = 'type="file"'


@pytest.fixture
def by_name(tmp_path: Path) -> Iterator[Desk]:
    """A desk at which each network that is not opened is read from its profile's page."""
    with desk_of(tmp_path / "home", **dict.fromkeys(PROFILES, How.PAGES)) as opened:
        yield opened


def test_saved_pages_are_offered_wherever_they_are_read() -> None:
    offered = {one.id for one in known_sites() if isinstance(one, Site) and How.PAGES in ways(one)}
    by_hand = {one.id for one in known_sites() if getattr(one, "profile_page", None)}
    opened = {one.id for one in known_sites() if isinstance(one, OpenSite)}
    assert by_hand == set(PROFILES)
    assert offered == by_hand | opened


@pytest.mark.parametrize("network", PROFILES)
def test_whose_profile_it_is_is_asked_before_a_page_is_taken(by_name: Desk, network: str) -> None:
    client = client_of(by_name)
    assert UPLOAD not in client.get(f"/files/{network}").text
    assert client.post(f"/files/{network}/own", data={"own": f"@{OWN}"}).status_code == 303
    page = client.get(f"/files/{network}").text
    assert UPLOAD in page
    assert f'value="{OWN}"' in page
    assert by_name.way().own == {network: OWN}


@pytest.mark.parametrize("network", PROFILES)
@pytest.mark.parametrize(
    "typed", ["", "two words", "https://example.org/amy.otter", "a/b/c", "a" * 2_000]
)
def test_what_is_no_name_of_a_profile_is_refused(by_name: Desk, network: str, typed: str) -> None:
    answer = client_of(by_name).post(f"/files/{network}/own", data={"own": typed})
    assert answer.status_code == 422
    assert "is no name of a profile on" in answer.text
    assert "a" * 100 not in answer.text
    assert by_name.way().own == {}


@pytest.mark.parametrize("network", PROFILES)
def test_a_name_may_be_the_address_of_the_profile(network: str) -> None:
    chosen = site(network)
    assert isinstance(chosen, ByHandSite)
    assert chosen.export is not None
    address = chosen.export.profile.format(handle="Amy.Otter")
    mobile = address.replace("www.", "m.")
    for typed in (address, address.removeprefix("https://"), f"{mobile}/", " Amy.Otter "):
        assert own_handle(chosen, typed) == OWN


def test_a_network_that_shows_whose_page_it_is_asks_for_no_name(client: TestClient) -> None:
    assert 'name="own"' not in client.get("/files/myspace").text
    assert client.post("/files/myspace/own", data={"own": OWN}).status_code == 422


def test_what_was_read_under_a_name_that_is_changed_is_dropped(by_name: Desk) -> None:
    client = client_of(by_name)
    for network in ("instagram", "tiktok"):
        client.post(f"/files/{network}/own", data={"own": OWN})
        hand_over(client, ("me.html", PROFILES[network]().encode()), network=network)
    client.post("/looking")
    over(by_name)

    def read() -> set[str]:
        return {a.network for a in told(by_name).accounts if a.has_readings_from_files}

    client.post("/files/tiktok/own", data={"own": f"@{OWN.upper()}"})
    assert read() == {"instagram", "tiktok"}, "that is the same name"
    client.post("/files/tiktok/own", data={"own": "amy.otter2"})
    assert read() == {"instagram"}
    assert client.get("/checklist").status_code == 200


def test_a_name_on_one_network_says_nothing_of_a_page_of_another(by_name: Desk) -> None:
    client = client_of(by_name)
    client.post("/files/instagram/own", data={"own": OWN})
    client.post("/files/tiktok/own", data={"own": "amy.otter2"})
    hand_over(client, ("me.html", PROFILES["tiktok"]().encode()), network="instagram")
    client.post("/looking")
    over(by_name)
    assert {one.state for one in told(by_name).accounts} == {AccountState.BY_HAND}
    notes = " ".join(by_name.looking.now.networks["instagram"].notes)
    assert "that you did not say is yours" in notes


@pytest.mark.parametrize("is_own", [True, False], ids=["one's own", "another's"])
def test_the_page_of_a_profile_is_read_where_it_has_the_name_that_was_said(
    by_name: Desk, is_own: bool
) -> None:
    client = client_of(by_name)
    # Of another's, one: that their page is nowhere read is held to the reader of such pages.
    networks = tuple(PROFILES) if is_own else ("instagram",)
    for network in networks:
        own = OWN if is_own else "amy.otter2"
        client.post(f"/files/{network}/own", data={"own": own})
        hand_over(client, ("me.html", PROFILES[network]().encode()), network=network)
    client.post("/looking")
    over(by_name)
    for known in (one for one in told(by_name).accounts if one.network in networks):
        notes = " ".join(by_name.looking.now.networks[known.network].notes)
        if is_own:
            assert known.state is AccountState.FROM_FILES
            assert any(isinstance(r, Observed) for r in known.readings)
        else:
            assert known.state is AccountState.BY_HAND
            assert "that you did not say is yours" in notes
            assert not any(isinstance(r, Observed) for r in known.readings)


def test_a_large_file_arrives_whole_in_pieces(
    desk: Desk, client: TestClient, export: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("profilecheck.page.uploads._AT_ONCE", 7)
    hand_over(client, (NAME, export))
    (kept,) = handed_over(desk.store, "linkedin")
    assert kept.read_bytes() == export


def test_whatever_goes_wrong_half_a_file_does_not_stay(
    desk: Desk, client: TestClient, export: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Odd(io.FileIO):
        def write(self, data: Any) -> int:
            super().write(bytes(data)[:1])
            raise RuntimeError("a mistake of ours")

    monkeypatch.setattr("profilecheck.page.uploads.create_private", lambda path: Odd(path, "x"))
    with pytest.raises(RuntimeError, match="a mistake of ours"):
        client.post("/files/linkedin", files=[("files", (NAME, export))])
    assert not handed_over(desk.store, "linkedin")


def test_while_something_is_read_no_file_is_read_nor_taken_back(desk: Desk) -> None:
    linkedin, looking = open_site("linkedin"), desk.looking
    looking.take_back_files(linkedin)  # nothing was read yet
    before = Looked(Stage.LOOKING, {})
    looking._going.begin(before)
    looking.read_files(linkedin)
    assert looking.now == before
    with pytest.raises(InputError):
        looking.take_back_files(linkedin)
    looking._going.end("")


def test_files_are_read_into_nothing_where_the_check_is_gone(desk: Desk) -> None:
    with pytest.raises(InputError):
        to_its_end(desk.looking._from_files_alone(open_site("linkedin")))
