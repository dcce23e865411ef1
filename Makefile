# The tasks of a developer; `make` alone lists them. The README's two commands need none of this.
PYTHON := .venv/bin/python

help:  ## list the tasks
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

check:  ## lint, format and types, as CI checks them
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

test:  ## the whole suite
	.venv/bin/pytest

fast:  ## the suite without the browser
	.venv/bin/pytest --ignore tests/browser

bench:  ## speed, memory and size, each beside a bare page in the same run
	$(PYTHON) tests/bench.py
	$(PYTHON) tests/bench_sessions.py
	$(PYTHON) tests/bench_report.py
	$(PYTHON) tests/bench_intake.py

fuzz:  ## workbooks and report texts by the thousand
	$(PYTHON) tests/fuzz_workbook.py --count 10000
	$(PYTHON) tests/fuzz_report.py --count 10000

additions:  ## the suite without the browser, with more on the lists: customs, indicators, an agency
	$(PYTHON) tests/additions.py

mutants:  ## how many mutants of measures/ the tests find (tests/mutants.py says what it needs)
	/tmp/mutants/bin/python tests/mutants.py /tmp/mutated 150

lock:  ## write the lock files anew after a change of requirements (needs uv on the path)
	uv pip compile --universal --generate-hashes --python-version 3.11 requirements.txt -o requirements.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 -c requirements.lock tests/requirements.txt -o tests/requirements.lock

run:  ## the dashboard
	.venv/bin/streamlit run dashboard.py --server.fileWatcherType=auto

.PHONY: help check test fast bench fuzz additions mutants lock run
