"""What the editor in the browser is told."""

from app.writing.editor import tell_numbers
from report.editing.catalogue import Usable

NUMBER = Usable(source="{{ so(1) }}", text="26", label="Mô hình", unit="", change="", group="")


def test_the_numbers_are_told_until_the_browser_has_them():
    first = tell_numbers([NUMBER], {})
    assert first["list"] == [NUMBER]
    assert tell_numbers([NUMBER], {"numbers": ""}) == first
    held = {"numbers": first["version"]}
    assert tell_numbers([NUMBER], held) == {"version": first["version"], "list": None}
    changed = [NUMBER | {"text": "27"}]
    assert tell_numbers(changed, held)["list"] == changed
