"""`python -m report check FILE`: the numbers of a report typed elsewhere, held against ours.

Without `--quarter` and `--data-set` the file says them: by what the program wrote into it, else by
the first quarter that its text names.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from data import store
from data.command_line import read_quarter
from data.versions import DATA_SETS
from data.vietnamese import write_count, write_quarter
from measures.figures.quarter import read_figures
from report.errors import ReportError
from report.review import incoming
from report.review.findings import STATES, Finding, Report, check, find_quarter
from report.review.incoming import LIMITS, Incoming

_AROUND = 60  # letters of a sentence that are printed on either side of a number


def run(arguments: Sequence[str]) -> int:
    """Print what does not fit; 0 when every number that is ours fits, 1 when one differs.
    ReportError for a file that can't be read, WarehouseError without a warehouse."""
    return _check(_parser().parse_args(arguments))


def _read(path: Path) -> bytes:
    """A file, one byte more than is taken, so that a larger one is told of and not cut."""
    try:
        with path.open("rb") as file:
            return file.read(LIMITS.packed + 1)
    except FileNotFoundError:
        raise ReportError(f"Không có tệp {path}. Hãy xem lại đường dẫn.") from None
    except OSError as error:
        raise ReportError(f"Không đọc được tệp {path}: {error.strerror}.") from error


def _check(options: argparse.Namespace) -> int:
    found = incoming.read(_read(options.file), options.file.name)
    data_set, quarter = choose(found, options.data_set, options.quarter)
    figures = read_figures(store.snapshot(data_set), quarter)
    report = check(found.paragraphs, figures)
    print(tell_counts(found, report, data_set, quarter))
    for state, name in STATES.items():
        findings = [finding for finding in report.findings if finding.state == state]
        if findings and (state != "fits" or options.all):
            print(f"\n{name} ({write_count(len(findings))}):")
            print(*(_tell(finding) for finding in findings), sep="\n")
    return 1 if report.count("differs") else 0


def choose(found: Incoming, data_set: str | None, quarter: str | None) -> tuple[str, str]:
    """The data set and the quarter that a file is held against: what was asked, else what it says.

    ReportError when nothing says the quarter.
    """
    identity = found.identity
    data_set = data_set or (identity.data_set if identity else "official")
    quarter = quarter or find_quarter(found)
    if not quarter:
        raise ReportError(
            f"Tệp “{found.name}” không nêu quý nào. Hãy cho biết quý, ví dụ --quarter 2024-Q2."
        )
    return data_set, quarter


def tell_counts(found: Incoming, report: Report, data_set: str, quarter: str) -> str:
    """ "a.docx: đối chiếu với số liệu chính thức quý II/2024: 23 khớp, 01 khác …"."""
    counts = ", ".join(
        f"{write_count(report.count(state))} {STATES[state].lower()}"
        for state in ("fits", "differs", "unclear", "unfound")
    )
    return (
        f"{found.name}: đối chiếu với số liệu {DATA_SETS[data_set]} {write_quarter(quarter)}: "
        f"{counts}; đặt riêng {write_count(len(report.asides))} ngày tháng, số văn bản, tên."
    )


def _tell(finding: Finding) -> str:
    start = max(0, finding.start - _AROUND)
    end = min(len(finding.sentence), finding.end + _AROUND)
    quoted = finding.sentence[start:end].strip()
    before = "…" if start else ""
    after = "…" if end < len(finding.sentence) else ""
    source = f" ({finding.source})" if finding.source else ""
    return (
        f"- {finding.where}: {finding.number}, trong “{before}{quoted}{after}”\n"
        f"  {finding.says.rstrip('.')}{source}."
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m report check",
        description="Đối chiếu từng con số của một báo cáo (.docx, .txt) với kho số liệu.",
    )
    parser.add_argument("file", type=Path, metavar="TỆP", help="báo cáo cần đối chiếu")
    parser.add_argument(
        "--quarter", type=read_quarter, metavar="QUÝ", help="ví dụ 2024-Q2; mặc định theo tệp"
    )
    parser.add_argument(
        "--data-set",
        choices=list(DATA_SETS),
        help="bộ số liệu: official là chính thức, demo là minh họa; mặc định theo tệp",
    )
    parser.add_argument("--all", action="store_true", help="in cả những số khớp")
    return parser
