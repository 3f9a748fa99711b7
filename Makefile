# `make demo` shows the product, `make test` proves it; `make help` lists the rest.

VENV ?= .venv
RUN := $(VENV)/bin
# Run, not only looked up: a version switcher answers to names it cannot run.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo "$$p"; break; }; done)
WORKERS ?= 2

SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help demo test check test-servers bench docs format clean

# One dot a package: an installation takes minutes, and silence looks like a fault.
PIP_INSTALL = set -o pipefail; $(RUN)/python -m pip install --no-input \
	--disable-pip-version-check --progress-bar off
DOTS = | { while read -r line; do case $$line in \
	Collecting*) printf . ;; "Installing collected"*) printf ' unpacking' ;; esac; done; } \
	&& echo " done"

help: ## list the targets
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

demo: $(VENV)/.installed ## install, load the sample, ask the three questions, write graph files
	@$(RUN)/kg -g demo demo

test: check ## everything but the real servers
	@$(RUN)/python -m pytest -n $(WORKERS) --dist loadfile -q -m "not servers"

check: $(VENV)/.installed-dev ## lint, format, types, layers, generated files
	@echo "ruff"; $(RUN)/ruff check -q .
	@$(RUN)/ruff format -q --check . \
		|| { echo "not formatted; run: make format" >&2; exit 1; }
	@echo "mypy"; $(RUN)/mypy --no-error-summary kg loaders
	@echo "layers"; $(RUN)/lint-imports > $(VENV)/layers.txt 2>&1 \
		|| { cat $(VENV)/layers.txt >&2; exit 1; }
	@echo "generated files"; $(RUN)/python -W error::SyntaxWarning tools/generate_schema.py --check
	@$(RUN)/python tools/generate_cli_docs.py --check
	@$(RUN)/python tools/generate_mapping_docs.py --check
	@$(RUN)/python tools/generate_question_docs.py --check

test-servers: $(VENV)/.installed-dev ## the same questions on a real Neo4j (needs java and mvn)
	@$(RUN)/python -m pytest -q --timeout 900 -m servers tests/servers

bench: $(VENV)/.installed-dev ## times on generated statements, or of all questions on GRAPH=folder
	@$(RUN)/python $(if $(GRAPH),tools/bench_questions.py $(GRAPH),tools/bench.py)

docs: $(VENV)/.installed-dev ## write the generated reference pages anew
	@$(RUN)/python tools/generate_schema.py
	@$(RUN)/python tools/generate_cli_docs.py
	@$(RUN)/python tools/generate_mapping_docs.py
	@$(RUN)/python tools/generate_question_docs.py

format: $(VENV)/.installed-dev ## put the code in order
	@$(RUN)/ruff check -q --fix-only .
	@$(RUN)/ruff format -q .

clean: ## remove what these targets made, the environment too
	@rm -rf $(VENV) build dist demo .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find kg loaders tests tools -type d -name __pycache__ -prune -exec rm -rf {} +

$(RUN)/python:
	@test -n "$(PYTHON)" || { echo "no Python 3.11 or newer found; install one, or name it:" \
		"make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is not Python 3.11 or newer; name another: make PYTHON=/path/to/python3.12" >&2; \
		exit 1; }
	@echo "making $(VENV) with $$("$(PYTHON)" --version)"
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) cannot make an environment;" \
		"on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/.installed: pyproject.toml | $(RUN)/python
	@printf 'installing dragoman (some minutes the first time) '
	@$(PIP_INSTALL) -e . $(DOTS)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(RUN)/python
	@printf 'installing dragoman and what its tests need (some minutes the first time) '
	@$(PIP_INSTALL) -e '.[dev]' $(DOTS)
	@touch $@ $(VENV)/.installed
