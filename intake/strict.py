"""Strict Open XML, which Excel can save and openpyxl can't read, as the usual kind.

The two differ in the names of their namespaces; what a form needs is the same in both.
"""

_HOME = b"http://purl.oclc.org/ooxml/"
_OFFICE = b"http://schemas.openxmlformats.org/"
_NAMES = (
    (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/extendedProperties", b"officeDocument/2006/extended-properties"),
    (b"officeDocument/customProperties", b"officeDocument/2006/custom-properties"),
    (b"officeDocument/docPropsVTypes", b"officeDocument/2006/docPropsVTypes"),
    (b"drawingml/main", b"drawingml/2006/main"),
)


def loosen(part: bytes) -> bytes:
    """A part of a workbook with the usual names in place of the strict ones."""
    if _HOME in part:
        for strict, usual in _NAMES:
            part = part.replace(_HOME + strict, _OFFICE + usual)
    return part
