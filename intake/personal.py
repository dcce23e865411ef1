"""Nothing about persons gets further than this: their names and numbers are taken out and told of.

The whole workbook is gone over, for all of it would be kept: cells that are read and others, notes,
shapes, the names of sheets. What is told never repeats what was found.
"""

from collections.abc import Collection, Iterable

from intake import form, people
from intake.cells import Page, report
from intake.findings import Finding, IntakeError
from intake.workbook import Sheet

CODES = ("E120", "E121")
_HIDDEN = "(không chép lại)"
_SHOWN = 8


def take_out(
    sheets: dict[str, Sheet], places: Collection[str], findings: list[Finding]
) -> dict[str, Sheet]:
    """The sheets without the cells that tell of persons, each of which is told of."""
    return {
        name: sheet if name == form.STAMP else _take_out(sheet, places, findings)
        for name, sheet in sheets.items()
    }


def require_none(findings: Iterable[Finding], name: str) -> None:
    """IntakeError, naming the file, where a workbook tells of persons: it is not even kept."""
    found = [finding for finding in findings if finding.code in CODES]
    if found:
        places = list(dict.fromkeys(map(_where, found)))
        more = "; …" if len(places) > _SHOWN else ""
        raise IntakeError(
            f"Tệp “{name}” có tên người hoặc thông tin cá nhân ({'; '.join(places[:_SHOWN])}{more})"
            " nên CHƯA được lưu. Hãy xóa tên, chỉ ghi thôn, làng hoặc cơ quan (tên riêng của "
            "trường, thôn thì ghi chữ “trường”, “thôn” ở trước) rồi gửi lại."
        )


def _where(finding: Finding) -> str:
    """A place for a sentence that is logged; a sheet may bear a name, too."""
    sheet = "một tờ mang tên người" if people.judge(finding.sheet) else f"tờ {finding.sheet}"
    return f"{sheet}, ô {finding.cell}" if finding.cell else sheet


def _take_out(sheet: Sheet, places: Collection[str], findings: list[Finding]) -> Sheet:
    page = Page(sheet.name, sheet, findings)
    told = [
        cell
        for cell, what in sheet.cells.items()
        if what.kind == "text" and _tell(page, cell, what.meant or what.text, places)
    ]
    noted = [cell for cell, words in sheet.notes.items() if _tell(page, cell, words, places)]
    _tell(page, "", sheet.name, places)
    if not told and not noted:
        return sheet
    return sheet._replace(
        cells={cell: what for cell, what in sheet.cells.items() if cell not in told},
        notes={cell: words for cell, words in sheet.notes.items() if cell not in noted},
    )


def _tell(page: Page, cell: str, words: str, places: Collection[str]) -> bool:
    """Whether words were about a person and had to be told of."""
    if people.has_numbers(words):
        mend = "Xóa số điện thoại, số căn cước, ngày sinh: biểu không nhận thông tin cá nhân."
        report(page, "E120", cell, _HIDDEN, "không có thông tin cá nhân", mend)
        return True
    found = people.judge(words, places)
    if found == people.SURE:
        mend = (
            "Xóa tên người, chỉ ghi thôn, làng hoặc cơ quan. Nếu là tên riêng của trường, thôn thì "
            "ghi chữ “trường”, “thôn” ở trước."
        )
        report(page, "E121", cell, _HIDDEN, "không có tên người", mend)
        return True
    if found == people.MAYBE:
        mend = (
            "Nếu là tên người thì xóa, chỉ ghi thôn, làng hoặc cơ quan; nếu không phải thì ghi "
            "lý do."
        )
        report(page, "W106", cell, _HIDDEN, "không có tên người", mend)
    return False
