"""Forms that are broken at random, each read, checked and marked: none may raise, hang or grow.

    python tests/fuzz_workbook.py --count 10000 --seed 1 [--first NUMBER] [--keep FOLDER]

Half an hour on an idle core; `--first 5000 --count 10000` tries the second half.

Number n of a seed is always the same file. A sentence (IntakeError) is an answer; anything else
that is raised is a fault, and so is a marked copy that is refused when it comes back. Exit code 1
when there was one. Faults and slow files are written into the folder of --keep.
"""

import argparse
import io
import os
import random
import resource
import struct
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lxml import etree

from data import publish, store
from intake import annotate, applying, blank_form
from intake.findings import IntakeError
from tests.intake import clerk

SLOW = 2.0  # seconds of processor time for reading, checking and marking
ODD = [
    *("", "-1", "0", "1", "1e999", "-1e999", "NaN", "1e-400", "9" * 20, "9" * 5_000, "0" * 300_000),
    *("A1", "AZ3000", "XFD1048576", "A1:XFD1048576", "A1:A1048576", "ZZZ9999999", "$A$1", "A0"),
    *("A", "1:1048576", "B2:A1", "A1:B2 " * 9_000, "true", "rId999", "../../x.xml", "/x", "\ufeff"),
    *("x" * 60_000, "a\u0306" * 3_000, "2024-13-45T99:99:99", "18446744073709551616", "=1+1"),
    *("#REF!", "s", "n", "d", "e", "b", "str", "inlineStr", "shared", "array", "dataTable"),
    *("hidden", "FFFFFFFFF", "[$-F800]dddd", "0" * 300 + "." + "0" * 300, "[h]:mm:ss;@;@;@;@;@"),
]
CELLS = ["AZ3000", "XFD1048576", "A1048576", "XFD1", "AA61", "B61", "D14"]
SPANS = ["A1:XFD1048576", "A1:A1048576", "A1:XFD1", "A1:Z100", "B61:C62", "XFD1048575:XFD1048576"]
NUMBERS = ["0", "1", "61", "5000", "16384", "1048576", "1048577", "2147483648", "-1", "1e9", "0.5"]
# Attributes that say where something is, or how large.
FAR = {"r": CELLS, "ref": CELLS + SPANS, "sqref": [*CELLS, *SPANS, "A1 XFD1048576 B1:C9"]}
FAR |= dict.fromkeys(("min", "max", "ht", "width", "s", "si", "dxfId", "style", "id"), NUMBERS)
TIMES = (1, 2, 20, 200, 900, 2_000, 20_000)

Members = dict[str, bytes]


class Tried(NamedTuple):
    """How one file went.

    kind: how it was broken; answer: "read" | "refused" | "fault"; seconds: of processor time;
    said: the sentence or the traceback.
    """

    number: int
    kind: str
    answer: str
    seconds: float
    said: str


def make_bases() -> list[bytes]:
    """Forms as they come in: of two units, filled in, with mistakes, and as a marked copy."""
    on = store.snapshot("official")
    answers = {
        "counts": {"launched": 1, "goal_met": "không có"},
        "running": "18",
        "models": [{"event": "Ra mắt", "name": "Nuôi dê", "village": "thôn 2"}],
        "customs": {"ngu-dam": "45 con"},
        "indicators": {"khkt": (10, "4,5")},
        "outreach": {"session": 12, "attendance": "hơn 300"},
        "gifts": [{"item": "Con giống", "value": 20, "unit": "con", "place": "thôn 1"}],
        "notes": {"difficulty": [{"text": "Mưa lũ", "cause": "Bão"}], "task": [{"text": "Họp"}]},
        "cells": {("Mô hình", "AZ3000"): "x", ("Mô hình", "D9"): "=SUM(1,2)"},
    }
    blank = blank_form.write(on, "dak-pne", "2024-Q3")
    filled = clerk.fill(blank, answers)
    marked = annotate.annotate(filled, applying.examine(filled, "a.xlsx", on)[1])
    district = clerk.fill(blank_form.write(on, "kon-ray", "2024-Q3"), {"outreach": {"session": 3}})
    shared = {"outreach": {"session": 3}, "cells": {("Tuyên truyền", "F7"): "khoảng 2"}}
    agency = clerk.fill(blank_form.write(on, "mttq-huyen", "2024-Q3"), shared)
    return [blank, filled, marked, district, agency]


