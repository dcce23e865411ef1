"""How many mutants of measures/ the tests of measures/ find: so many drawn at random.

    uv venv /tmp/mutants && uv pip install -p /tmp/mutants -r requirements.lock \\
        -r tests/requirements.lock mutmut==3.8.1
    /tmp/mutants/bin/python tests/mutants.py /tmp/mutated 150 [SEED]

mutmut writes the mutants into a copy of the project, and which test comes to which function; that
takes some minutes, and is not done again in a folder that has it. Each mutant then runs in a
process of its own: DuckDB does not outlive the fork that mutmut would run it in. Prints what lives.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = """[mutmut]
source_paths=measures
also_copy=
    app
    data
    intake
    pages
    queries
    report
    .streamlit
    dashboard.py
pytest_add_cli_args_test_selection=tests/measures
process_isolation=forkserver
"""
ONE = re.compile(r"^ *def (\w+__mutmut_\d+)\(", re.MULTILINE)
PATIENCE = 600  # seconds; a mutant that never ends is found


def prepare(folder):
    """Have mutmut write all mutants and look which tests they need; one is enough for that."""
    left_out = shutil.ignore_patterns(".git", ".venv", ".*cache", "warehouse", "node_modules")
    shutil.copytree(ROOT, folder, ignore=left_out)
    (folder / "setup.cfg").write_text(SETTINGS, encoding="utf-8")
    mutmut = Path(sys.executable).with_name("mutmut")
    first = "measures.shares.x_decimal__mutmut_1"
    subprocess.run([mutmut, "run", "--max-children", "2", first], cwd=folder, check=True)


def list_mutants(folder):
    """The names of all mutants, in their order."""
    for path in sorted((folder / "measures").rglob("*.py")):
        module = ".".join(path.relative_to(folder).with_suffix("").parts)
        for name in ONE.findall(path.read_text(encoding="utf-8")):
            yield f"{module}.{name}"


def try_one(folder, mutant, tests):
    """Whether a test fails, or never ends, with a mutant: the fast tests come first."""
    if not tests:
        return False
    found = sorted(tests, key=lambda test: ("snapshot" in test or "figures" in test, test))
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider"]
    try:
        run = subprocess.run(
            [*command, *found],
            cwd=folder,
            env=os.environ | {"MUTANT_UNDER_TEST": mutant},
            capture_output=True,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return True
    if run.returncode not in (0, 1):
        raise RuntimeError(f"{mutant}: {run.stdout.decode()[-2000:]}")
    return run.returncode == 1


def main(folder, count, seed=1):
    """Draw, try two at a time, and print each that lives, then how many were found."""
    if not folder.exists():
        prepare(folder)
    folder /= "mutants"
    told = json.loads((folder / "mutmut-stats.json").read_text(encoding="utf-8"))
    tests = told["tests_by_mangled_function_name"]
    every = list(list_mutants(folder))
    drawn = random.Random(seed).sample(every, count)
    mine = [tests.get(re.sub(r"__mutmut_\d+$", "", mutant), []) for mutant in drawn]
    killed = 0
    with ThreadPoolExecutor(int(os.environ.get("AT_ONCE", "2"))) as pool:
        found = pool.map(try_one, [folder] * count, drawn, mine)
        for tried, (mutant, is_found) in enumerate(zip(drawn, found, strict=True), 1):
            killed += is_found
            if not is_found:
                print(f"lives: {mutant}")
            print(f"{killed} of {tried} killed, of {len(every)}", end="\r", flush=True)
    print(f"{killed} of {count} killed ({100 * killed / count:.0f} %), of {len(every)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *map(int, sys.argv[3:]))
