"""HTML of ours as names, attributes and texts, which a script of the browser's builds.

A piece of HTML (`st.html`) is parsed, cleaned and laid out anew each time a word of it changes.
What comes as a tree is laid over what stands there (static/trees.js): only what differs is touched.
"""

from functools import lru_cache

from lxml import html as parser
from lxml.html import HtmlElement

# What app/markup.py writes with; nothing else reaches a page this way.
NAMES = frozenset([
    "a", "caption", "div", "h2", "h3", "h4", "i", "li", "p", "section", "small", "span", "strong",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])  # fmt: skip
ATTRIBUTES = frozenset(
    ["aria-label", "class", "colspan", "href", "role", "scope", "style", "tabindex", "title"]
)
Tree = list  # a name, its attributes, then its parts: texts and trees


@lru_cache(maxsize=64)
def tell(html: str) -> Tree:
    """The parts of a piece of HTML, in order: texts, and of each element its name, its attributes
    and its parts.

    ValueError for an element or an attribute that our pages don't write.
    """
    return _tell_parts(parser.fragment_fromstring(html, create_parent="div"))


def _tell_parts(element: HtmlElement) -> Tree:
    parts: Tree = [element.text]
    for child in element:
        strange = {str(child.tag)} - NAMES | set(child.attrib) - ATTRIBUTES
        if strange or not child.get("href", "./").startswith("./"):
            raise ValueError(f"no part of a page: {sorted(strange) or child.get('href')}")
        parts += [[child.tag, dict(child.attrib), *_tell_parts(child)], child.tail]
    return [part for part in parts if part]
