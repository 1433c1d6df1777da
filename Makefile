# The two commands of the README, and those they are made of. `make help` lists them.

PYTHON ?= python3
VENV ?= .venv
OUTPUT ?= public
PORT ?= 8000

RUN := "$(VENV)/bin/python"
NODE := PATH="$(VENV)/bin:$$PATH"
INSTALL := $(RUN) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check test lint types tests audit eval golden clean

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 16

site: $(VENV)/ready ## build the site into public/
	@$(RUN) -m site_builder build --output "$(OUTPUT)"
	@echo "To look at it: make serve"

serve: $(VENV)/ready ## serve the site at http://localhost:8000/ and follow its files
	@$(RUN) -m site_builder serve --port $(PORT)

check: $(VENV)/ready ## check the content, and tell every problem
	@$(RUN) -m site_builder check

test: lint types tests ## lint, types, and every test

lint: $(VENV)/ready-for-tests node_modules/ready
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check --quiet .
	@$(NODE) node_modules/.bin/biome check --error-on-warnings
	@.ci/workflows "$(VENV)"

types: $(VENV)/ready-for-tests node_modules/ready
	@$(RUN) -m mypy
	@$(NODE) node_modules/.bin/tsc

tests: $(VENV)/ready-for-tests node_modules/ready
	@$(NODE) node --test --test-reporter=dot tests/js/*.test.js
	@chromium=$$(.ci/browser) && CHROMIUM="$$chromium" $(RUN) -m pytest --numprocesses auto --dist worksteal

audit: $(VENV)/ready-for-tests ## every test, and whole what `make test` samples
	@chromium=$$(.ci/browser) && CHROMIUM="$$chromium" $(RUN) -m pytest --audit --numprocesses auto --dist worksteal

eval: $(VENV)/ready-for-tests ## say how well topics, tags, claims and papers are found, and how fast
	@chromium=$$(.ci/browser) && CHROMIUM="$$chromium" $(RUN) -m tests.support.evaluation

golden: $(VENV)/ready-for-tests ## write anew what tests compare with: trees, messages, docs
	@$(RUN) -m pytest tests/site/test_golden.py tests/content/test_mistakes.py tests/project/test_docs.py tests/review/test_report.py --rewrite-golden

clean: ## take away everything that was made
	rm -rf "$(VENV)" "$(OUTPUT)" build node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info

$(VENV)/ready: pyproject.toml constraints.txt
	@.ci/venv "$(VENV)" "$(PYTHON)"
	@echo "Installing what the builder needs ..."
	@$(INSTALL) --editable .
	@touch "$@"

$(VENV)/ready-for-tests: $(VENV)/ready
	@echo "Installing what the tests need ..."
	@$(INSTALL) --editable '.[dev]'
	@touch "$@"

node_modules/ready: package.json $(VENV)/ready-for-tests
	@.ci/node "$(VENV)"
	@touch "$@"
