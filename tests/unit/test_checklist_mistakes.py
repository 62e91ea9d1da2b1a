"""A mistake in a school's own checklist is named: file, line, field, and what is allowed."""

from itertools import pairwise
from pathlib import Path

import pytest

from profilecheck.checklist import load_checklist
from profilecheck.errors import InputError, NewerSchemaError
from profilecheck.resources import data_folder
from tests.each import each

DEFAULT = (data_folder("checklists") / "social-networking-protocol-2010.yaml").read_text(
    encoding="utf-8"
)


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as refused:
        load_checklist(path)
    says = str(refused.value)
    assert "\n" not in says
    assert len(says) < len(str(path)) + 1200
    return says.removeprefix(str(path))


def line_of(text: str, words: str) -> int:
    """The line on which `words` end, from 1."""
    return text[: text.index(words) + len(words)].count("\n") + 1


ANOTHER = "another"
"""In place of the line: it is the one on which what it becomes stands for a second time."""

MISTAKES = [
    (
        "    judged_by: you\n    checks:\n      - id: public-posts",
        "    judged_by: you\n    ask_with: A2.8\n    checks:\n      - id: public-posts",
        "  - id: A1.1",
        "clauses › A1.1: a clause has a “question” of its own or “ask_with”, not both.",
    ),
    (
        "      every new post is public.\n    judged_by: tool",
        "      every new post is public.\n    judged_by: both",
        "  - id: A1.2",
        "clauses › A1.2: judged_by: both needs a question, or “ask_with” and a clause.",
    ),
    (
        "        test: inform\n        facts: [posts.public_count]",
        "        test: count_at_most\n        facts: [posts.public_count]\n        limit: 0",
        "  - id: A1.1",
        "clauses › A1.1: a clause that only the person judges takes checks that only inform.",
    ),
    (
        "      - id: any-other-text\n        test: school_not_named\n        limit: friends",
        "      - id: any-text\n        test: school_not_named\n        limit: friends\n"
        "      - id: any-other-text\n        test: school_not_named\n        limit: friends",
        "  - id: A1.5",
        "clauses › A1.5: only one check of school_not_named can be without “facts”.",
    ),
    (
        "      - id: any-other-text\n        test: school_not_named\n        limit: friends",
        "      - id: any-other-text\n        test: school_not_named\n"
        "        facts: [profile.name]\n        limit: friends",
        "  - id: A1.5",
        "clauses › A1.5: its checks leave out profile.education, profile.birthday, profile.family, "
        "contact.email, contact.phone, posts.to_reread; add a check of school_not_named without "
        "“facts”, which is of every text that the others do not name.",
    ),
    (
        "        facts: [account.email]\n        even_if_hidden: true",
        "        even_if_hidden: true",
        "      - id: sign-in-address",
        "clauses › A2.12 › checks › sign-in-address: with “even_if_hidden” it has to say of which "
        "facts.",
    ),
    (
        "    advice:\n      - Look through",
        "    advise:\n      - Look through",
        "    advise:",
        "clauses › A1.1 › advise: there is no such field; perhaps “advice” is meant; allowed are ",
    ),
    (
        "        weight: 2\n        why: All you write",
        "        wieght: 3\n        why: All you write",
        "        wieght: 3",
        "clauses › A1.2 › checks › new-posts › wieght: there is no such field; "
        "perhaps “weight” is meant; allowed are id, facts, why, weight, viewpoint, test, limit.",
    ),
    (
        "        test: inform\n        facts: [posts.public_count]",
        "        test: tell\n        facts: [posts.public_count]",
        "      - id: public-posts",
        "clauses › A1.1 › checks › public-posts: 'tell' is no kind of check; allowed are "
        "'audience_at_most', 'switch_is', 'count_at_most', 'entries_at_most', "
        "'school_not_named', 'no_work_contact', 'inform', 'accounts_apart'.",
    ),
    (
        "        test: inform\n        facts: [posts.public_count]",
        "        facts: [posts.public_count]",
        "      - id: public-posts",
        "clauses › A1.1 › checks › public-posts: the field “test” is missing, which says "
        "what kind of check this is; allowed are audience_at_most, switch_is, count_at_most, "
        "entries_at_most, school_not_named, no_work_contact, inform, accounts_apart.",
    ),
    (
        "facts: [posts.past.limited]",
        "facts: [posts.public_count]",
        "      - id: old-posts",
        "clauses › A1.2 › checks › old-posts: posts.public_count cannot be checked this way; "
        "allowed facts are posts.past.limited, stories.resharing, followers.approval, "
        "discovery.search_engines, tagging.review, contacts.upload, location.on_posts, "
        "account.dormant, account.leftovers.",
    ),
    (
        "facts: [stories.audience]",
        "facts: [story.audience]",
        "facts: [story.audience]",
        "clauses › A1.2 › checks › stories › facts › number 1: 'story.audience' is not "
        "allowed here; perhaps “stories.audience” is meant; allowed are 'posts.future.audience', ",
    ),
    (
        "        limit: friends\n        weight: 2",
        "        limit: freinds\n        weight: 2",
        "        limit: freinds",
        "clauses › A1.2 › checks › new-posts › limit: 'freinds' is not allowed here; perhaps "
        "“friends” is meant; allowed are 'only_me', 'specific', 'friends_except', 'friends', "
        "'friends_of_friends', 'members' or 'public'.",
    ),
    (
        "        weight: 2\n        why: All you write",
        "        weight: 4\n        why: All you write",
        "        weight: 4",
        "clauses › A1.2 › checks › new-posts › weight: this must be 3 or less.",
    ),
    (
        "    judged_by: you\n    checks:\n      - id: public-posts",
        "    judged_by: me\n    checks:\n      - id: public-posts",
        "    judged_by: me",
        "clauses › A1.1 › judged_by: 'me' is not allowed here; allowed are 'tool', 'both' "
        "or 'you'.",
    ),
    (
        "    judged_by: you\n    checks:\n      - id: public-posts",
        "    judged_by: tool\n    checks:\n      - id: public-posts",
        "  - id: A1.1",
        "clauses › A1.1: a clause that the tool judges needs a check that judges.",
    ),
    (
        "      - id: stories\n",
        "      - id: new-posts\n",
        ANOTHER,
        "clauses › A1.2 › checks › new-posts: two checks have the id new-posts; "
        "each needs one of its own.",
    ),
    (
        "  - id: A1.3\n",
        "  - id: A1.2\n",
        ANOTHER,
        "clauses › A1.2: two clauses have the id A1.2; each needs one of its own.",
    ),
    (
        "  - id: A1.3\n",
        '  - id: "9.9"\n',
        "\nclauses:",
        "clauses: clauses missing: A1.3; a school may word them anew, ",
    ),
    (
        "  - id: A1.3\n",
        "  - id: first\n",
        "  - id: first",
        "clauses › first › id: this must look like 7.1 or A3.1.",
    ),
    ('  - id: "2.5"\n', "  - id: 2.5\n", "  - id: 2.5", "this must be text; put it in quotes."),
    (
        "  - id: A1.3\n    part: A1\n",
        "  - id: A1.3\n    part: A3\n",
        "    part: A3",
        "clauses › A1.3 › part: there is no part “A3”; allowed are A1, A2, body.",
    ),
    (
        "    title: You answer for what you post\n",
        "    title: ''\n",
        "    title: ''",
        "clauses › A1.1 › title: this must not be empty.",
    ),
    (
        '{id: some-should-go, says: "I have, and some should go", outcome: not_met}',
        '{id: something, says: "Yes", outcome: bad}',
        '{id: something, says: "Yes", outcome: bad}',
        "clauses › A1.1 › question › answers › something › outcome: 'bad' is not allowed here; "
        "allowed are 'met', 'not_met', 'your_call' or 'not_applicable'.",
    ),
    (
        '{id: some-should-go, says: "I have, and some should go", outcome: not_met}',
        '{id: some-should-go, says: "Yes", outcome: could_not_tell}',
        '{id: some-should-go, says: "Yes", outcome: could_not_tell}',
        "outcome: 'could_not_tell' is not allowed here; allowed are 'met', 'not_met', 'your_call'",
    ),
    (
        "    title: You answer for what you post\n",
        "    title: Proud of #TeamOakfield\n",
        "    title: Proud of #TeamOakfield",
        "“#TeamOakfield” would be left out; put the whole text in straight quotes",
    ),
    (
        "    title: You answer for what you post\n",
        "    title: #TeamOakfield\n",
        "    title: #TeamOakfield",
        "“#TeamOakfield” would be left out; put the whole text in straight quotes",
    ),
    ("kind: checklist", "kind: recipe", "kind: recipe", "kind: 'recipe' is not allowed here"),
    ("schema_version: 1", "schema_version: 0", "schema_version: 0", "this must be 1 or more."),
    (
        "schema_version: 1",
        "schema_version: one",
        "schema_version: one",
        "schema_version: this must be a whole number.",
    ),
    (
        "\nschema_version: 1",
        "\nschema_version: 1\n\tid: x",
        "\tid: x",
        "this is not valid YAML: there is a tab in it; put spaces in its place.",
    ),
    (
        "\nschema_version: 1",
        "\nschema_version: 1\nkind: checklist",
        "schema_version: 1\nkind: checklist",
        "this is not valid YAML: “kind” stands here a second time; keep one of the two.",
    ),
    (
        "    why: >-\n      In law, a post is published.",
        "    <<: {wrong: 1}\n    why: >-\n      In law, a post is published.",
        "  - id: A1.1",
        "clauses › A1.1 › wrong: there is no such field; allowed are id, part, title, text, "
        "why, judged_by, checks, question, "
        "ask_with, advice.",
    ),
]


