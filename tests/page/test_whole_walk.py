"""The whole way, in a real browser: from an empty home to a checklist on which all is settled."""
import os
from pathlib import Path
import time
import pytest
from playwright.sync_api import Playwright
from tests.page.hands import Keyboard, Mouse
from tests.page.walker import walker

def test_try(playwright: Playwright, tmp_path: Path) -> None:
    hand = Keyboard() if os.environ.get("KEYS") else Mouse()
    who = os.environ.get("WHO", "mixed")
    t=time.time()
    with walker(playwright, tmp_path, who, {"mixed":"Tom Hanif","exposed":"Amy Carter"}[who], hand) as person:
        person.goes_to_the_checklist(*os.environ["NETS"].split(","))
        print("acts", hand.acts, time.time()-t)
        person.settles_the_visits()
        print("visits", person.most_acts, time.time()-t)
        person.answers_the_looks()
        print("looks", time.time()-t)
        person.answers_the_questions()
        print("questions", time.time()-t)
        r=person.report
        print(r.visits, r.looks, [c.id for c in r.clauses if not c.settled])
