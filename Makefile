# Everything is installed into .venv from the package registries, locked with hashes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -q

.DEFAULT_GOAL := help
.PHONY: help demo test setup setup-dev check lint types contracts unit gate train train-pairs train-triggers lock schema
.PHONY: reference docs pictures bench clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo: setup ## set up, read the bundled corpus, end on its most disputed question
	@$(BIN)/trucewatch demo --db trucewatch-demo.db

test: setup-dev check ## set up for the tests and pass them all

setup: $(VENV)/.core ## install what trucewatch needs
setup-dev: $(VENV)/.dev ## install what its tests need too

check: lint types contracts unit ## run all checks in an installed environment

lint: ## ruff: style and formatting
	@$(BIN)/ruff check src tests tools
	@$(BIN)/ruff format --check -q src tests tools

types: ## mypy --strict
	@$(BIN)/mypy

contracts: ## one-way floors, vocabularies in order
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/trucewatch vocab check

unit: ## the tests (two at a time)
	@$(BIN)/python -m pytest -n 2

gate: ## score the bundled corpus against its floors
	@$(BIN)/python -m pytest tests/bench/test_gate.py

bench: setup-dev ## measure the speed (SIZE=stories a round) into docs/tables/speed.md
	@$(BIN)/python tools/bench_speed.py $(SIZE)
	@$(BIN)/python tools/bench_run.py

reference: ## write the reference pages of the docs from the code
	@$(BIN)/python tools/write_reference.py

pictures: setup-dev ## take the pictures of the README anew (needs chromium and its driver)
	@$(BIN)/python tools/take_pictures.py

docs: setup-dev ## build the documentation as pages in build/docs
	@$(BIN)/python -m sphinx -W -q -b html docs build/docs
	@echo "build/docs/index.html"

schema: ## write the JSON Schema of the records into the docs
	@$(BIN)/python tools/write_schema.py

train: ## train the readers of predicates, of cues and of what is one happening anew from the texts under training/
	@$(BIN)/python tools/train_predicates.py
	@$(BIN)/python tools/train_attribution.py
	@$(BIN)/python tools/train_same_act.py

train-pairs: ## train the reader of marked pairs anew (needs requirements/train.in)
	@$(BIN)/python tools/train_relation.py
	@$(BIN)/python tools/train_pairs.py

train-triggers: ## train the reader of predicates in context anew (needs requirements/train.in)
	@$(BIN)/python tools/train_triggers.py

lock: ## resolve the versions anew (needs uv)
	uv pip compile pyproject.toml --extra web --extra fetch --extra documents --extra brief --extra parquet requirements/build.in --generate-hashes --universal --python-version 3.11 -q --no-header --no-annotate --upgrade -o requirements/core.lock
	uv pip compile pyproject.toml --all-extras requirements/build.in requirements/dev.in --generate-hashes --universal --python-version 3.11 -q --no-header --no-annotate -c requirements/core.lock -o requirements/dev.lock

.PHONY: soak
soak: setup-dev ## kill -9, many readers: reliability, measured (about ten minutes)
	@$(BIN)/python -m tests.soak

clean: ## remove what was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis trucewatch-demo.db*

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "trucewatch needs Python 3.11 or newer: install it, or run 'make PYTHON=python3.12 …'"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing: install it (Debian: apt-get install python3-venv)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.core: requirements/core.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing into $(VENV) (once, about a minute) …"
	@$(PIP) install --require-hashes -r requirements/core.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.lock $(VENV)/.core
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@
