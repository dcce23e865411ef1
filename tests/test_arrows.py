"""The arrows of the house: every folder imports only what lies to its right.

    dashboard → pages → app → (report, intake) → measures → queries → data

Within app, what screens share asks no page's folder.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RANKS = {
    "dashboard": 0, "pages": 1, "app": 2, "report": 3, "intake": 3, "measures": 4, "queries": 5,
    "data": 6,
}  # fmt: skip
# The frame draws the menu of the pages, so it must name what they draw.
SHARED = sorted(path.name for path in (ROOT / "app").glob("*.py"))


def list_modules():
    """Our modules: path below the root, and folder."""
    paths = [ROOT / "dashboard.py"]
    paths += [path for folder in RANKS for path in (ROOT / folder).rglob("*.py")]
    for path in sorted(paths):
        place = path.relative_to(ROOT)
        yield place.as_posix(), place.parts[0].removesuffix(".py")


def find_imports(source):
    """The modules that a source imports anywhere in it, functions included, with dots."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # `from app import widgets` may mean a module.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_wrong(folder, imported):
    """Whether an arrow leads back, or from report to intake or the other way round."""
    if imported not in RANKS or imported == folder:
        return False
    return RANKS[imported] <= RANKS[folder]


def find_wrong():
    for place, folder in list_modules():
        for module in find_imports((ROOT / place).read_text(encoding="utf-8")):
            if is_wrong(folder, imported := module.split(".")[0]):
                yield f"{place} imports {imported}"


def test_every_folder_imports_only_rightwards():
    assert list(find_wrong()) == []


def test_what_screens_share_asks_no_page_s_folder():
    folders = {path.name for path in (ROOT / "app").iterdir() if path.is_dir()} - {"__pycache__"}
    wrong = [
        f"app/{name} imports {module}"
        for name in SHARED
        for module in find_imports((ROOT / "app" / name).read_text(encoding="utf-8"))
        if module.startswith("app.") and module.split(".")[1] in folders
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("folder", "imported", "wrong"),
    [
        ("measures", "app", True), ("report", "intake", True), ("intake", "report", True),
        ("data", "queries", True), ("app", "report", False), ("pages", "data", False),
        ("measures", "pandas", False), ("app", "dashboard", True), ("queries", "queries", False),
    ],
)  # fmt: skip
def test_an_arrow_is_judged_by_its_folders(folder, imported, wrong):
    assert is_wrong(folder, imported) is wrong


def test_no_import_hides():
    source = (
        "import app.view as v\ndef f():\n    from intake import rules\nfrom data.store import x"
    )
    found = [module.split(".")[0] for module in find_imports(source)]
    assert sorted(found) == ["app", "data", "intake"]
