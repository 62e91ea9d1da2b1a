"""Several files of one account: parts are joined, copies counted once, and two people refused."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest

from profilecheck.errors import InputError
from profilecheck.model import Account, Count, Observed
from profilecheck.replica import person
from profilecheck.vocabulary import Fact
from tests.each import each
from tests.exports.conftest import observed, read_files, texts, untold
from tests.exports.made_by_meta import instagram
from tests.exports.making import (
    MAKERS,
    Files,
    facebook,
    linkedin,
    takeout,
    unpacked,
    x,
    x_file,
    x_manifest,
    zipped,
)

AMY, OTHER = person("exposed"), person("careful")
_BASIC = ("Profile", "Positions", "Education", "Email Addresses", "PhoneNumbers", "Connections")


def told(*paths: Path) -> tuple[Account, list[tuple[str, str]]]:
    """What the files tell of their one account, and which were left out."""
    snapshot, left = read_files(*paths)
    (account,) = snapshot.accounts
    return account, left


def basic(files: Files) -> Files:
    return {name: held for name, held in files.items() if name.removesuffix(".csv") in _BASIC}


@pytest.mark.parametrize("network", MAKERS)
def test_the_same_file_twice_is_read_once(network: str, tmp_path: Path) -> None:
    files = MAKERS[network](AMY)
    first, again = (zipped(tmp_path / name, files) for name in ("export.zip", "export (1).zip"))
    alone, _ = told(first)
    twice, left = told(first, again)
    assert twice.readings == alone.readings
    assert left == [(str(again), f"{first} holds the same.")]
    assert told(first, first) == (alone, [])
    # The folder that it was unpacked to as well.
    unpacked(tmp_path / "unpacked", files)
    assert _values(told(first, tmp_path / "unpacked")[0]) == _values(alone)


def _values(account: Account) -> list[tuple[Fact, object]]:
    return [(r.fact, r.value) for r in account.readings if isinstance(r, Observed)]


@pytest.mark.parametrize("network", MAKERS)
def test_two_copies_within_one_folder_are_read_once(network: str, tmp_path: Path) -> None:
    files = MAKERS[network](AMY)
    for name in ("one", "two"):
        unpacked(tmp_path / "both" / name, files)
    alone, _ = told(tmp_path / "both" / "one")
    assert _values(told(tmp_path / "both")[0]) == _values(alone)


def test_a_table_twice_in_one_folder_under_two_names(tmp_path: Path) -> None:
    files = linkedin(AMY)
    again = {"Connections_1.csv": files["Connections.csv"], "Positions (1).csv": b"x"}
    account, _ = told(zipped(tmp_path / "export.zip", files | again))
    assert _values(account) == _values(told(zipped(tmp_path / "e.zip", files))[0])


@pytest.mark.parametrize("second", ["Takeout", "Takeout 2", "Takeout (1)"])
def test_a_part_of_a_takeout_in_a_folder_with_a_number(second: str, tmp_path: Path) -> None:
    files = takeout(AMY)
    profile = {n: held for n, held in files.items() if "YouTube" not in n}
    rest = {n: held for n, held in files.items() if n not in profile}
    moved = {n.replace("Takeout/", f"{second}/"): held for n, held in profile.items()}
    assert profile
    unpacked(tmp_path / "whole", files)
    unpacked(tmp_path / "parts", rest | moved)
    assert _values(told(tmp_path / "parts")[0]) == _values(told(tmp_path / "whole")[0])


@pytest.mark.parametrize("other", ["amy.carter.5", "bob.stone.1"])
def test_a_part_that_is_somebody_elses_by_its_name_alone(other: str, tmp_path: Path) -> None:
    files = {n.partition("/")[2]: held for n, held in facebook(AMY).items()}
    kinds = ("/posts/", "/comments/")
    posts = {n: held for n, held in files.items() if any(kind in n for kind in kinds)}
    rest = {n: held for n, held in files.items() if n not in posts}
    own = zipped(tmp_path / "facebook-amy.carter.5-2026-11-20-a.zip", rest)
    part = zipped(tmp_path / f"facebook-{other}-2026-11-20-b.zip", posts)
    if other == "amy.carter.5":
        assert "is not in it" not in " ".join(untold(told(own, part)[0], Fact.POSTS_TO_REREAD))
        return
    with pytest.raises(InputError, match="two accounts on Facebook"):
        told(own, part)


def test_an_archive_of_x_that_is_of_two_accounts_is_not_whole(tmp_path: Path) -> None:
    files = x(AMY)
    manifest = x_manifest("somebody_else", "2026-11-20T09:00:00.000Z")
    mixed = files | {"data/manifest.js": manifest}
    for held, says in ((files, False), (mixed, True)):
        account, _ = told(zipped(tmp_path / f"{says}.zip", held))
        whys = " ".join(untold(account, Fact.PROFILE_NAME))
        assert ("of two accounts" in whys) is says


@pytest.mark.parametrize("turned", [False, True])
def test_basic_and_complete_are_two_exports_and_not_two_parts(turned: bool, tmp_path: Path) -> None:
    files = linkedin(AMY)
    complete = zipped(tmp_path / "Complete_LinkedInDataExport_11-20-2026.zip", files)
    fewer = basic(files)
    rows = fewer["Connections.csv"].rstrip().split(b"\n")
    fewer["Connections.csv"] = b"\n".join(rows[:-1])  # one more was made since
    smaller = zipped(tmp_path / "Basic_LinkedInDataExport_11-19-2026.zip", fewer)
    paths = (complete, smaller)
    account, left = told(*(reversed(paths) if turned else paths))
    assert account.readings == told(complete)[0].readings
    assert [file for file, _ in left] == [str(smaller)]


def test_a_newer_basic_is_filled_up_from_a_complete_of_the_day_before(tmp_path: Path) -> None:
    files = linkedin(AMY)
    complete = zipped(tmp_path / "Complete_LinkedInDataExport_11-19-2026.zip", files)
    newer = basic(files) | {"Positions.csv": files["Positions.csv"].replace(b"Oakfield", b"Elm")}
    smaller = zipped(tmp_path / "Basic_LinkedInDataExport_11-20-2026.zip", newer)
    account, left = told(complete, smaller)
    assert not left
    assert any("Elm" in text for text in texts(account, Fact.PROFILE_EMPLOYER))
    assert not any("Oakfield" in text for text in texts(account, Fact.PROFILE_EMPLOYER))
    assert observed(account, Fact.POSTS_TO_REREAD)


@pytest.mark.parametrize("network", MAKERS)
def test_an_export_of_last_year_adds_nothing_and_takes_nothing_away(
    network: str, tmp_path: Path
) -> None:
    files = {n: c for n, c in MAKERS[network](AMY).items() if "manifest" not in n}
    files = {n.replace("-2026-11-20", ""): c for n, c in files.items()}
    new = zipped(tmp_path / "new.zip", files)
    old = zipped(tmp_path / "old.zip", files, (2025, 3, 1, 9, 0, 0))
    alone, _ = told(new)
    account, left = told(old, new)
    assert account.readings == alone.readings
    assert [file for file, _ in left] == [str(old)]


@pytest.mark.parametrize("turned", [False, True])
def test_an_export_in_html_beside_one_in_json_does_not_cost_it(
    turned: bool, tmp_path: Path
) -> None:
    files = facebook(AMY)
    data = zipped(tmp_path / "data.zip", files)
    pages = {name.replace(".json", ".html"): b"<html>" for name in files}
    in_html = zipped(tmp_path / "pages.zip", pages)
    paths = (in_html, data) if turned else (data, in_html)
    account, left = told(*paths)
    assert account.readings == told(data)[0].readings
    assert [file for file, _ in left] == [str(in_html)]
    other = zipped(tmp_path / "x.zip", x(AMY))
    with pytest.raises(InputError, match="choose “JSON”"):  # nothing of that network is read then
        told(other, in_html)


def test_of_two_layouts_of_facebook_the_newer_counts(tmp_path: Path) -> None:
    old = zipped(tmp_path / "a.zip", facebook(AMY, older=True), (2026, 11, 19, 9, 0, 0))
    new = zipped(tmp_path / "b.zip", facebook(AMY))
    assert _counts(told(old, new)[0]) == _counts(told(new)[0])


def _counts(account: Account) -> list[Count]:
    return [value for _, value in _values(account) if isinstance(value, Count)]


@pytest.mark.parametrize("network", MAKERS)
def test_two_people_are_never_mixed(network: str, tmp_path: Path) -> None:
    one = zipped(tmp_path / "one.zip", MAKERS[network](AMY))
    other = zipped(tmp_path / "other.zip", MAKERS[network](OTHER))
    with pytest.raises(InputError, match="two accounts") as refused:
        told(one, other)
    sentence = str(refused.value)
    assert str(one) in sentence
    assert str(other) in sentence
    assert "\n" not in sentence


@each(("day", "are_two"), [("2026-11-20", True), ("2026-11-01", False), ("2026-06-01", False)])
def test_two_accounts_with_one_address_are_never_mixed(
    day: str, are_two: bool, tmp_path: Path
) -> None:
    held = {name.partition("/")[2]: content for name, content in instagram().items()}
    shop = {name: content.replace(b"amycarter0191", b"amysmaths") for name, content in held.items()}
    assert shop != held
    first, second = "instagram-amycarter0191-2026-11-20-Ab", f"instagram-amysmaths-{day}-Cd"
    files = {f"{first}/{n}": c for n, c in held.items() if not n.endswith("posts_1.json")}
    alone, _ = told(zipped(tmp_path / f"alone-{day}.zip", files))
    files |= {f"{second}/{n}": c for n, c in shop.items()}
    both = zipped(tmp_path / f"meta-{day}.zip", files)
    with pytest.raises(InputError, match="two accounts") if are_two else nullcontext():
        account, left = told(both)
        assert account.readings == alone.readings
        (why,) = (why for file, why in left if second in file)
        assert "has another handle" in why


@each("day", ["2026-11-20", "2026-11-01", "2024-06-01"])
def test_two_numbers_are_two_accounts_whatever_their_address_and_day(
    day: str, tmp_path: Path
) -> None:
    """A handle may be another one later; a number never is."""
    held = x(AMY) | {"data/manifest.js": x_manifest("amy")}
    for handle, are_two in (("amy", False), ("amysmaths", True)):
        manifest = {"data/manifest.js": x_manifest(handle, f"{day}T09:00:00.000Z")}
        paths = (
            zipped(tmp_path / f"{handle}-{day}-1.zip", held),
            zipped(tmp_path / f"{handle}-{day}-2.zip", x(AMY) | manifest),
        )
        with pytest.raises(InputError, match="two accounts on X") if are_two else nullcontext():
            told(*paths)


def test_a_new_name_is_the_same_person_by_her_address(tmp_path: Path) -> None:
    before = linkedin(AMY)
    after = before | {"Profile.csv": before["Profile.csv"].replace(b"Carter", b"Naylor")}
    account, _ = told(
        zipped(tmp_path / "Basic_LinkedInDataExport_11-19-2026.zip", before),
        zipped(tmp_path / "Complete_LinkedInDataExport_11-20-2026.zip", after),
    )
    assert texts(account, Fact.PROFILE_NAME) == [AMY.full_name.replace("Carter", "Naylor")]


# Parts


def _two_parts(handle: str, *, listed: bool) -> tuple[Files, Files]:
    """An archive of X in two parts, the posts in the second; their manifest may list the files."""
    files = x(AMY)
    counts = {name: 0 for name in files if name != "data/manifest.js"} if listed else None
    manifest = x_manifest(handle, files=counts, partial=True)
    second = {"data/tweets.js", "data/follower.js"}
    return (
        {n: c for n, c in files.items() if n not in second} | {"data/manifest.js": manifest},
        {n: c for n, c in files.items() if n in second} | {"data/manifest.js": manifest},
    )


def _handle() -> str:
    return str(json.loads(x(AMY)["data/account.js"].partition(b"=")[2])[0]["account"]["username"])


@pytest.mark.parametrize("listed", [True, False])
def test_the_parts_of_an_archive_of_x(listed: bool, tmp_path: Path) -> None:
    first, second = _two_parts(_handle(), listed=listed)
    media = {"data/tweets_media/1.jpg": b"", "data/manifest.js": first["data/manifest.js"]}
    paths = [
        zipped(tmp_path / f"twitter-{n}.zip", part) for n, part in enumerate((media, second, first))
    ]
    account, left = told(*paths)
    assert not left
    whole, _ = told(zipped(tmp_path / "whole.zip", x(AMY)))
    assert {f for f, _ in _values(account)} == {f for f, _ in _values(whole)}
    if listed:
        assert account.readings == whole.readings
    else:  # no list of files says that these are all
        assert all(untold(account, fact) for fact, _ in _values(account))
        assert all(count.at_least for count in _counts(account))


@pytest.mark.parametrize("which", ["posts", "pictures", "pictures without a manifest"])
def test_a_part_that_proves_nothing_alone_is_one_sentence(which: str, tmp_path: Path) -> None:
    first, second = _two_parts(_handle(), listed=True)
    picture = {"data/tweets_media/1.jpg": b""}
    manifest = {"data/manifest.js": first["data/manifest.js"]}
    files = {"posts": second, "pictures": picture | manifest}.get(which, picture)
    with pytest.raises(
        InputError,
        match=r"account\.js is in another part, or was not asked for\. Choose all its parts",
    ):
        told(zipped(tmp_path / "part.zip", files))


@each(
    ("name", "one", "other", "fact"),
    [
        ("Projects.csv", b"Title\nBread\n", b"Title\nOakfield Primary School\n", Fact.PROFILE_BIO),
        ("Skills.csv", b"Name\nBread\n", b"Name\nBread\nJam\n", Fact.PROFILE_BIO),
        ("Events.csv", b"Name\nBread\n", b"Name\nOakfield Primary School\n", Fact.POSTS_TO_REREAD),
    ],
)
@pytest.mark.parametrize("alike", [True, False])
def test_a_file_in_two_parts_that_differs_is_not_read_as_the_first_says(
    name: str, one: bytes, other: bytes, fact: Fact, alike: bool, tmp_path: Path
) -> None:
    files = linkedin(OTHER)
    second = {n: held for n, held in files.items() if n.startswith(("Shares", "Positions"))}
    first = {n: held for n, held in files.items() if n not in second}
    paths = (
        zipped(tmp_path / "Basic_LinkedInDataExport_11-20-2026.zip", first | {name: one}),
        zipped(
            tmp_path / "Complete_LinkedInDataExport_11-20-2026.zip",
            second | {name: one if alike else other},
        ),
    )
    account, left = told(*paths)
    assert not left
    says = f"{name} is in it more than once, and not the same"
    assert (says in untold(account, fact)) is not alike


def test_a_part_of_pictures_alone_is_joined_to_facebooks_export(tmp_path: Path) -> None:
    pictures = {"posts/media/a_1/1.jpg": b"", "photos_and_videos/1.jpg": b""}
    rest = zipped(tmp_path / "b.zip", facebook(AMY))
    part = zipped(tmp_path / "a.zip", pictures, (2020, 1, 1, 0, 0, 0))
    another = zipped(tmp_path / "c.zip", {"posts/media/b_2/2.jpg": b""})
    assert told(part, rest)[0].readings == told(rest)[0].readings
    assert told(another, part, rest)[0].readings == told(rest)[0].readings
    for alone in ([part], [part, another]):
        with pytest.raises(InputError, match="Choose all its parts together"):
            told(*alone)


ALBUM = {"posts/album/0.json": b'{"photos": [{"creation_timestamp": 1, "title": "At my school"}]}'}
MESSAGES = {"messages/inbox/z_1/message_1.json": b"{}", "messages/inbox/z_1/photos/1.jpg": b""}


@pytest.mark.parametrize("which", ["packed", "folder", "folder in a packed file"])
def test_a_part_that_its_name_alone_tells_comes_along(which: str, tmp_path: Path) -> None:
    rest = zipped(tmp_path / "facebook-amy.zip", facebook(AMY))
    part = tmp_path / "facebook-amy (2)"
    held = ALBUM | MESSAGES
    if which == "folder":
        unpacked(part, held)
    elif which == "packed":
        part = zipped(part.with_suffix(".zip"), held)
    else:
        part = zipped(tmp_path / "b.zip", {f"facebook-amy (2)/{n}": c for n, c in held.items()})
    account, left = told(rest, part)
    assert not left
    (posts,) = observed(account, Fact.POSTS_TO_REREAD)
    (alone,) = observed(told(rest)[0], Fact.POSTS_TO_REREAD)
    assert posts.evidence.seen != alone.evidence.seen  # the words of the album are among them
    with pytest.raises(InputError, match="a part of an export from Facebook"):
        told(part)


def test_web_pages_of_before_2018_say_what_to_choose(tmp_path: Path) -> None:
    pages = {"index.htm": b"<html>", "html/profile.htm": b"<html>"}
    with pytest.raises(InputError, match=r"this Facebook export is in HTML"):
        told(zipped(tmp_path / "facebook-amy.zip", pages))


def test_a_last_part_that_the_manifest_names_is_missed(tmp_path: Path) -> None:
    listed = {"data/tweets.js": 1, "data/tweets-part1.js": 1}
    for partial in (True, False):
        manifest = x_manifest(_handle(), files=listed, partial=partial)
        path = zipped(tmp_path / "x.zip", x(AMY) | {"data/manifest.js": manifest})
        account, _ = told(path)
        for fact in (Fact.POSTS_TO_REREAD, Fact.POSTS_PUBLIC_COUNT, Fact.FRIENDS_COUNT):
            assert any("tweets-part1.js" in detail for detail in untold(account, fact))
        assert all(count.at_least for count in _counts(account))


def test_a_list_that_is_shorter_than_the_manifest_says(tmp_path: Path) -> None:
    manifest = x_manifest(_handle(), files={"data/tweets.js": 1_000})
    account, _ = told(zipped(tmp_path / "x.zip", x(AMY) | {"data/manifest.js": manifest}))
    assert any("of 1,000" in detail for detail in untold(account, Fact.POSTS_TO_REREAD))
    assert all(c.at_least for c in _of(account, Fact.POSTS_PUBLIC_COUNT))


def _of(account: Account, fact: Fact) -> list[Count]:
    return [r.value for r in observed(account, fact) if isinstance(r.value, Count)]


def test_a_file_that_somebody_took_out_is_missed_by_itself_alone(tmp_path: Path) -> None:
    listed = {"data/tweets.js": 0, "data/direct-messages.js": 7, "data/contact.js": 0}
    files = x(AMY) | {"data/manifest.js": x_manifest(_handle(), files=listed)}
    del files["data/contact.js"]
    account, _ = told(zipped(tmp_path / "x.zip", files))
    assert untold(account, Fact.CONTACTS_UPLOAD) == ["contact.js is not in it"]
    assert not untold(account, Fact.PROFILE_BIO) or "t.co" in untold(account, Fact.PROFILE_BIO)[0]


@each(
    ("name", "fact"),
    [
        ("note-tweet.js", Fact.POSTS_TO_REREAD),
        ("community-tweet.js", Fact.POSTS_TO_REREAD),
        ("article.js", Fact.POSTS_TO_REREAD),
        ("moment.js", Fact.POSTS_TO_REREAD),
        ("professional-data.js", Fact.PROFILE_BIO),
    ],
)
def test_a_file_that_few_have_is_missed_where_the_archive_says_it_is_not_empty(
    name: str, fact: Fact, tmp_path: Path
) -> None:
    for count in (2, 0):
        manifest = x_manifest(_handle(), files={f"data/{name}": count})
        account, _ = told(zipped(tmp_path / "x.zip", x(AMY) | {"data/manifest.js": manifest}))
        says = f"{name} is named in the archive, and missing"
        assert (says in untold(account, fact)) is (count > 0)
        more = count > 0 and fact is Fact.POSTS_TO_REREAD
        assert {c.at_least for c in _of(account, Fact.POSTS_PUBLIC_COUNT)} == {more}


def test_a_part_is_missed_in_a_folder_that_somebody_called_otherwise(tmp_path: Path) -> None:
    listed = {"data/tweets.js": 0, "data/tweets-part1.js": 1}
    files = x(AMY) | {"data/manifest.js": x_manifest(_handle(), files=listed)}
    moved = {name.replace("data/", "my tweets/"): held for name, held in files.items()}
    account, _ = told(zipped(tmp_path / "x.zip", moved))
    assert any("tweets-part1.js" in detail for detail in untold(account, Fact.POSTS_TO_REREAD))


_STAMP = "takeout-20261120T090000Z"


@pytest.mark.parametrize("batch", ["", "-1"])
def test_a_numbered_part_of_takeout_that_was_not_named(batch: str, tmp_path: Path) -> None:
    files = takeout(AMY)
    parts = [dict(list(files.items())[:3]), dict(list(files.items())[3:]), {"Takeout/a": b""}]
    paths = [
        zipped(tmp_path / f"{_STAMP}{batch}-00{n}.zip", part) for n, part in enumerate(parts, 1)
    ]
    assert not _missed(told(*paths)[0])
    assert _missed(told(*paths[:2])[0]) == {"003"}  # it lies beside them
    assert _missed(told(paths[0], paths[2])[0]) == {"002"}
    paths[2].unlink()
    assert not _missed(told(*paths[:2])[0])
    zipped(tmp_path / f"takeout-20250101T090000Z{batch}-004.zip", {})  # of another one
    assert not _missed(told(*paths[:2])[0])


def _missed(account: Account) -> set[str]:
    details = untold(account, Fact.PROFILE_NAME)
    return {d.partition(",")[0].rpartition("-")[2] for d in details if "another part" in d}


def test_a_table_that_googles_list_names_is_missed(tmp_path: Path) -> None:
    overview = (
        b'<div id="service-details-DRIVE"><div class="extracted-file-name"> Old.csv</div></div>'
        b'<div id="service-details-YOUTUBE"><div class="extracted-file-name"> channel.csv</div>'
        b'<div class="extracted-file-name">comments(1).csv</div></div>'
    )
    files = takeout(AMY) | {"Takeout/Archiv_Übersicht.html": overview}
    account, _ = told(zipped(tmp_path / "takeout.zip", files))
    assert any("comments(1).csv" in d for d in untold(account, Fact.POSTS_TO_REREAD))
    there = {
        "Takeout/YouTube and YouTube Music/comments/comments(1).csv": b"Comment ID,Comment Text\n"
    }
    account, _ = told(zipped(tmp_path / "takeout.zip", files | there))
    assert not untold(account, Fact.PROFILE_NAME)


def test_posts_in_the_second_part_are_counted_once(tmp_path: Path) -> None:
    tweet = {"tweet": {"full_text": "A walk", "created_at": "Wed Oct 10 20:19:24 +0000 2018"}}
    more = {"data/tweets-part1.js": x_file("tweets", [tweet]).replace(b"part0", b"part1")}
    more["data/manifest.js"] = x(AMY)["data/manifest.js"]
    first, second = zipped(tmp_path / "a.zip", x(AMY)), zipped(tmp_path / "b.zip", more)
    (before,) = _of(told(first)[0], Fact.POSTS_PUBLIC_COUNT)
    (count,) = _of(told(first, second)[0], Fact.POSTS_PUBLIC_COUNT)
    (again,) = _of(
        told(first, second, zipped(tmp_path / "c.zip", more))[0], Fact.POSTS_PUBLIC_COUNT
    )
    assert (count.count, again.count) == (before.count + 1,) * 2