def make(bases: list[bytes], seed: int, number: int) -> tuple[str, bytes]:
    """The file of that number: how it was broken, and its bytes."""
    chance = random.Random(f"{seed}/{number}")
    data = chance.choice(bases)
    kind = chance.choice(list(KINDS))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a member that stands twice
        if kind in RAW:
            return kind, RAW[kind](chance, data)
        members = unpack(data)
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            KINDS[kind](chance, members)
        return kind, pack(members)


def unpack(data: bytes) -> Members:
    """The members of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in members.items():
            archive.writestr(name, part)
    return out.getvalue()


def flip(chance: random.Random, data: bytes) -> bytes:
    """Some bytes of the archive are others."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def flip_head(chance: random.Random, data: bytes) -> bytes:
    """A field of what the archive says of a member is another: method, flags, sizes, checksum."""
    changed = bytearray(data)
    for mark, start in ((b"PK\x01\x02", 4), (b"PK\x03\x04", 4)):
        places = [at for at in range(len(data) - 30) if data[at : at + 4] == mark]
        at = chance.choice(places) + start + 2 * chance.randrange(13)
        value = chance.choice((0, 1, 9, 12, 14, 64, 93, 97, 99, 0xFFFF, chance.randrange(65536)))
        changed[at : at + 2] = struct.pack("<H", value)
        if chance.random() < 0.5:
            break
    return bytes(changed)


def cut(chance: random.Random, data: bytes) -> bytes:
    """A piece is missing, or stands twice."""
    at, to = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:at] + data[to:] if chance.random() < 0.7 else data[:to] + data[at:]


def repack(chance: random.Random, data: bytes) -> bytes:
    """Packed in another way, some of it perhaps damaged."""
    method = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    packed = pack(unpack(data), method)
    return packed if chance.random() < 0.5 else flip(chance, packed)


def flip_part(chance: random.Random, members: Members) -> None:
    """Some bytes of a part are others."""
    name = choose_part(chance, members)
    members[name] = flip(chance, members[name] or b" ")


def swap_parts(chance: random.Random, members: Members) -> None:
    """Parts change places, are missing, empty, or there under another name."""
    one, other = (chance.choice(list(members)) for _ in range(2))
    match chance.randrange(4):
        case 0:
            members[one], members[other] = members[other], members[one]
        case 1:
            members.pop(one)
        case 2:
            members[one] = b""
        case 3:
            members[chance.choice((f"xl/x{len(members)}.xml", one.upper()))] = members[other]


