"""The tests of an adapter, for its author to run; the extra `conformance` brings pytest.

    pytest -p profilecheck.conformance --pyargs profilecheck.conformance --site NAME

The rules are plain functions; the program's own tests ask the same of the networks it brings.
"""

from profilecheck.conformance.drift import DRIFT
from profilecheck.conformance.guarding import GUARDING
from profilecheck.conformance.guiding import GUIDING
from profilecheck.conformance.options import network, pages, pytest_addoption
from profilecheck.conformance.saved import SAVED_RULES, SavedPages
from profilecheck.sites.rules import RULES

__all__ = ["EVERY_RULE", "SAVED_RULES", "SavedPages", "network", "pages", "pytest_addoption"]

EVERY_RULE = {**RULES, **GUARDING, **GUIDING, **DRIFT}
"""Every rule, by what it asks of an adapter."""
