"""How easy every sentence that the person can meet is to read."""

from tests.words.reading import EASE, LONGEST, all_sentences, ease, too_long

Row = tuple[str, str, str]


def measure() -> list[Row]:
    """Return the rows of the table."""
    said = all_sentences()
    easy, long = ease(said), len(too_long(said))
    return [
        (
            f"Flesch reading ease of every sentence, over {EASE}",
            f"{easy:.1f}, of {len(said):,} sentences",
            f"{easy / EASE:.2f}",
        ),
        (
            f"sentences of more than {LONGEST} words, of all",
            f"{long} of {len(said):,}",
            f"{long / len(said):.2f}",
        ),
    ]
