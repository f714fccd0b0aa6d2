# Two commands matter to a newcomer: `make brief` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -q
POS    := $(shell find src/foedera/locale -name '*.po')
REPORT ?= examples/reports/asian-nato.ar.md

.PHONY: help brief test lint catalogues docs bench lock clean

help:            ## list what there is to make
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/: .*##/\t/'

$(VENV)/.run: requirements/run.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@

$(VENV)/.catalogues: $(VENV)/.run $(POS) scripts/catalogues.py
	$(BIN)/python scripts/catalogues.py
	touch $@

brief: $(VENV)/.catalogues      ## read an Arabic report and write brief.html
	$(BIN)/foedera brief $(REPORT) --out brief.html

test: $(VENV)/.dev $(VENV)/.catalogues      ## run the whole test suite
	$(BIN)/python -m pytest -q -n 2

lint: $(VENV)/.dev $(VENV)/.catalogues      ## format, lint, types, import layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

catalogues: $(VENV)/.catalogues      ## compile the Arabic catalogues

docs: $(VENV)/.dev $(VENV)/.catalogues      ## renew the pages and pictures that follow from code and data
	$(BIN)/python scripts/docs_pages.py
	$(BIN)/python scripts/docs_chains.py

bench: $(VENV)/.dev $(VENV)/.catalogues      ## measure against peers, as ratios
	$(BIN)/python -m benchmarks

lock:            ## renew the locked, hashed requirements (needs uv)
	sh scripts/lock.sh

clean:           ## remove what make made
	rm -rf $(VENV) brief.html
