"""The deck, the lists behind it and the report as one HTML file, which asks nobody for anything.

It opens from a stick, without a network: script, style, font and Plotly are in it, and its policy
(CSP) forbids all else. The deck is drawn by the very script of the page (static/deck.js). Texts
come in as JSON or were escaped, so that no name can break out of its place.
"""

import base64
import gzip
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import Template

import streamlit

from app import scripts
from app.deck.foot import make_foot
from app.deck.message import describe_deck
from app.deck.report_text import tell_report
from app.deck.slide import Slide
from app.markup import write as escape
from app.view import View
from data.vietnamese import write_quarter

PAGE = Template("""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style id="plotly.js-style-global">$style</style>
</head>
<body>
<main>
<header class="take-head"><h1>$title</h1>$mark<p>$foot</p></header>
<section class="deck"></section>
<details id="report"><summary>$report_title</summary><article>$report</article></details>
<details id="lists"><summary>Bảng số và danh sách của từng trang</summary></details>
<noscript><p>Trình duyệt này tắt JavaScript nên không chiếu được trang; phần báo cáo vẫn đọc được.
</p></noscript>
</main>
<script type="application/json" id="deck-data">$data</script>
<script type="application/octet-stream" id="plotly">$plotly</script>
<script type="module">$script</script>
</body>
</html>
""")


def write(slides: Sequence[Slide], view: View, name: str = "") -> bytes:
    """The file; `name`: of the deck. The same figures give the same bytes."""
    told = describe_deck(slides, view, name)
    foot, report = make_foot(view), tell_report(view)
    style, script, plotly = read_style(), read_script(), _read_plotly()
    allowed = {
        "default-src": "'none'",
        "script-src": f"{_hash(script)} {_hash(plotly)}",
        "style-src": _hash(style),
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    page = PAGE.substitute(
        policy="; ".join(f"{what} {whom}" for what, whom in allowed.items()),
        title=escape(f"Cuộc vận động, huyện {view.district}, {write_quarter(view.quarter)}"),
        style=style,
        mark=f'<p class="take-mark">{escape(foot.mark)}</p>' if foot.mark else "",
        foot=escape(foot.line),
        report_title=escape(report.title),
        report=report.html,
        data=write_json(told),
        plotly=_pack(plotly),
        script=script,
    )
    return page.encode()


def write_json(told: object) -> str:
    """Data as JSON that can't end the script element it stands in."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


@cache
def read_script() -> str:
    """The script of the page, of the file alone and what both share."""
    return _require_whole(scripts.join_drawing(*scripts.DECK, "take_along.js"))


@cache
def read_style() -> str:
    """The looks of the slides and of the file, with the font of the screen."""
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    [font] = media.glob("SourceSansVF-Upright.*.woff2")
    packed = base64.b64encode(font.read_bytes()).decode()
    looks = scripts.read("deck.css") + scripts.read("take_along.css")
    return _require_whole(looks.replace("$FONT", f"data:font/woff2;base64,{packed}"))


@cache
def _read_plotly() -> str:
    return scripts.read(scripts.PLOTLY)


@cache
def _pack(text: str) -> str:
    """Packed for static/take_along.js to unpack."""
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()


def _require_whole(text: str) -> str:
    """A script or style of ours as it is; ValueError for one that would end its element, or that
    the browser would read otherwise than it was hashed."""
    if "</s" in text or "<!--" in text or "\r" in text:
        raise ValueError("a script or style of the file has </s, <!-- or a carriage return in it")
    return text


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
