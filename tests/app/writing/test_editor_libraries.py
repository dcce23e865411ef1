"""The bundle that the editor is built on is the one that its recipe makes."""

import json
from pathlib import Path

from app.writing import editor

RECIPE = Path(__file__).resolve().parents[3] / "app" / "editor_libraries"


def test_the_bundle_holds_the_versions_of_its_recipe_and_their_licences():
    wanted = json.loads((RECIPE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((RECIPE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    with (editor.HERE / "editor-libraries.min.js").open(encoding="utf-8") as file:
        banner = file.readline()
    licences = (editor.HERE / "editor-libraries-LICENSES.txt").read_text(encoding="utf-8")
    for name, version in wanted.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert f"{name} {version}," in banner.replace(";", ",")
        assert f"{name} {version} (" in licences


def test_every_script_of_the_editor_is_handed_out():
    files = {path.name for path in editor.HERE.glob("editor*.js")}
    assert files == {f"editor_{name}.js" for name in editor.SCRIPTS} | {
        "editor.js",
        "editor-libraries.min.js",
    }
