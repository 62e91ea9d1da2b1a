# Each target sets up what it needs: a virtual environment, the dependencies, a browser.
# A second run finds them in place and starts at once.

VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run-ready
DEV_STAMP := $(VENV)/.dev-ready
# Of its own, so that nothing but what the program needs gets into the app.
APP_VENV ?= $(VENV)-app
APP_STAMP := $(APP_VENV)/.app-ready
# Of its own, for it has the oldest versions.
OLD_VENV ?= $(VENV)-oldest
OLD_STAMP := $(OLD_VENV)/.oldest-ready

.PHONY: demo test oldest laws taking-away proof forum lint format bench docs pictures lock app try-app browser clean

demo: $(RUN_STAMP) browser ## the main job, on a made-up person
	@$(BIN)/profilecheck demo $(ARGS)

# Compiled once, and bytecode written even where Python is told to write none: each process that the
# tests start would compile the program again, and each worker the tests.
test: $(DEV_STAMP) browser engine ## the whole test suite
	@$(BIN)/python -m compileall -q src
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest $(ARGS)

oldest: $(OLD_STAMP) browser ## the suite, with the oldest versions that are allowed of what the program needs
	$(OLD_VENV)/bin/python -m pytest $(ARGS)

# What `make test` tries in part or not at all, and properties, of which it tries few examples.
IN_PART = tests/laws tests/proof tests/replica $(sort $(shell grep -rlE --include='test_*.py' \
	'^@given|whole-laws|at_full_length|EVERYBODY' tests))

laws: $(DEV_STAMP) browser ## at full length: the laws, walks, proofs and ways out that `make test` tries in part
	$(BIN)/python -m pytest $(IN_PART) --whole-laws $(ARGS)

NETWORK ?=

taking-away: $(DEV_STAMP) browser ## every part of every page taken away, counted by network; of one: NETWORK=facebook
	$(BIN)/python -m pytest tests/laws/test_taking_away.py -k "whatever_part $(NETWORK:%=and [%)" --whole-laws --timeout 0 $(ARGS)

forum: $(DEV_STAMP) browser ## the program on a real forum, which this sets up: see tests/misago
	$(BIN)/python -m pytest tests/misago --real-forum $(ARGS)

proof: $(DEV_STAMP) browser ## drifted pages and exports, faults, hostile files: a table, and exit code 1 for one wrong
	$(BIN)/python -m tests.proof $(ARGS)

lint: $(DEV_STAMP) ## style, types, layers, and the generated parts of the docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

format: $(DEV_STAMP) ## bring the code into the one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(DEV_STAMP) ## make the generated parts of the docs anew
	$(BIN)/python docs/generate.py

pictures: $(DEV_STAMP) browser ## take the README's pictures anew, of a made-up person
	$(BIN)/python -m tests.pictures

bench: $(DEV_STAMP) browser ## how fast things are, as ratios, and how much a report asks
	$(BIN)/python -m tests.bench

lock: $(VENV)/bin/python ## take the newest versions that are allowed, and note them in constraints.txt
	$(BIN)/python -m pip install --quiet --editable . --group dev --upgrade --upgrade-strategy eager
	@echo "# What the suite last passed with; written by make lock." > constraints.txt
	$(BIN)/python -m pip freeze --all --exclude pip --exclude-editable >> constraints.txt

app: $(APP_STAMP) ## a folder for people without Python, for the system this runs on
	$(APP_VENV)/bin/python packaging/build_app.py

try-app: $(APP_STAMP) ## whether that folder works in a place without Python
	$(APP_VENV)/bin/python packaging/try_app.py $(ARGS)

$(VENV)/bin/python $(APP_VENV)/bin/python $(OLD_VENV)/bin/python: %/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $*
	$*/bin/python -m pip install --quiet --upgrade pip

$(RUN_STAMP): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(DEV_STAMP): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable . --group dev --constraint constraints.txt
	@touch $@ $(RUN_STAMP)

$(APP_STAMP): pyproject.toml | $(APP_VENV)/bin/python
	$(APP_VENV)/bin/python -m pip install --quiet --editable . --group app
	@touch $@

$(OLD_STAMP): pyproject.toml packaging/oldest.py | $(OLD_VENV)/bin/python
	$(OLD_VENV)/bin/python packaging/oldest.py > $(OLD_VENV)/oldest.txt
	$(OLD_VENV)/bin/python -m pip install --quiet --editable . --group dev --constraint $(OLD_VENV)/oldest.txt
	@touch $@

browser: $(RUN_STAMP)
	@$(BIN)/profilecheck doctor >/dev/null 2>&1 || $(MAKE) --no-print-directory get-browser

# Without its windows a browser takes half the processor time. Where it cannot be had, the tests that
# would run in it take the whole browser.
engine: $(DEV_STAMP)
	@$(BIN)/python -c 'import sys; from tests.browsers import headless_shell; sys.exit(headless_shell() is None)' \
		|| $(MAKE) --no-print-directory get-engine || true

.PHONY: engine get-browser get-engine
get-engine:
	@if [ "$$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-remove chromium-headless-shell >/dev/null; \
	else \
		$(BIN)/python -m playwright install --only-shell chromium; \
	fi

get-browser:
	@if [ "$$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	else \
		$(BIN)/python -m playwright install chromium; \
	fi

clean: ## remove what the targets made
	rm -rf $(VENV) $(APP_VENV) $(OLD_VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
