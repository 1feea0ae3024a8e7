# What can be made; `make` alone prints this list.
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
SOURCES = $(shell find toolkit -type f -not -name '*.pyc') $(wildcard seeds/*.csv seeds/*.yaml seeds/articles/*)
UNLOGGED = $(if $(wildcard mlflow.db),,unlogged)
PIP     = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile

.DEFAULT_GOAL := help
.PHONY: help install demo test test-pythons test-neural test-browser lint bench ui lock clean

help:
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

install: $(VENV)/installed  ## the toolkit and all that it needs, in .venv

$(VENV)/installed: requirements.lock pyproject.toml
	@echo "installing into $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes --no-deps -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q -j 0 $(VENV)/lib toolkit > /dev/null || true  # on all cores, unlike pip
	@touch $@

$(VENV)/installed-test: $(VENV)/installed requirements-test.lock
	@$(PIP) --require-hashes --no-deps -r requirements-test.lock
	@touch $@

demo: install demo/.themes demo/.topics  ## train both models, log them, label sample pages
	@$(BIN)/python scripts/demo.py

# A model is made again when its config, the code or the starter articles changed, or when the
# store with its run is gone; one at a time, since the store takes one writer.
demo/.%: configs/%.yaml $(SOURCES) $(UNLOGGED) | install
	@$(BIN)/toolkit train $<
	@mkdir -p demo && touch $@

.NOTPARALLEL:
.PHONY: unlogged
unlogged:

test: $(VENV)/installed-test  ## everything the default environment allows
	@$(BIN)/python -m pytest -n 2 --dist loadfile

test-pythons:  ## the tests on every Python from 3.11 that is on the PATH
	@for python in python3.11 python3.12 python3.13 python3.14; do \
	  if command -v $$python > /dev/null && $$python -c '' 2> /dev/null; then \
	    $(MAKE) test PYTHON=$$python VENV=.venv-$$python || exit 1; \
	  else echo "$$python is not here: not run"; fi; done

test-neural: VENV = .venv-neural
test-neural:  ## tests of the optional extra `neural` (downloads torch)
	@$(MAKE) install VENV=$(VENV)
	@$(PIP) --editable '.[neural]'
	@$(PIP) --require-hashes --no-deps -r requirements-test.lock
	@$(BIN)/python -m pytest -m neural

test-browser: $(VENV)/installed-test  ## tests that look at pages in a browser (needs chromium)
	@$(BIN)/python -m pytest -m browser

lint: $(VENV)/installed-test  ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: install  ## measure speed against named peers
	@for script in scripts/bench_*.py; do echo "== $$script"; $(BIN)/python -m scripts.$$(basename $$script .py) || exit 1; done

ui: install  ## the MLflow UI on this folder's runs
	@$(BIN)/toolkit ui

lock:  ## remake the lock files (needs uv)
	@$(PYTHON) scripts/lock.py

clean:  ## remove environments and caches; models and runs stay
	rm -rf .venv* demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
