# Each target sets up what it needs, once: a stamp in .venv is written last, so a broken set-up starts afresh.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKED := $(PIP) --require-hashes --only-binary :all: -r
COMPILE := uv pip compile --no-config --universal --python-version 3.11 --generate-hashes --quiet --upgrade
PARTS := $(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --output-file
TEST_SETUP := .venv/site-is-set-up .venv/test-libraries .venv/browser
TALLY := $(CURDIR)/.venv/tally
WORKFLOWS := $(wildcard .github/workflows/*.yml hooks/crossbearing/skeleton/.github/workflows/*.yml)
# Material for MkDocs tells at each build that it will end; we know (docs/adr/0013-when-material-ends.md).
export NO_MKDOCS_2_WARNING := 1

.DELETE_ON_ERROR:
.PHONY: help setup site serve test fuzz coverage mutants parts bench lighthouse picture lock clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

setup: .venv/site-is-set-up  ## put the program `facts` into .venv/bin

site: .venv/site-is-set-up  ## build the site into site/
	$(BIN)/mkdocs build --strict

serve: .venv/site-is-set-up  ## show the site on this machine; a saved fact shows at once
	$(BIN)/mkdocs serve

test: $(TEST_SETUP)  ## all checks and all tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/actionlint -shellcheck $(BIN)/shellcheck $(WORKFLOWS)
	$(BIN)/zizmor --offline --quiet --pedantic --strict-collection . hooks/crossbearing/skeleton
	$(BIN)/pytest --numprocesses 2 --dist worksteal

fuzz: $(TEST_SETUP)  ## looks for inputs that nobody thought of, at random
	rm -f $(TALLY)
	TALLY=$(TALLY) $(BIN)/pytest --numprocesses 2 -m hypothesis --hypothesis-profile fuzz
	TALLY=$(TALLY) $(BIN)/pytest --numprocesses 2 -m "not hypothesis" --hypothesis-profile fuzz tests/crashes
	@echo "What was tried, and how often:" && sort $(TALLY) | uniq --count

# Some of it: make bench ONLY="builds reading" N="1000 5000" ROUNDS=1
# A program that Ctrl-C stops in the middle of noting what it ran would wait for ever for its own lock.
coverage: $(TEST_SETUP)  ## which lines and branches no test runs (takes half as long again as the tests)
	mkdir -p build/coverage
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses 2 --dist worksteal -k "not ctrl_c"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

mutants: $(TEST_SETUP)  ## which mistakes in the weighing no test would notice (takes an hour); then read tests/mutants.md
	rm -rf build/mutants && mkdir -p build/mutants/src
	cp -R hooks/crossbearing build/mutants/src
	cp -R tests pyproject.toml build/mutants
	cd build/mutants && ../../$(BIN)/mutmut run && ../../$(BIN)/mutmut results

parts: $(TEST_SETUP)  ## the lists of parts (CycloneDX) of the site and of its tests, into build/
	mkdir -p build
	$(PARTS) build/parts.cdx.json requirements.txt
	$(PARTS) build/parts-of-tests.cdx.json requirements-test.txt

bench: $(TEST_SETUP) .venv/lighthouse bench/.venv/peers  ## measures how fast all is, beside others (half an hour); writes docs/about/speed.md
	PYTHONPATH=tests $(BIN)/python -m bench.run $(if $(ONLY),--only $(ONLY)) $(if $(N),--sizes $(N)) $(if $(ROUNDS),--rounds $(ROUNDS))
	$(if $(ONLY),,$(MAKE) lighthouse)

lighthouse: site .venv/lighthouse  ## measures how good the pages are; says which goal is missed
	CHROME_PATH="$$($(BIN)/python tests/browser/chromium.py)" node bench/lighthouse.mjs site

picture: site .venv/browser  ## draw the pictures of a claim page in the README again
	PYTHONPATH=tests $(BIN)/python -m browser.picture site .github

lock:  ## choose the newest versions again (needs uv: pip install uv)
	$(COMPILE) --custom-compile-command "make lock" requirements.in -o requirements.txt
	$(COMPILE) --custom-compile-command "make lock" requirements-test.in -o requirements-test.txt
	$(COMPILE) --custom-compile-command "make lock" bench/requirements.in -o bench/requirements.txt

clean:  ## remove what was generated
	rm -rf .venv site build dist bench/.venv bench/node_modules

.venv/libraries: requirements.txt
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Crossbearing needs Python 3.11 or newer.")'
	$(PYTHON) -m venv --clear .venv
	$(LOCKED) requirements.txt
	touch $@

.venv/site-is-set-up: .venv/libraries pyproject.toml
	$(PIP) --no-index --no-deps --no-build-isolation --editable .
	touch $@

.venv/test-libraries: .venv/libraries requirements-test.txt
	$(LOCKED) requirements-test.txt
	touch $@

.venv/browser: .venv/test-libraries
	$(BIN)/python tests/browser/chromium.py
	touch $@

.venv/lighthouse: .venv/browser bench/package-lock.json
	@command -v npm >/dev/null || { echo "Lighthouse and Eleventy need node and npm, 20 or newer."; exit 1; }
	npm ci --prefix bench --ignore-scripts --no-audit --no-fund --loglevel error
	touch $@

bench/.venv/peers: bench/requirements.txt
	$(PYTHON) -m venv --clear bench/.venv
	bench/.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r bench/requirements.txt
	touch $@
