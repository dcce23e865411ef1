"""Whose file a .docx is: what the program writes into a report so that it is known again.

The four properties are Word's "thuộc tính tùy chỉnh": Word and LibreOffice keep them when the file
is changed and saved.
"""

from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from data.versions import DATA_SETS
from data.vietnamese import is_quarter

PART = "docProps/custom.xml"
TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of all custom properties
_NAMES = {"KonRay.BoSoLieu": "data_set", "KonRay.Quy": "quarter", "KonRay.Ban": "source",
          "KonRay.SoLieu": "version"}  # fmt: skip


class Identity(NamedTuple):
    """A report that we made.

    source: "nhap-3" draft number 3 ("nhap-0": the standing text), "chot" an issued one; version: of
    the warehouse behind it, "" when not said.
    """

    data_set: str
    quarter: str
    source: str
    version: str = ""

    @property
    def draft(self) -> int | None:
        """The number of the draft, None of an issued report."""
        number = self.source.removeprefix("nhap-")
        return int(number) if number.isdecimal() and number.isascii() else None


def write_identity(identity: Identity) -> str:
    """docProps/custom.xml."""
    told = "".join(
        f'<property fmtid="{_FORM}" pid="{position}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(getattr(identity, field))}</vt:lpwstr></property>"
        for position, (name, field) in enumerate(_NAMES.items(), start=2)
    )
    return f'<Properties xmlns="{_SPACE}" xmlns:vt="{_KINDS}">{told}</Properties>'


def read_identity(part: bytes) -> Identity | None:
    """What a file says of itself, None when it is none of ours; XMLSyntaxError for a broken one."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    found = dict.fromkeys(_NAMES.values(), "")
    for each in etree.fromstring(part, parser):
        if field := _NAMES.get(each.get("name", "")):
            found[field] = "".join(each.itertext()).strip()[:40]
    known = Identity(**found)
    if known.data_set not in DATA_SETS or not is_quarter(known.quarter):
        return None
    return known if known.source == "chot" or known.draft is not None else None
