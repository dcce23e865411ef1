"""The styles and settings of the DOCX, made from the form: nothing of a template is left."""

from typing import NamedTuple

from report.page_setup import Form

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LANGUAGE = "vi-VN"
# Word's own lists (w:numId), made by report/word_numbering.py: of headings, and of "-" and "+".
HEADINGS, BULLETS = 1, 2


class Style(NamedTuple):
    """A paragraph style: its id, its name in Word, the size of its letters (pt) and its look.

    line: exact height of a line, 0 for a single line; indent: of the first line; before, after:
    pt; side: indent on both sides, mm; flags: elements of `w:rPr` and `w:pPr` without a value,
    and `u`; level: of a heading, or 0; list: Word's own list and level of it
    (report/word_numbering.py), None without; more: XML for `w:pPr`.
    """

    key: str
    name: str
    size: float
    flags: str = ""
    align: str = "center"
    line: float = 0
    before: float = 0
    after: float = 0
    indent: float = 0
    side: float = 0
    level: int = 0
    list: tuple[int, int] | None = None
    more: str = ""


def list_styles(form: Form) -> list[Style]:
    """Every paragraph style of a report; those of the text carry Word's own names, in English.

    No commas in names: Word takes what follows for another name of the style.
    """
    exact = {"line": form.line}
    text = exact | {"align": "both", "indent": form.indent, "after": form.gap}
    # The rule is as long as the words above it: what is left of the column goes to its sides.
    beside = (form.text_width - form.head_left - to_mm(form.party_width)) / 2
    rule = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    bold = "b bCs"
    return [
        Style("BodyText", "Body Text", form.text, **text),
        *(
            Style(
                f"Heading{level}",
                f"heading {level}",
                form.text,
                f"{bold} keepNext",
                level=level,
                list=(HEADINGS, level - 1),
                **text,
            )
            for level in (1, 2, 3)
        ),
        Style("ListBullet", "List Bullet", form.text, list=(BULLETS, 0), **text),
        Style("ListBullet2", "List Bullet 2", form.text, list=(BULLETS, 1), **text),
        Style("ListNumber", "List Number", form.text, **text),
        Style("TableText", "Chữ trong bảng", 13, align="left"),
        Style("FootnoteText", "footnote text", form.note, align="both"),
        Style("Header", "header", form.page_number),
        Style("Party", "Tiêu đề của Đảng", form.party, bold, **exact),
        Style("Rule", "Gạch dưới tiêu đề", 1, line=2, side=beside, more=rule),
        Style("Superior", "Cơ quan cấp trên", form.sender, **exact),
        Style("Sender", "Cơ quan ban hành", form.sender, bold, **exact),
        Style("Number", "Số và ký hiệu", form.sender, **exact),
        Style("Mark", "Dự thảo", form.sender, "i iCs", **exact),
        Style("Place", "Địa danh và ngày tháng", form.sender, "i iCs", **exact),
        Style(
            "Title", "Title", form.kind, f"{bold} keepNext", line=form.line + 4, before=form.line
        ),
        Style("Subtitle", "Subtitle", form.abstract, bold, side=form.indent, **exact),
        Style("Hyphens", "Gạch dưới trích yếu", form.abstract, after=form.gap * 2, **exact),
        Style("Post", "Chức vụ người ký", form.signature, "keepNext", **exact),
        Style("Signer", "Họ tên người ký", form.signature, bold, before=form.signing, **exact),
        Style("Recipients", "Nơi nhận", form.signature, "u keepNext", align="left", **exact),
        Style("Recipient", "Nơi nhận từng dòng", form.recipient, align="left"),
        Style("Thin", "Dòng mảnh", 1, line=1),
    ]


def write_styles(form: Form) -> str:
    """The whole of word/styles.xml."""
    fonts = "".join(f' w:{face}="{form.font}"' for face in ("ascii", "hAnsi", "eastAsia", "cs"))
    letters = f"<w:rFonts{fonts}/>{_size(form.text)}"
    language = f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="{LANGUAGE}"/>'
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults>'
        f"<w:rPrDefault><w:rPr>{letters}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:rPr>{letters}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        + "".join(
            f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
        )
        + "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        + "".join(map(_write_style, list_styles(form)))
        + "</w:styles>"
    )


def write_settings(form: Form) -> str:
    """The whole of word/settings.xml: today's Word, Vietnamese, and the line above the notes."""
    mirrored = "<w:mirrorMargins/>" if form.mirrored else ""
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>{mirrored}'
        '<w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def to_twips(length: float) -> int:
    """Millimetres as Word's twentieths of a point: 30 is 1701."""
    return round(length * 1440 / 25.4)


def to_mm(points: float) -> float:
    """Points as millimetres."""
    return points * 25.4 / 72


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _write_style(style: Style) -> str:
    # The order of the elements is that of the schema: Word refuses another.
    flags = style.flags.split()
    letters = "".join(f"<w:{flag}/>" for flag in flags if flag in ("b", "bCs", "i", "iCs"))
    underline = '<w:u w:val="single"/>' if "u" in flags else ""
    keep = "<w:keepNext/>" if "keepNext" in flags else ""
    height = (
        f'{round(style.line * 20)}" w:lineRule="exact' if style.line else '240" w:lineRule="auto'
    )
    spacing = (
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"'
        f' w:line="{height}"/>'
    )
    side = to_twips(style.side)
    indent = f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="{to_twips(style.indent)}"/>'
    own = (
        f'<w:numPr><w:ilvl w:val="{style.list[1]}"/><w:numId w:val="{style.list[0]}"/></w:numPr>'
        if style.list
        else ""
    )
    level = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    following = '<w:next w:val="BodyText"/>' if style.level else ""
    custom = "" if style.name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.key}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{keep}{own}{style.more}{spacing}{indent}"
        f'<w:jc w:val="{style.align}"/>{level}</w:pPr>'
        f"<w:rPr>{letters}{_size(style.size)}{underline}</w:rPr></w:style>"
    )
