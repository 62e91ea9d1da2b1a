"""What stands in the person's own files of others, and their secrets, ends up nowhere else.

Names, messages and keys are planted in exports and in saved pages, whole and damaged; then every
file that the program wrote and every word that it said are searched for them.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from profilecheck.replica import Persona, person
from profilecheck.resources import data_folder
from tests.cli.program import Cli
from tests.exports import made_by_meta
from tests.exports.made_by_phone import OTHERS, snapchat, tiktok, tiktok_text, whatsapp
from tests.exports.making import Files, facebook, linkedin, takeout, x, x_file, zipped
from tests.exports.others import KINDS, cut_at, made, others_in
from tests.saved_pages.files import entry, har, html, write
from tests.searching import found_in

SCHOOL = data_folder("fixtures") / "school.yaml"
AMY = person("exposed")
NAME = "Zebulon Quixworth"
PLANTED = (
    *NAME.split(),
    "planted-password",
    "planted-cookie",
    "planted-token",
    "zebulon@planted.example",
    "07700900999",
)
"""None of these is part of a name that a file of an export has."""
EVERYTHING = " ".join(PLANTED)


def _facebook(who: Persona) -> Files:
    name = {"name": NAME, "timestamp": 1500000000}
    post = {"post": f"{NAME} and I at Oakfield Primary School, {EVERYTHING}"}
    wrote = {"timestamp": 1600000000, "title": f"Amy wrote to {NAME}.", "data": [post]}
    login = {"account_activity_v2": [{"cookie": "planted-cookie", "password": "planted-password"}]}
    message = {"participants": [name], "messages": [{"sender_name": NAME, "content": EVERYTHING}]}
    files = facebook(who)
    for path in files:
        if path.endswith("your_friends.json"):
            files[path] = json.dumps({"friends_v2": [name]}).encode()
        if "posts_1.json" in path:
            files[path] = json.dumps([wrote]).encode()
    files["security_and_login_information/account_activity.json"] = json.dumps(login).encode()
    files["messages/inbox/one/message_1.json"] = json.dumps(message).encode()
    return files


def _x(who: Persona) -> Files:
    files = x(who)
    tweet = {"full_text": f"{EVERYTHING} at Oakfield Primary School", "id_str": "1"}
    tweet["created_at"] = "Wed Oct 01 10:00:00 +0000 2025"
    files["data/tweets.js"] = x_file("tweets.part0", [{"tweet": tweet}])
    files["data/device-token.js"] = x_file("device_token.part0", [{"token": "planted-token"}])
    files["data/direct-messages.js"] = x_file("direct_messages.part0", [{"text": EVERYTHING}])
    return files


def _linkedin(who: Persona) -> Files:
    files = linkedin(who)
    files["messages.csv"] = f"FROM,TO,CONTENT\r\n{NAME},Amy,{EVERYTHING}\r\n".encode()
    for path, content in files.items():
        if path.endswith("Connections.csv"):
            given, last = NAME.split()
            row = f"{given},{last},,zebulon@planted.example,Oakfield Primary School,Teacher,"
            files[path] = content + f"{row}01 Oct 2025\r\n".encode()
    return files


def _takeout(who: Persona) -> Files:
    files = takeout(who)
    files["Takeout/Mail/all.mbox"] = EVERYTHING.encode()
    return files


def _on_the_phone(files: Files) -> Files:
    """An export in which others are called by all that is planted."""
    for other in OTHERS:
        files = {n: held.replace(other.encode(), EVERYTHING.encode()) for n, held in files.items()}
    return files


def _tiktok(who: Persona) -> Files:
    comment = {"date": "2026-09-01", "comment": f"{EVERYTHING} at Oakfield Primary School"}
    return _on_the_phone(tiktok(comments=[comment]))


def _instagram(who: Persona) -> Files:
    comment = f"{EVERYTHING} at Oakfield Primary School"
    files = made_by_meta.instagram(threads=made_by_meta.THREADS_PROFILE, comment=comment)
    files |= made_by_meta.synced_contacts()
    for other in made_by_meta.OTHERS:
        files = {
            name.replace(other, NAME): held.replace(other.encode(), EVERYTHING.encode())
            for name, held in files.items()
        }
    return files


MAKERS: dict[str, Callable[[Persona], Files]] = {
    "facebook": _facebook,
    "x": _x,
    "linkedin": _linkedin,
    "takeout": _takeout,
    "instagram": _instagram,
    "tiktok": _tiktok,
    "tiktok as text": lambda who: _on_the_phone(tiktok_text()),
    "whatsapp": lambda who: _on_the_phone(whatsapp()),
    "snapchat": lambda who: _on_the_phone(snapchat()),
}


def _nowhere(cli_said: str, *folders: Path, planted: Iterable[str] = PLANTED) -> None:
    assert found_in(cli_said, *folders, planted=planted) == []


def _cut(files: Files) -> Files:
    """Each file that something is planted in, up to the middle of what is planted."""
    places = {name: content.find(NAME.split()[0].encode()) for name, content in files.items()}
    return {
        name: content[: places[name] + 9] if places[name] >= 0 else content
        for name, content in files.items()
    }


ALONE = "tiktok as text"
"""The second of two exports of one network is read by itself."""


@pytest.mark.parametrize("damaged", [False, True], ids=["whole", "damaged"])
@pytest.mark.parametrize("together", [[ALONE], sorted(MAKERS.keys() - {ALONE})], ids=len)
def test_of_exports(
    cli: Cli, tmp_path: Path, home: Path, together: list[str], damaged: bool
) -> None:
    exports = []
    for network in together:
        files = MAKERS[network](AMY)
        assert any(b"planted" in content for content in files.values())
        exports.append(zipped(tmp_path / f"{network}.zip", _cut(files) if damaged else files))
    done = cli("audit", "--export", *exports, "--school", SCHOOL, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "out" / "snapshot.json").read_text(encoding="utf-8"))
    assert len(told["accounts"]) >= len(together), "each of them was read"
    assert (tmp_path / "out" / "report.html").is_file()
    _nowhere(done.stdout + done.stderr, home, tmp_path / "out")


def test_of_an_export_that_tells_nothing(cli: Cli, tmp_path: Path, home: Path) -> None:
    """TikTok's is one file: cut at its first comment, it tells nothing at all."""
    export = zipped(tmp_path / "export.zip", _cut(_tiktok(AMY)))
    done = cli("audit", "--export", export, "--school", SCHOOL, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()
    _nowhere(done.stdout + done.stderr, home)


@pytest.mark.parametrize("damaged", [False, True], ids=["whole", "damaged"])
@pytest.mark.parametrize("together", [["threads"], sorted(set(KINDS) - {"threads"})], ids=len)
def test_of_exports_that_are_made_of_a_made_up_person(
    cli: Cli, tmp_path: Path, home: Path, together: list[str], damaged: bool
) -> None:
    """Every network that is never opened; Threads is in Instagram's, and by itself as well."""
    exports, others = [], set[str]()
    for network in together:
        files = made(AMY, network)
        others |= (here := others_in(files, AMY))
        assert here
        cut = cut_at(files, here) if damaged else files
        exports.append(zipped(tmp_path / f"{network}.zip", cut))
    named = [word for path in exports for word in ("--export", path)]
    done = cli("audit", *named, "--school", SCHOOL, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "out" / "snapshot.json").read_text(encoding="utf-8"))
    assert {a["network"] for a in told["accounts"]} >= set(together)
    _nowhere(done.stdout + done.stderr, home, tmp_path / "out", planted=others)


