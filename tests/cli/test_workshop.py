"""`profilecheck workshop` at the terminal; what it shows is tested in `tests/workshop`."""

from pathlib import Path

from tests.cli.program import Cli
from tests.workshop.test_story import STEP


def test_the_command_writes_the_story_and_says_what_is_wrong_with_one(
    cli: Cli, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    written = cli("workshop", "--write-story", path)
    assert (written.returncode, written.stderr) == (0, "")
    assert str(path) in written.stdout.replace("\n", "")
    again = cli("workshop", "--write-story", path)
    assert again.returncode == 2
    path.write_text(STEP, encoding="utf-8")
    refused = cli("workshop", "--no-browser", "--story", path)
    assert refused.returncode == 2
    assert "line 5" in refused.stderr
    assert "Traceback" not in refused.stderr