@pytest.mark.parametrize(
    ("stands", "becomes", "at", "says"), MISTAKES, ids=[m[3][:60] for m in MISTAKES]
)
def test_a_mistake_is_named_with_line_field_and_what_is_allowed(
    tmp_path: Path, stands: str, becomes: str, at: str, says: str
) -> None:
    assert DEFAULT.count(stands) >= 1
    text = DEFAULT.replace(stands, becomes, 1)
    path = tmp_path / "ours.yaml"
    path.write_text(text, encoding="utf-8")

    said = refusal(path)

    where, _, what = said.partition(": ")
    assert says in what
    first = text.index(becomes) + len(becomes)
    line = (
        text[: text.index(becomes, first)].count("\n") + 1 if at == ANOTHER else line_of(text, at)
    )
    assert int(where.removeprefix(", line ")) == line


def test_clauses_in_another_order_are_refused(tmp_path: Path) -> None:
    first, second = "  - id: A1.1\n", "  - id: A1.2\n"
    path = tmp_path / "ours.yaml"
    swapped = DEFAULT.replace(first, "@").replace(second, first).replace("@", second)
    path.write_text(swapped, encoding="utf-8")

    assert refusal(path).endswith("clauses › A1.2: A1.2 stands where A1.1 must stand.")


def test_a_newer_format_is_refused_before_anything_else(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("kind: checklist\nschema_version: 2\nnew: {}\n", encoding="utf-8")

    with pytest.raises(NewerSchemaError, match=r"newer format \(version 2; .* up to 1\)\. Update"):
        load_checklist(path)


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join(['*' + a] * 10)}]\n"
    for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)


