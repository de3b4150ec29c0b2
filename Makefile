# ismap-check: the commands of the people who work on it. Needed: Python 3.11 or newer, and make.
#   make demo    assess the bundled sample and write its report in Japanese and English
#   make test    everything that is checked before a change lands
PYTHON ?= python3
EXTRAS ?= dev
PLATFORM ?=
PYVERSION ?=

BIN := .venv/bin
SAMPLE := profiles/aoba-cloud/profile.yaml
# The sample's evidence has days of validity: the demo judges it on a fixed one.
AS_OF := 2026-11-15

.PHONY: demo test format words docs iso reports images golden benchmark bundle clean
.DEFAULT_GOAL := demo

demo: .venv/for-use
	$(BIN)/ismap-check assess $(SAMPLE) --as-of $(AS_OF) --exit-zero
	$(BIN)/ismap-check --lang ja report $(SAMPLE) --as-of $(AS_OF) --exit-zero -o report.md -o report.html
	$(BIN)/ismap-check --lang en report $(SAMPLE) --as-of $(AS_OF) --exit-zero -o report.en.md -o report.en.html
	@echo
	@echo "日本語の報告書 / report in Japanese:  $(CURDIR)/report.html  $(CURDIR)/report.md"
	@echo "英語の報告書 / report in English:     $(CURDIR)/report.en.html  $(CURDIR)/report.en.md"

test: .venv/for-work-$(EXTRAS)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

format: .venv/for-work-$(EXTRAS)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

words: .venv/for-use
	$(BIN)/python tools/build_words.py

docs: words
	$(BIN)/python tools/build_docs.py

# The numbers of ISO's standards and their mappings to ISMAP, after ISMAP's objectives changed.
iso: .venv/for-use
	$(BIN)/python tools/build_iso.py

golden: .venv/for-work-$(EXTRAS)
	$(BIN)/pytest -n 2 --update-golden

reports: .venv/for-use
	$(BIN)/python tools/build_market.py
	$(BIN)/python tools/build_reports.py

# The pictures in docs/images of pages that reports show, with the fonts of this machine.
images: .venv/for-use
	$(BIN)/python tools/build_images.py

benchmark: .venv/for-use
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/portfolio.py

bundle: .venv/for-work-$(EXTRAS)
	$(BIN)/python tools/build_bundle.py --platform "$(PLATFORM)" --python-versions "$(PYVERSION)"

clean:
	rm -rf .venv build dist bundle report.md report.html report.en.md report.en.html
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

.venv/for-use: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# One stamp for each set of extras, so that `make test EXTRAS=dev,browser` after `make test` installs what is new.
.venv/for-work-$(EXTRAS): pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[$(EXTRAS)]"
	@touch $@ .venv/for-use
