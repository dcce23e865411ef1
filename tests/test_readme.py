"""The README tells the truth: commands, screens and folders that it names are there, and all are
named; every direct dependency is pinned and says why it is here."""

import re
from pathlib import Path

import pytest

from app.menu import SCREENS
from data import __main__ as warehouse
from data.versions import DATA_SETS
from intake import __main__ as intake
from report.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
TOP = {
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "Makefile", "pyproject.toml"),
    *("requirements.txt", "requirements.lock"),
}
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def command(name):
    """The shell command below `<!-- name -->`."""
    [found] = re.findall(rf"<!-- {name} -->\n```sh\n(.+)\n```", README)
    return found


def test_the_two_commands():
    start = "python3 -m venv .venv && .venv/bin/pip install -r "
    assert command("run") == f"{start}requirements.lock && .venv/bin/streamlit run dashboard.py"
    assert command("test") == f"{start}tests/requirements.lock && .venv/bin/pytest"


def test_ci_runs_the_test_command_word_for_word():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    [mark] = re.findall(r"command=\$\(awk '/\^(.+?)/ .+' README\.md\)", script)
    assert mark == "<!-- test -->"
    assert '\nbash -euo pipefail -c "$command"\n' in script


def test_every_screen_is_named_with_its_address():
    rows = re.findall(r"^\| (.+?) \| `/(.*?)` \|", README, re.MULTILINE)
    assert rows == [(screen.title, screen.address) for screen in SCREENS]


@pytest.mark.parametrize("program", [warehouse, intake], ids=["data", "intake"])
def test_every_command_is_named(program):
    folder = program.__name__.removesuffix(".__main__")
    [commands] = [action.choices for action in program.make_parser()._actions if action.choices]
    named = re.findall(rf"^    python -m {folder} ([a-z-]+) ", README, re.MULTILINE)
    assert sorted(named) == sorted(commands)


def test_every_command_of_the_report_is_named():
    named = re.findall(r"^    python -m report ([a-z]+) ", README, re.MULTILINE)
    assert sorted(named) == sorted(["check", *COMMANDS])


def test_every_folder_that_cannot_be_built_anew_is_to_be_backed_up():
    sources = [
        path for part in ("data", "intake", "report") for path in (ROOT / part).rglob("*.py")
    ]
    texts = [path.read_text(encoding="utf-8") for path in sources]
    kept = {name for text in texts for name in re.findall(r'folder\(data_set\) / "([a-z]+)"', text)}
    kept -= {"drafts", "originals"}  # within intake
    for data_set in DATA_SETS:
        named = re.findall(rf"`data/warehouse/{data_set}/([a-z]+)`", README)
        assert set(named) == kept


def test_every_task_of_a_developer_is_one_of_the_runner_s():
    tasks = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = re.findall(r"(?:    |`)make ([a-z]+)", CONTRIBUTING)
    assert set(named) <= tasks and len(named) > 5


def test_the_screenshot_is_there():
    [path] = re.findall(r"!\[.+?\]\((.+?)\)", README)
    assert (ROOT / path).read_bytes().startswith(b"\x89PNG")


def test_the_top_level_holds_what_contributing_names():
    top = {path.name for path in ROOT.iterdir()} - {"__pycache__", "test-results"}
    named = set(re.findall(r"^    ([a-z]+)(?:/|\.py) {4,}", CONTRIBUTING, re.MULTILINE))
    folders = {name.removesuffix(".py") for name in top if not name.startswith(".")}
    assert folders - TOP == named


def test_dependencies_are_pinned_and_explained():
    for name in ("requirements.txt", "tests/requirements.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r ")):
                assert re.fullmatch(r"[a-z0-9-]+(\[[a-z,]+\])?==[0-9.]+ +# .+", line), line