def repeat(chance: random.Random, members: Members) -> None:
    """An element stands many times over, perhaps somewhere else."""
    with Tree(chance, members) as tree:
        one = tree.choose()
        parent = one.getparent() if chance.random() < 0.8 else tree.choose()
        if parent is None:
            parent = one
        pattern, times = deepcopy(one), chance.choice(TIMES)
        for at in range(min(times, 25_000 // sum(1 for _ in pattern.iter()))):
            copy = deepcopy(pattern)
            if "r" in copy.attrib and chance.random() < 0.5:
                copy.attrib.pop("r")
            elif "ref" in copy.attrib or "sqref" in copy.attrib:
                key = "ref" if "ref" in copy.attrib else "sqref"
                copy.set(key, f"{'ABCXZ'[at % 5]}{at + 1}")
            for key in ("name", "Id", "dxfId", "priority"):
                if key in copy.attrib and chance.random() < 0.5:
                    copy.set(key, f"{copy.get(key)}{at}")
            parent.append(copy)


def drop(chance: random.Random, members: Members) -> None:
    """An element is gone, or has moved."""
    with Tree(chance, members) as tree:
        one, other = tree.choose(), tree.choose()
        if one.getparent() is None or one in other.iterancestors() or one is other:
            return
        one.getparent().remove(one)
        if chance.random() < 0.5:
            other.insert(chance.randrange(len(other) + 1), one)


def spoil(chance: random.Random, members: Members) -> None:
    """An attribute, a text or a name is an odd one."""
    with Tree(chance, members) as tree:
        one = tree.choose()
        for each in chance.choice(([one], one.getparent() if len(one) else [one], list(one))) or []:
            if not isinstance(each.tag, str):
                continue
            if each.attrib and chance.random() < 0.7:
                each.set(chance.choice(list(each.attrib)), chance.choice(ODD))
            elif chance.random() < 0.8:
                each.text = chance.choice(ODD)
            else:
                other = tree.choose()
                each.tag = other.tag
                each.attrib.update(other.attrib)


def nest(chance: random.Random, members: Members) -> None:
    """An element stands within copies of itself."""
    with Tree(chance, members) as tree:
        one = tree.choose()
        for _ in range(chance.choice((3, 60, 500))):
            inner = etree.SubElement(one, one.tag, one.attrib)
            one = inner


def throw_far(chance: random.Random, members: Members) -> None:
    """A cell, a row or a range is far away, or covers a whole sheet."""
    with Tree(chance, members, "xl/worksheets/sheet") as tree:
        having = [each for each in tree.root.iter() if FAR.keys() & each.attrib.keys()]
        for each in chance.sample(having, min(len(having), chance.choice((1, 1, 5)))):
            key = chance.choice([key for key in FAR if key in each.attrib])
            values = NUMBERS if key == "r" and each.tag.endswith("row") else FAR[key]
            each.set(key, chance.choice(values if chance.random() < 0.9 else ODD))


class Tree:
    """A part as a tree, put back when done. `near`: how its name begins."""

    def __init__(self, chance: random.Random, members: Members, near: str = "") -> None:
        self.chance, self.members = chance, members
        self.name = choose_part(chance, members, near)

    def __enter__(self) -> "Tree":
        try:
            self.root = etree.fromstring(self.members[self.name])
        except etree.XMLSyntaxError:  # broken a moment ago
            self.root = etree.Element("x")
        return self

    def __exit__(self, *_: object) -> None:
        self.members[self.name] = etree.tostring(self.root)

    def choose(self) -> etree._Element:
        """Any element; rare kinds as often as cells."""
        kinds: dict[object, list[etree._Element]] = {}
        for each in self.root.iter():
            kinds.setdefault(each.tag, []).append(each)
        return self.chance.choice(kinds[self.chance.choice(list(kinds))])


def choose_part(chance: random.Random, members: Members, near: str = "") -> str:
    """A part of XML, mostly of those that matter."""
    if near or chance.random() < 0.5:
        near = near or "xl/worksheets/sheet"
    names = [name for name in members if name.endswith((".xml", ".rels")) and near in name]
    return chance.choice(names or list(members))


RAW: dict[str, Callable[[random.Random, bytes], bytes]] = {
    "bytes of the archive": flip,
    "heads of the archive": flip_head,
    "pieces of the archive": cut,
    "another packing": repack,
}
KINDS: dict[str, Callable] = RAW | {
    "bytes of a part": flip_part,
    "parts": swap_parts,
    "elements repeated": repeat,
    "elements moved": drop,
    "odd values": spoil,
    "nesting": nest,
    "far cells and ranges": throw_far,
}


def try_one(number: int, kind: str, data: bytes) -> Tried:
    """Read, check and mark one file, and look at the copy."""
    on = store.snapshot("official")
    started = time.process_time()
    try:
        _, findings = applying.examine(data, "a.xlsx", on)
        copy = annotate.annotate(data, findings, "a.xlsx")
        answer, said = "read", ""
    except IntakeError as error:
        answer, said = "refused", str(error)
    except Exception:
        answer, said = "fault", traceback.format_exc()
    seconds = time.process_time() - started
    if answer == "read":
        try:
            annotate.read_reasons(copy)
        except IntakeError as error:
            answer, said = "fault", f"the copy is refused: {error}"
    return Tried(number, kind, answer, seconds, said)


def show(tried: list[Tried]) -> None:
    """The table, and what was said how often."""
    print(f"{'kind':24} {'files':>6} {'read':>6} {'refused':>8} {'faults':>7} {'slowest, s':>11}")
    for kind in (*KINDS, "all"):
        rows = [one for one in tried if kind in (one.kind, "all")]
        answers = Counter(one.answer for one in rows)
        counts = f"{answers['read']:6} {answers['refused']:8} {answers['fault']:7}"
        slowest = max((one.seconds for one in rows), default=0)
        print(f"{kind:24} {len(rows):6} {counts} {slowest:11.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    slow = sum(one.seconds > SLOW for one in tried)
    print(f"over {SLOW} s: {slow}; peak memory of the whole process: {peak:.0f} MB", flush=True)


def main() -> None:
    """Break and try files; see the text of this module."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["KONRAY_DATA"] = home
        publish.build("official")
        bases, tried = make_bases(), []
        for number in range(options.first, options.count):
            kind, data = make(bases, options.seed, number)
            one = try_one(number, kind, data)
            tried.append(one)
            if len(tried) % 500 == 0:
                show(tried)
            if one.answer == "fault" or one.seconds > SLOW:
                print(f"{number} ({kind}): {one.answer}, {one.seconds:.2f} s\n{one.said}")
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / f"{options.seed}-{number}.xlsx").write_bytes(data)
        show(tried)
    sys.exit(any(one.answer == "fault" for one in tried))


if __name__ == "__main__":
    main()
