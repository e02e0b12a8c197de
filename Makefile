# `make site` builds the example site, `make test` runs every check. Each sets itself up.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help site serve test lint types layers tests docs clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Planloom needs Python 3.11 or newer; try: make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(READY)

site: $(READY) ## Build the example site
	$(BIN)/planloom build --strict
	@echo "The site is in $(CURDIR)/site; open $(CURDIR)/site/index.html through a web server, or run: make serve"

serve: $(READY) ## Show the example site at http://127.0.0.1:8000/
	$(BIN)/planloom serve

test: lint types layers tests ## Run every check

lint: $(READY) ## Style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY) ## Types
	$(BIN)/mypy

layers: $(READY) ## The order of the stages
	$(BIN)/lint-imports

tests: $(READY) ## Tests, with the coverage gate
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --durations 10 --cov --cov-report=term

docs: $(READY) ## Write the generated pages of the manual and the schemas again
	$(BIN)/python -m pytest --quiet tests/docs tests/model/test_reference.py tests/model/test_schema.py --update-golden

clean: ## Remove what was made
	rm -rf $(VENV) site .planloom-cache .coverage* .mypy_cache .ruff_cache .pytest_cache
