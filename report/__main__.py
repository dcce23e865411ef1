"""The report's command: `python -m report 2024-Q2 --docx out.docx --pdf out.pdf`.

`python -m report check FILE` holds a report that was typed elsewhere against the facts.
With another first word (`issue`, `withdraw`, `issues`, `correct`) those of report/commands.py.
"""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from data import store
from data.command_line import add_data_set, read_quarter
from data.versions import WarehouseError
from report import commands, drafts, files, letters, word
from report.checks import check_letters
from report.compose import Composed, compose
from report.errors import ReportError
from report.identity import Identity
from report.lines import count
from report.review import command
from report.storage import Draft
from report.trial import fill_up


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files that were asked for; 0 when all went well, 1 when not (told on stderr)."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        if given[:1] == ["check"]:
            return command.run(given[1:])
        if given and given[0] in commands.COMMANDS:
            return commands.run(given)
        return _write(_parser().parse_args(given))
    except (ReportError, WarehouseError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"Không ghi được tệp {error.filename}: {error.strerror}.", file=sys.stderr)
    return 1


def _write(options: argparse.Namespace) -> int:
    snapshot = store.snapshot(options.data_set)
    last = None if options.standing else drafts.newest(options.data_set, options.quarter)
    draft = last.draft if last else Draft({}, {})
    texts = fill_up(options.data_set, options.quarter, draft.texts)
    composed = compose(snapshot, options.quarter, texts, draft.settings)
    if composed.errors:
        print(*composed.errors, sep="\n", file=sys.stderr)
        return 1
    source = f"nhap-{last.number if last else 0}"
    identity = Identity(options.data_set, options.quarter, source, str(snapshot.version))
    for path, make in (
        (options.docx, lambda: word.write(composed.document, identity)),
        (options.pdf, lambda: letters.write_pdf(composed.document)),
        (options.annex, lambda: files.write_annex(composed, snapshot)),
    ):
        if path:
            path.write_bytes(make())
            print(f"Đã ghi {path}")
    for check in check_letters(composed.lines, draft.settings):
        print(f"{check.text} ({check.where})", file=sys.stderr)
    print(_tell(composed, last))
    return 0


def _tell(composed: Composed, last: drafts.Saved | None) -> str:
    found = count(composed.lines)
    text = f"bản nháp số {last.number}" if last else "văn bản mẫu"
    return (
        f"Theo {text}: {found.bound} số gắn với dữ liệu, {found.typed} số nhập tay, "
        f"{found.gaps} chỗ trống cần viết."
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m report",
        description="Soạn báo cáo của một quý từ kho số liệu và bản nháp mới nhất.",
        epilog="Việc khác: python -m report issue | withdraw | issues | correct QUÝ --help; đối "
        "chiếu một tệp: python -m report check TỆP",
    )
    parser.add_argument("quarter", type=read_quarter, metavar="QUÝ", help="ví dụ 2024-Q2")
    for option, what in [
        ("--docx", "tệp Word"),
        ("--pdf", "tệp PDF"),
        ("--annex", "phụ lục Excel, mỗi chú thích một tờ"),
    ]:
        parser.add_argument(option, type=Path, metavar="TỆP", help=f"ghi {what} ra đây")
    add_data_set(parser)
    parser.add_argument(
        "--standing", action="store_true", help="dùng văn bản mẫu, không dùng bản nháp đã lưu"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
