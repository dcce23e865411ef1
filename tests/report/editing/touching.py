"""A part as the browser sends it back, and what two parts are compared by."""

import copy
import re

from report.editing.pieces import holds_nested_note
from report.editing.schema import check_part

_KEPT = ("level", "order", "sign", "name", "source", "align")
# Lists that the editor can't take apart: one beside them becomes a part of them.
_ODD_LIST = re.compile(r" *(?:[-+*]|\d{1,9}[.)])(?: |$)", re.M)


def bare(node):
    """A node without what only tells what is printed or where it stood."""
    attrs = {key: value for key, value in node.get("attrs", {}).items() if key in _KEPT}
    kept = {key: value for key, value in node.items() if key in ("type", "text", "marks")}
    content = [bare(child) for child in node.get("content", [])]
    return kept | ({"attrs": attrs} if attrs else {}) | ({"content": content} if content else {})


def touch(part, places=None):
    """The part as it is taken once the blocks at these places (all) were written in."""
    part = copy.deepcopy(part)
    for place, block in enumerate(part["content"]):
        if (places is None or place in places) and block.get("attrs", {}).get("src"):
            src = block["attrs"]["src"]
            block["attrs"]["src"] = re.sub(r"\.\w{16}\|", f".{'0' * 16}|", src, count=1)
    return check_part(part)


def is_open_to_writing(text, part):
    """Whether a text was read, and can be written in block by block, but for conditions."""
    sources = [one.get("attrs", {}).get("source") or "" for one in part["content"]]
    is_odd = holds_nested_note(text) or any(map(_ODD_LIST.match, sources))
    return not part["attrs"]["problem"] and not is_odd
