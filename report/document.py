"""A report that is ready to be set: what stands in its head, its body and its foot."""

from typing import NamedTuple

from report.page_setup import Form
from report.tree import Node


class Document(NamedTuple):
    """Everything that is printed, the same for Word, PDF and the preview.

    superior, body: the lines of the sender; symbol: "BC/BCĐ"; number: "128", or "" while it has
    none; abstract: inlines, blocks: blocks of the tree (report/tree.py), lists flattened;
    signature: the lines of the signatory's posts; recipients: without signs; mark: "Dự thảo";
    circulation: "LƯU HÀNH NỘI BỘ"; banner: "SỐ LIỆU MINH HỌA"; the three are "" where they don't
    apply; title, subject, author: what a file says about itself.
    """

    superior: str
    body: list[str]
    symbol: str
    number: str
    place_and_date: str
    kind: str
    abstract: list[Node]
    blocks: list[Node]
    signature: list[str]
    signature_bold_first: bool
    signer: str
    recipients: list[str]
    mark: str
    circulation: str
    banner: str
    title: str
    subject: str
    author: str
    form: Form