def test_of_a_chat(cli: Cli, tmp_path: Path, home: Path) -> None:
    """Whose chat it is stands in its file's very name."""
    folder = tmp_path / "exports"
    folder.mkdir()
    name = f"WhatsApp Chat with {NAME}"
    chats = [zipped(folder / f"{name}.zip", {f"{name}.txt": EVERYTHING.encode()})]
    chats.append(folder / f"{name}.txt")
    chats[-1].write_text(EVERYTHING, encoding="utf-8")
    for chat in chats:
        done = cli("audit", "--export", chat, "--school", SCHOOL, "--out", tmp_path / "out")
        assert done.returncode == 2
        assert "never read" in done.stderr
        _nowhere(done.stdout + done.stderr, home)
    zipped(folder / "report.zip", whatsapp())
    done = cli("audit", "--export", folder, "--school", SCHOOL, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "never read" in done.stdout
    _nowhere(done.stdout + done.stderr, home, tmp_path / "out")


def test_of_saved_pages(cli: Cli, tmp_path: Path, home: Path) -> None:
    pages = tmp_path / "pages"
    write(pages, "one.html", html(f"<main>{EVERYTHING}</main>"))
    write(pages, "cut.har", har(entry("https://x.com/settings/account", EVERYTHING))[:-40])
    asked = entry("https://api.x.com/1.1/account/settings.json", f'{{"a": "{EVERYTHING}', "text/js")
    asked["request"]["headers"] = [{"name": "Cookie", "value": "sid=planted-cookie"}]
    write(pages, "whole.har", har(entry("https://x.com/settings/account", html(EVERYTHING)), asked))
    done = cli("audit", "--pages", pages, "--school", SCHOOL, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "cut.har" in done.stdout + done.stderr
    _nowhere(done.stdout + done.stderr, home, tmp_path / "out")
