# Everything here sets itself up: a fresh clone needs only Python 3.11 or newer and make.
# What is installed is what requirements.lock names, hash by hash; the stamp keeps a second `make` from doing it twice.

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
BIN := .venv/bin
STAMP := .venv/installed
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
DATA ?=
SCORER ?=
PAGES ?=

.DEFAULT_GOAL := install
.PHONY: install run test check format bench lock picture

install: $(STAMP)

# Pip talks on standard error and reads nothing, so that `make run < file` gives the whole file to the program.
$(STAMP): requirements.lock pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is needed; name it with make PYTHON=/path/to/python3." >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv .venv </dev/null >&2
	@echo "Installing into .venv ..." >&2
	@$(PIP) install --require-hashes --no-deps -r requirements.lock </dev/null >&2
	@$(PIP) install --no-deps --no-build-isolation --editable . </dev/null >&2
	@touch $@

run: $(STAMP)
	@$(BIN)/rapporteur

test: $(STAMP)
	@$(BIN)/python -m pytest --numprocesses auto --dist loadscope

check: $(STAMP)
	@$(BIN)/ruff check bot tests
	@$(BIN)/ruff format --check bot tests
	@$(BIN)/mypy

format: $(STAMP)
	@$(BIN)/ruff check --fix bot tests
	@$(BIN)/ruff format bot tests

# DATA is a .jsonl of PolNeAR's shape, PAGES a folder of pages with their articles; what needs one says so and is skipped
# without it. What takes many minutes is measured briefly here; by itself each module does all of it.
bench: $(STAMP)
	@$(BIN)/python -m tests.benchmarks.cost
	@echo; $(BIN)/python -m tests.benchmarks.store
	@echo; $(BIN)/python -m tests.benchmarks.digest 1000
	@echo; $(BIN)/python -m tests.benchmarks.conversations
	@echo; $(BIN)/python -m tests.benchmarks.conversations --no-model
	@echo; $(BIN)/python -m tests.benchmarks.fairness --seconds 15
	@echo; $(BIN)/python -m tests.benchmarks.crashes --runs 3
	@echo; $(BIN)/python -m tests.benchmarks.extraction $(PAGES)
	@echo; $(BIN)/python -m tests.benchmarks.verification $(DATA)
	@echo; $(BIN)/python -m tests.benchmarks.grounding $(DATA)
	@echo; $(BIN)/python -m tests.benchmarks.answers $(DATA)
	@echo; $(BIN)/python -m tests.benchmarks.attribution $(DATA) $(if $(SCORER),--scorer "$(SCORER)")

# Names, versions and hashes only, so the lock says nothing of where it was made; of every Python and system that we run on,
# not only of this one: discord.py needs a package on Python 3.13 that no earlier one can install.
lock:
	@"$(PYTHON)" -m venv build/lock
	@build/lock/bin/python -m pip --quiet install --upgrade pip uv
	@build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --upgrade --extra dev --extra build \
		--generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
		--output-file requirements.lock pyproject.toml

# The README's picture, from what the bot sends now.
picture: $(STAMP)
	@$(BIN)/python -m tests.discord_server.picture docs/conversation.svg
