# Everything from a fresh clone with Python 3.11 to 3.13 and make. `make help` lists the targets.
# Another interpreter: make run PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
TEST_PROCESSES ?= 8
BENCH = $(or $(TMPDIR),/tmp)/newsgraph-bench
BENCH_SIZES ?= 100 1000 10000
BENCH_NAMES ?= 10000 100000
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all:

.PHONY: help run test lint format bench size coverage exports docs picture clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

run: $(VENV)/installed ## Extract the two seed articles and answer the question
	$(BIN)/newsgraph extract seeds --out exports
	$(BIN)/newsgraph query both --first 2022 --second 2025

unexport PYTHONDONTWRITEBYTECODE # the tests run hundreds of commands: each would compile our modules anew
test bench coverage: export OMP_NUM_THREADS = 1
test bench coverage: export OPENBLAS_NUM_THREADS = 1 # threads of NumPy would fight, and make forking unsafe

test: $(VENV)/installed-dev ## Run the tests, first those that want a process of one thread
	$(BIN)/python -m pytest -m one_thread
	$(BIN)/python -m pytest -m "not one_thread" -n logical --maxprocesses $(TEST_PROCESSES) --dist loadfile

lint: $(VENV)/installed-dev ## Check style, types and the floors of the package
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/installed-dev ## Format the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/installed ## Measure time beside bare spaCy, workers, and how archives and exports grow: make bench ARTICLES=some.jsonl
	$(BIN)/python scripts/bench.py $(or $(ARTICLES),$(error give ARTICLES=FILE.jsonl with at least 300 articles)) $(BENCH_OPTIONS)
	$(BIN)/newsgraph -q extract $(ARTICLES) --out $(BENCH)/graph --format none || test -s $(BENCH)/graph/claims.jsonl
	$(BIN)/python scripts/bench_archive.py $(BENCH)/graph --make $(BENCH)/archives --articles $(BENCH_SIZES) --phases
	$(BIN)/python scripts/bench_identities.py $(BENCH_NAMES)
	$(BIN)/python scripts/bench_export.py $(BENCH)/graph --where
	$(BIN)/python scripts/bench_export.py $(BENCH)/graph --make $(BENCH)/exports --articles $(BENCH_SIZES)

size: $(VENV)/installed ## Measure start-up, memory and installed size beside bare spaCy: make size ARTICLES=some.jsonl
	$(BIN)/python scripts/bench_size.py $(or $(ARTICLES),$(error give ARTICLES=FILE.jsonl)) --make $(or $(ENVIRONMENTS),/tmp/newsgraph-size)

coverage: $(VENV)/installed ## Count how often each rule, cue and frame fires: make coverage ARTICLES=some.jsonl
	$(BIN)/python scripts/coverage.py $(or $(ARTICLES),$(error give ARTICLES=PATH of articles)) $(COVERAGE_OPTIONS)

exports: $(VENV)/installed ## Write exports/ anew, after a change of rules
	$(BIN)/newsgraph extract seeds --out exports

docs: $(VENV)/installed-docs ## Build the documentation as a site, with the ontology's reference: build/docs/index.html, ontology-reference.html
	$(BIN)/mkdocs build --quiet --strict
	$(BIN)/python scripts/make_ontology_page.py build/docs/ontology-reference.html

picture: $(VENV)/installed-dev ## Make the pictures in docs/ anew (needs Gephi's toolkit, a JDK, pdftoppm and Chromium)
	$(BIN)/python scripts/draw_gephi.py exports/graph.gexf docs/graph.png
	$(BIN)/python scripts/screenshots.py exports --docs docs

clean: ## Remove the environment and what the tools leave
	rm -rf $(VENV) .ci/javascript/node_modules dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
		|| { echo "newsgraph needs Python 3.11 to 3.13; name one with PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(INSTALL) --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(INSTALL) 'pip>=25.1'
	$(INSTALL) --group dev
	@touch $@

$(VENV)/installed-docs: $(VENV)/installed
	$(INSTALL) 'pip>=25.1'
	$(INSTALL) --group docs
	@touch $@
