"""What a file was made from: the draft or the issue that it names, else the draft of today."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from data.versions import DATA_SETS
from data.vietnamese import write_quarter
from report import drafts, issued
from report.identity import Identity
from report.issued import Issued
from report.review.incoming import Incoming
from report.trial import fill_up


class Origin(NamedTuple):
    """The texts of all parts that a file is compared with; name: what they are, in words; note:
    what to know of the comparison, "" for nothing; issue: whose figures it was made with, None for
    those of today."""

    texts: dict[str, str]
    name: str
    note: str
    issue: Issued | None = None


def find_origin(
    found: Incoming, data_set: str, quarter: str, current: Mapping[str, str], version: int
) -> Origin | None:
    """What a file of the report of a quarter was made from; None for a file that is none of it.

    current: the texts of today's draft, all parts; version: of the warehouse today. ReportError
    when the draft or issue that it names can't be read.
    """
    identity = found.identity
    if not found.is_word or (
        identity and (identity.data_set, identity.quarter) != (data_set, quarter)
    ):
        return None
    if identity is None:
        note = (
            "Tệp không mang mã của bản nháp (có thể đã được lưu bằng phần mềm khác Word), nên được "
            "so với bản nháp đang mở."
        )
        return Origin(dict(current), "bản nháp đang mở", note)
    texts, name, issue = _load(identity, data_set, quarter)
    note = ""
    if issue is None and identity.version not in ("", str(version)):
        note = (
            f"Số liệu đã được cập nhật từ khi tải tệp (bản {identity.version}, nay là bản "
            f"{version}): một con số khác có thể là do số liệu, không phải do người sửa."
        )
    return Origin(texts, name, note, issue)


def tell_other(found: Incoming, data_set: str, quarter: str) -> str:
    """That a file is of another report of ours, "" when it is not."""
    identity = found.identity
    if identity is None or (identity.data_set, identity.quarter) == (data_set, quarter):
        return ""
    return (
        f"Tệp là báo cáo {write_quarter(identity.quarter)} theo số liệu "
        f"{DATA_SETS[identity.data_set]}, không phải báo cáo đang mở. Hãy mở đúng quý để xem những "
        "chỗ đã sửa; các con số dưới đây được đối chiếu với quý của tệp."
    )


def choose_issue(reports: Sequence[Issued], version: str) -> Issued | None:
    """The issue that a file was made with: of that version of the warehouse, also when it was
    withdrawn since, else any that is in force; of several the last one in force. None without."""
    made = [one for one in reports if str(one.version) == version]
    found = made or [one for one in reports if not one.withdrawn]
    return max(found, key=lambda one: (one.withdrawn is None, one.number), default=None)


def _load(
    identity: Identity, data_set: str, quarter: str
) -> tuple[dict[str, str], str, Issued | None]:
    standing = fill_up(data_set, quarter, {}), "văn bản mẫu", None
    if identity.draft is None:
        report = choose_issue(issued.issued(data_set, quarter), identity.version)
        if report is None:
            return standing
        gone = ", nay đã rút lại" if report.withdrawn else ""
        return issued.read_texts(report), f"báo cáo đã chốt lần {report.number}{gone}", report
    if not identity.draft:
        return standing
    saved = drafts.load(data_set, quarter, identity.draft)
    return fill_up(data_set, quarter, saved.draft.texts), f"bản nháp số {saved.number}", None
