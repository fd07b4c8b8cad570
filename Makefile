# Two commands: `make report` and `make test`. Each does all its own set-up.
PYTHON ?= python3
CORPUS ?=
OUT ?=
PATTERNS ?=
TEMPLATES ?=
FRAMES ?=
EVENT ?=
JOBS ?=
# The shell reads them by name, so that a quotation mark in a path ends nothing.
export CORPUS OUT PATTERNS TEMPLATES FRAMES EVENT JOBS
VENV := .venv/bin/python
# Examples in docstrings, and the rooms that are compiled, once more as plain Python.
PLAIN_TESTS := analysis tests/names tests/quotation tests/boilerplate

# One worker a core; the tests of a file share what they set up.
WORKERS := --numprocesses logical --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help report test lab lock clean venv screenshots

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile
	@echo '  make report CORPUS=path/to/articles   the same on your own articles; with OUT=folder, EVENT=name,'
	@echo '                                        PATTERNS=file, TEMPLATES=file, FRAMES=file and JOBS=n as the README says'

venv:
	@$(PYTHON) tools/make_venv.py
	@$(VENV) tools/compile_rooms.py

report: venv ## tables, findings, the eight notebooks and the site in build/site
	@$(VENV) -m analysis report $(if $(CORPUS),--corpus "$$CORPUS") $(if $(OUT),--out "$$OUT") $(if $(PATTERNS),--patterns "$$PATTERNS") $(if $(TEMPLATES),--templates "$$TEMPLATES") $(if $(FRAMES),--frames "$$FRAMES") $(if $(EVENT),--event "$$EVENT") $(if $(JOBS),--jobs "$$JOBS")

test: venv ## lint, types and every test
	@$(VENV) -m ruff check --quiet .
	@$(VENV) -m ruff format --check --quiet .
	@$(VENV) -m mypy
	@$(VENV) -m pytest $(WORKERS) tests
	@SAME_STORY_PLAIN=1 $(VENV) -m pytest $(WORKERS) $(PLAIN_TESTS)

lab: ## JupyterLab on the notebooks
	@$(PYTHON) tools/make_venv.py --lab
	@$(VENV) tools/compile_rooms.py
	@$(VENV) -m jupyterlab notebooks

screenshots: report ## renew the pictures in docs/ (needs Chromium or Chrome)
	@$(VENV) tools/make_screenshots.py

lock: ## renew the locks (needs uv and a package index)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra test pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra lab -c requirements.lock pyproject.toml -o requirements-lab.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header benchmarks/requirements.in -o benchmarks/requirements.lock

clean: ## remove what was built and the .venv
	rm -rf build .venv .venvs *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
