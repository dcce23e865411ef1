"""What a page shows, piece by piece as a reader sees it, drawn without a browser."""

import json
import re
from html import escape
from typing import NamedTuple

import pandas as pd
from lxml import html
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from app.menu import ROOT

_NO_MARK = re.compile(r"(?<!\\):[a-z][a-z-]*\[((?:\\.|[^\[\]\\])*)\]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Addresses, tags, and the placeholders of a report's text.
_CODE = re.compile(r"https?://\S+|<[^>]*>|`[^`]*`|\{\{.*?\}\}|\{%.*?%\}")

# Words of the code and of Streamlit that have no place on a Vietnamese screen; the dictionary may
# explain one ("official là chính thức") and name a file.
ENGLISH = re.compile(
    r"(?<![\w./])("
    r"about|active|all|and|apply|attendance|choose|clear|commune|counted|custom|data|date|deploy"
    r"|district|download|empty|enter|error|exact|exception|false|figure|file|filter|goal_met"
    r"|household|hu_tuc|hide|indicator|ineffective|last_year|launched|loading|map|measure|menu"
    r"|missing|model|more_than|nan|nat|no results|none|null|of|official|open|option|page|phong_tuc"
    r"|press|previous|quarter|report|running|search|select|session|settings|show|source|stop"
    r"|stopped|submit|table|the|to|total|true|uncounted|undefined|unknown|upload|value|village"
    r"|warning|year_to_date|zero|<na>"
    r")(?![\w./]| là )",
    re.IGNORECASE,
)


class Chart(NamedTuple):
    """A chart as the browser gets it: traces, layout, the words for it, the lines below it, what
    a picture of it carries; `small`: what stands around one of a first screen."""

    data: list[dict]
    layout: dict
    alt: str
    below: list[str]
    picture: dict
    small: dict


class Fold(NamedTuple):
    """A button that unfolds something, and whether that is open."""

    label: str
    is_open: bool


def start(file="overview.py", **address):
    """The app as a reader opens it with an address, on one of its pages."""
    app = AppTest.from_file(str(ROOT / "app" / "main.py"), default_timeout=120)
    for field, value in address.items():
        app.query_params[field] = value
    app.run()
    return app if file == "overview.py" else turn_to(app, file)


def turn_to(app, file):
    """The same reader on another page."""
    return app.switch_page(f"../pages/{file}").run()


def read(markdown):
    """Markdown as a reader sees it."""
    before = None
    while before != markdown:
        before, markdown = markdown, _NO_MARK.sub(r"\1", markdown)
    return _ESCAPED.sub(r"\1", markdown.replace("**", "").replace("&emsp;", " "))


def read_all(elements):
    """The values of elements, each as a reader sees it."""
    return [read(element.value) for element in elements]


def bodies(app):
    """The pieces of HTML of a page, in order, those that scripts of ours build among them."""
    return [body for element in app.main if (body := _body(element))]


def _body(element):
    if element.type == "html":
        return element.proto.body
    if element.type == "bidi_component":
        return "".join(map(_plant, json.loads(element.proto.json).get("above", [])))
    return ""


def _plant(part):
    """A tree (app/trees.py) as HTML."""
    if isinstance(part, str):
        return escape(part, quote=False)
    name, attributes, *parts = part
    told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>{''.join(map(_plant, parts))}</{name}>"


def find(app, path):
    """The texts of what an XPath finds in the HTML of a page, in order."""
    return [
        " ".join((found if isinstance(found, str) else found.text_content()).split())
        for body in bodies(app)
        for found in html.fragment_fromstring(body, create_parent="div").xpath(path)
    ]


def titles(app):
    """The heads of the sections."""
    return find(app, "./h2")


def chips(app):
    """What the line below the title says was chosen."""
    return find(app, ".//ul[@class='chips']/li")


def notes(app):
    """The small print: on the page, and below the charts."""
    below = [line for chart in charts(app) for line in chart.below]
    return find(app, "./p[@class='small']") + below


def sources(app):
    """The lines that name where figures come from."""
    return [note for note in notes(app) if note.startswith("Nguồn: ")]


def said(app):
    """The sentences of the page."""
    return find(app, "./p[@class='text']")


def cards(app):
    """The lines of each card of the head row."""
    return [
        [" ".join(line.text_content().split()) for line in card.xpath("./h3|./p")]
        for body in bodies(app)
        for card in html.fragment_fromstring(body, create_parent="div").xpath(
            ".//section[@class='card']"
        )
    ]


def list_under(app, heading):
    """The sentences of the list below a heading."""
    whole = html.fragment_fromstring("".join(bodies(app)), create_parent="div")
    [title] = [head for head in whole.xpath("./h2") if head.text_content() == heading]
    for below in title.itersiblings():
        if below.tag == "h2":
            break
        if below.get("class") == "sentences":
            return [" ".join(item.text_content().split()) for item in below]
    return []


def charts(app):
    """The charts of a page, in order."""
    found = []
    for element in app.get("bidi_component"):
        told = json.loads(element.proto.json)
        if "spec" in told:
            spec = json.loads(told["spec"])
            rest = [told[name] for name in ("alt", "below", "picture", "small")]
            found.append(Chart(spec["data"], spec["layout"], *rest))
    return found


def folds(app):
    """The buttons of a page that unfold something, below charts and in rows, in order."""
    told = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    return [
        Fold(button["label"], button["open"])
        for component in told
        for button in component.get("folds", [])
    ]


def alts(app):
    """The words for each chart."""
    return [chart.alt for chart in charts(app)]


def tables_of(app):
    """The tables of a page, short and long, in order."""
    told = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    return [
        pd.DataFrame(table["rows"], columns=table["heads"], dtype=object)
        for table in told
        if "heads" in table
    ]


def texts(app):
    """Everything on the screen that is text, in the page and in the sidebar."""
    found = []
    for chart in charts(app):
        found += [chart.alt, *chart.below, *chart.picture.values()]
        found += (chart.small or {}).values()
        found += [note["text"] for note in chart.layout.get("annotations", [])]
        for trace in chart.data:
            found += [trace.get("name", ""), trace.get("hovertemplate", "")]
            text = trace.get("text", [])
            found += [text] if isinstance(text, str) else text
    found += [*notes(app), *(fold.label for fold in folds(app))]
    for frame in tables_of(app):
        # The dictionary lists the columns of the warehouse by their names in the code, the
        # report's page the names under which a text asks for figures.
        code = [name for name in ("Bảng", "Cột", "Viết vào văn bản") if name in frame.columns]
        found += [*frame.columns, *frame.drop(columns=code).to_numpy().ravel().tolist()]
    for choice in choices(app).values():
        found += [choice.label, choice.note, *choice.options.values()]
    for element in [*app.main, *app.sidebar]:
        kind = element.type
        found.append(_body(element))
        # Fields of the address are not shown.
        if kind not in ("html", "text_input", "bidi_component"):
            found.append(getattr(element, "label", ""))
            # The value of a choice is a word of the code, its options are what is seen.
            found += getattr(element, "options", [getattr(element, "value", "")])
    told = [read(text) for text in found if isinstance(text, str)]
    return [_CODE.sub(" ", text) for text in told if text]


class Choice(NamedTuple):
    """What a reader can choose from: its label, what is seen for each key, the keys chosen."""

    label: str
    options: dict[str, str]
    chosen: list[str]
    note: str


def choices(app):
    """All that can be chosen on a screen, by the fields of the address."""
    return {
        one["field"]: Choice(one["label"], dict(one["options"]), one["chosen"], one["note"])
        for _, told in _choosing(app)
        for one in told["choices"]
    }


def choose(app, field, *keys):
    """Choose, as the browser tells it; the screen after it."""
    assert set(keys) <= set(choices(app)[field].options), (field, keys)
    for element, told in _choosing(app):
        if field in [one["field"] for one in told["choices"]]:
            picked = json.dumps([field, keys, told["made"] + 1])
            return send(app, element, "picked", picked)
    raise KeyError(field)


def send(app, element, event, value):
    """A component's message, as the browser sends it; the screen after it."""
    states = app._tree.get_widget_states()
    state = states.widgets.add()
    state.id = _make_trigger_id(element.proto.id, "events")
    state.json_trigger_value = json.dumps([{"event": event, "value": value}])
    return app._run(states)


def _choosing(app):
    for element in app.get("bidi_component"):
        told = json.loads(element.proto.json)
        if "made" in told:
            yield element, told
