"""Where a sentence of an official Vietnamese report ends."""

import re

# A dot after these ends nothing: "tr. 5", "TP. Kon Tum", "ThS. …".
_SHORT = {
    "tr",
    "tp",
    "tx",
    "tt",
    "ts",
    "ths",
    "pgs",
    "gs",
    "bs",
    "ks",
    "đ/c",
    "đc",
    "vd",
    "no",
    "st",
}
# What a paragraph begins with, which ends nothing either: "3.1.", "II.", "a." and "- 1.".
_LABEL = re.compile(r"(?:[-+•]\s+)?(?:\d+(?:\.\d+)*|[IVX]+|[a-zA-ZđĐ])\.\s")
_END = re.compile(r"[.!?…]+[”\"’')\]]*\s+(?=[“\"‘'(\[]*(\S))")
_LONGEST = 1 + max(map(len, _SHORT))
_WORD_BEFORE = re.compile(r"[\w/]+\Z")


def ends(text: str) -> list[int]:
    """Where each sentence but the last ends: the positions at which the next one begins.

    A semicolon ends nothing, nor does a dot in 1.238, in a label such as 3.1. or after "TP".
    """
    label = _LABEL.match(text)
    start = label.end() if label else 0
    found = []
    for match in _END.finditer(text, start):
        word = _WORD_BEFORE.search(text, max(start, match.start() - _LONGEST), match.start())
        after = match[1]
        begins = after.isupper() or after.isdigit()
        if begins and not (word and match[0][0] == "." and word[0].casefold() in _SHORT):
            found.append(match.end())
    return found
