# Every target sets up what it needs by itself; nothing asks. `make` alone lists the targets.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.PHONY: help setup demo test explore check lint format-check ruff types qml translations format generate pictures bench lock clean

# An environment of the caller's must not leak into .venv; Qt wants a UTF-8 locale.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV
ifneq ($(shell locale charmap),UTF-8)
export LC_ALL := C.UTF-8
endif

bin := .venv/bin
# ARGS goes to the program: make test ARGS="tests/domain -k recall"
ARGS ?=

help: ## List the targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install what is missing: system libraries, .venv, the programs
	@tools/bootstrap.sh

demo: setup ## Run a whole visit: server, kiosk, printer, consoles, lobby display
	@$(bin)/antrean-demo $(ARGS)

test: setup ## Run the tests, on every core
	@$(bin)/python -m pytest --numprocesses logical --dist worksteal $(ARGS)

explore: setup ## Run the tests on examples that Hypothesis draws anew each time
	@HYPOTHESIS_PROFILE=explore $(bin)/python -m pytest $(ARGS)

check: lint test ## What CI runs: every linter, then the tests

lint: setup ## Format, lint, types, QML, translations
	@$(MAKE) --keep-going format-check ruff types qml translations

format-check:
	$(bin)/ruff format --check .

ruff:
	$(bin)/ruff check .

types:
	$(bin)/python -m mypy

qml:
	$(bin)/python -m tools.qml check

translations:
	$(bin)/python -m shared.ui.build --check
	$(bin)/python -m tools.translations

format: setup ## Format Python and QML in place, and apply ruff's safe fixes
	$(bin)/ruff check --fix-only .
	$(bin)/ruff format .
	$(bin)/python -m tools.qml format

generate: setup ## Write the generated files of the Qt programs: QML types and translations
	$(bin)/python -m shared.ui.build

pictures: setup ## Draw the pictures of every screen in docs/pictures
	@QT_QPA_PLATFORM=offscreen $(bin)/python -m pytest -o python_files=pictures.py $(ARGS)

bench: setup ## Measure the whole path beside its yardsticks
	@$(bin)/python -m bench $(ARGS)

lock: ## Pin what pyproject.toml asks for (ARGS=--upgrade: the newest)
	@tools/lock.sh $(ARGS)

clean: ## Remove everything that can be made again
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis demo-output bench-output
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