MERGES = "a: &a {x: 1}\n" + "".join(
    f"{b}: &{b} {{<<: [*{a}, *{a}], {b}x: 1}}\n"
    for a, b in pairwise(("a", *(f"b{i}" for i in range(40))))
)
FEW = "a: &a [x, x]\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "it must start with"),
        (b"# nothing\n", "it must start with"),
        (b"- a\n- b\n", "it must start with"),
        (b"just words", "it must start with"),
        (b"kind: [unclosed", "this is not valid YAML"),
        (b"kind: +_", "this is not valid YAML"),
        (b"a: 1\n---\nb: 2\n", "this is not valid YAML"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "this is not a text file"),
        (b"kind: \x00", "this is not valid YAML"),
        (b"x" * 1_000_001, "too large"),
        (b"a: " + b"[" * 5_000, "this is not valid YAML"),
        (b"&a [*a]", "this is not valid YAML"),
        (b"kind: checklist\na: &a\n  <<: *a\n", "this is not valid YAML"),
        ((BOMB + "kind: *j\n").encode(), "this file repeats itself too often"),
        ((BOMB + "kind: checklist\ntitle: *j\n").encode(), "repeats itself too often"),
        (
            (BOMB + DEFAULT.replace("id: social-networking-protocol-2010", "id: *j")).encode(),
            "repeats itself too often",
        ),
        (
            (DEFAULT + "\nbomb:\n  " + BOMB.replace("\n", "\n  ")).encode(),
            "repeats itself too often",
        ),
        ((MERGES + DEFAULT).encode(), "repeats itself too often"),
        ((FEW + DEFAULT).encode(), "a: there is no such field"),
        ((FEW * 2 + DEFAULT).encode(), "“a” stands here a second time"),
    ],
    ids=[
        "empty",
        "only a remark",
        "a list",
        "words",
        "unclosed",
        "a number of underscores",
        "two documents",
        "binary",
        "a null character",
        "huge",
        "deep nesting",
        "a loop",
        "a map that is merged into itself",
        "a billion items in kind",
        "a billion items in title",
        "a billion items in id",
        "a billion items in an unknown field",
        "maps that are merged in forty levels",
        "a name that nothing repeats",
        "a name that is given twice",
    ],
)
def test_a_file_that_is_no_checklist_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "ours.yaml"
    path.write_bytes(content)

    assert says in refusal(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.yaml").startswith(": there is no such file. See how its name ")
    (tmp_path / "none.yaml.txt").touch()
    assert refusal(tmp_path / "none.yaml").endswith(" There is none.yaml.txt: name that.")
    assert "this is a folder" in refusal(tmp_path)


def test_a_copy_with_the_schools_own_words_and_clauses_is_taken(tmp_path: Path) -> None:
    own = DEFAULT.replace("title: You answer for", "text: Our words.\n    title: You answer for")
    path = tmp_path / "ours.yaml"
    path.write_text(own, encoding="utf-8-sig")

    assert load_checklist(path).clauses[0].text == "Our words."
    assert len(load_checklist(path).clauses) == len(load_checklist().clauses)


FIELD = "    title: You answer for what you post\n"


@each(
    ("becomes", "line", "says"),
    [
        ("     title: Further in\n", 0, "it begins further in than the lines around it"),
        ("   title: Further out\n", 0, "it does not begin as the lines around it do"),
        ("  \u00a0 title: Another space\n", 0, "put as many plain spaces before it"),
        ("\ttitle: A tab\n", 0, "there is a tab in it"),
        ("    title No colon\n", 0, "a colon with a space after it is missing"),
        ("    title:No space\n", 0, "a colon with a space after it is missing"),
        ("    title: Posting: you answer\n", 0, "its text has a colon in it"),
        ("    title: 'Don't post it'\n", 0, "its text ends before its last word"),
        ("    title: [Ours] You answer\n", 0, "its text ends before its last word"),
        ("    title: @school says\n", 0, "a text cannot begin with @; put the whole text in"),
        (FIELD * 2, 1, "“title” stands here a second time"),
    ],
)
def test_what_is_not_yaml_is_said_in_plain_words(
    tmp_path: Path, becomes: str, line: int, says: str
) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(DEFAULT.replace(FIELD, becomes, 1), encoding="utf-8")

    said = refusal(path)

    assert said.startswith(
        f", line {line_of(DEFAULT, FIELD.rstrip()) + line}: this is not valid YAML"
    )
    assert says in said
    assert "expected" not in said


@each(
    ("stands", "becomes", "says"),
    [
        ('"4.2", "5.2"', "“4.2”, “5.2”", "type straight quotes in place of curly ones."),
        ('"Yes, I have, and I would"', "“Yes, I have”", "must be in straight quotes."),
        (FIELD, "    title:\n", "title: nothing stands here."),
        (FIELD, "    Title: You answer\n", "Title: there is no such field; perhaps “title” is"),
        ("ask_with: ", "ask_with: 9.", "has no question of its own."),
    ],
)
def test_a_mistake_of_the_keyboard_is_told_with_what_to_type(
    tmp_path: Path, stands: str, becomes: str, says: str
) -> None:
    assert stands in DEFAULT
    path = tmp_path / "ours.yaml"
    path.write_text(DEFAULT.replace(stands, becomes, 1), encoding="utf-8")

    assert says in refusal(path)


@each(("encoding",), [("utf-16",), ("utf-16-le",), ("cp1252",)])
def test_a_file_in_another_encoding_is_told_how_to_be_saved(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "ours.yaml"
    path.write_bytes(DEFAULT.replace("You answer", "“You” answer").encode(encoding))

    assert "Save it as plain text in UTF-8" in refusal(path)
