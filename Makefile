# `make site` builds the example site, `make test` runs every check. Each sets itself up.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help site serve test lint types layers tests long docs lock sbom ranges clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(READY): pyproject.toml requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Planloom needs Python 3.11 or newer; try: make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q generator
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

long: $(READY) ## Tests that try four times as much of what is made at random; takes hours
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --durations 10 --long 4

docs: $(READY) ## Write the generated pages of the manual and the schemas again
	$(BIN)/python -m pytest --quiet tests/docs tests/model/test_reference.py tests/model/test_schema.py --update-golden

lock: $(READY) ## Lock today's releases, for Linux, macOS and Windows
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --upgrade \
	  --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command 'make lock' \
	  --quiet --output-file requirements.txt
	$(BIN)/uv pip compile tests/publish/wikis.in --universal --python-version 3.11 --generate-hashes --upgrade \
	  --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command 'make lock' \
	  --quiet --output-file tests/publish/wikis.txt

sbom: $(READY) ## Write the bill of materials again, after `make lock` and a fresh environment
	$(BIN)/python tools/sbom.py

ranges: $(READY) ## Try the oldest and the newest releases users may have
	$(BIN)/python tools/ranges.py lowest
	$(BIN)/python tools/ranges.py highest

clean: ## Remove what was made
	rm -rf $(VENV) .venv-wikis site .planloom-cache .coverage* .mypy_cache .ruff_cache .pytest_cache
