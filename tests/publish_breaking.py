"""All that publishes or keeps a version: on a disk that fills, at a limit of size, killed.

    python tests/publish_breaking.py FOLDER limit [each]    a file may have so many bytes
    python tests/publish_breaking.py FOLDER full [each]     a disk has so many bytes left (as root)
    python tests/publish_breaking.py FOLDER both            a few of each
    python tests/publish_breaking.py FOLDER killed [1000]   killed at any moment

Each attempt is a process of its own on a copy of one home. Another process looks at what is left:
what is in use is whole, the old one or the new one; journal and version agree; reports and drafts
are there whole or not at all; and it goes on from there. Exit code 1 when anything is wrong.
`each` takes many sizes in place of the few that stand for the moments of the work.
"""

import asyncio
import logging
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import dashboard
from data import accepted, demo, holds, inspection, publish, store, versions
from data.versions import WarehouseError
from intake import acceptances, accepting, explaining, fact_rows, filing, journal, sending
from intake.explaining import About
from report import drafts, freezing, issued, tree
from report.errors import ReportError
from report.freezing import Frozen
from report.storage import Draft
from tests.intake import papers

AT_HAND = fact_rows  # so that no process has to fetch it anew
NOW = datetime(2024, 9, 16, 3, tzinfo=UTC)
QUARTER = "2024-Q2"
ENTRY = "ghi.explanation.customs-tat-ca-kon-ray-2024-q2.1"
FIRST = papers.write(session=1, attendance=2)
SECOND = papers.write("dak-koi", session=5, models=[("goal_met", "Dê", "thôn 9")])
REFUSED, DONE = 76, 0


def prepare():
    """Two versions with a workbook accepted and one that waits, a report and a draft, the demo."""
    publish.build()
    accept(FIRST)
    sending.send("official", SECOND, "b.xlsx", "Lan", now=NOW)
    demo.build(1, 2)
    save_draft()
    freeze()


def list_versions(home):
    """Every version below a folder, those that reports keep, too: file, data set, number."""
    for data_set in versions.DATA_SETS:
        for path in (home / data_set).glob("konray-*.duckdb"):
            yield path, data_set, versions.number_of(path)
    for path in (home / "official" / "reports").rglob(issued.WAREHOUSE):
        yield path, "official", 2


def look_at_all():
    """AssertionError unless all is whole before the attempts."""
    for path, data_set, number in list_versions(Path(os.environ["KONRAY_DATA"])):
        assert inspection.find_faults_in(path, data_set, number) == [], path


def accept(data=SECOND):
    """Take in a workbook and accept it."""
    sha = sending.send("official", data, "a.xlsx", "Lan", now=NOW).submission.sha
    accepting.accept("official", sha, "Lan", {}, NOW, lambda *_: date(2024, 9, 18))


def enter():
    """Explain a figure, or correct what was explained."""
    about = About("customs", "", "kon-ray", QUARTER)
    explaining.explain("official", about, "Do vận động tốt.", "Lan", "Viết lại lời", now=NOW)


def save_draft():
    """Save what a clerk wrote."""
    last = drafts.newest("official", QUARTER)
    text = {"direction": f"Câu số {last.number if last else 0}. " + "Văn bản. " * 200}
    drafts.save("official", QUARTER, Draft(text, {}), last.number if last else 0)


def freeze():
    """Issue a report, each time another text."""
    body = tree.read(f"Lần {len(issued.issued('official', QUARTER)) + 1}.")
    whole = Frozen(Draft({}, {}), {}, body, {}, b"", b"", b"", versions.current("official"))
    freezing.freeze("official", QUARTER, whole)


def withdraw():
    """Withdraw the report that holds, if one does."""
    for report in issued.in_force("official", QUARTER):
        issued.withdraw(report, "Sai số liệu", "Lan")


def start():
    """Start the server after its files changed."""
    files = shutil.copytree(publish.PUBLISHED, versions.folder("official").parent / "published")
    with (files / "unit_alias.csv").open("a", encoding="utf-8") as file:
        file.write("Huyện thử,kon-ray\n")
    publish.PUBLISHED = files
    demo.building.inputs = lambda: "khác"
    limit()

    async def run():
        async with dashboard.lifespan(dashboard.app):
            pass

    asyncio.run(run())


WORKS = {
    "build": publish.build,
    "accept": accept,
    "enter": enter,
    "rollback": lambda: publish.rollback("official", 1, "thử"),
    "freeze": freeze,
    "withdraw": withdraw,
    "draft": save_draft,
    "demo": lambda: demo.build(1, 2),
    "start": start,
}
# Bytes that a file may have, or a disk has left: the few that stand for the moments of the work,
# from the first byte to the last block of the version; COPY: what a copy of that in use takes.
COPY = -1
FEW = {
    "build": (9_000, 100_000, 700_000, 1_500_000),
    "accept": (300, 700_000, COPY),
    "enter": (300, 700_000, COPY),
    "rollback": (0,),
    "freeze": (700_000,),
    "withdraw": (0,),
    "draft": (0,),
    "demo": (3_000, 500_000),
    "start": (700_000,),
}
limit = lambda: None  # noqa: E731


WHOLE = set()  # the files, byte for byte, of versions that were looked at before all attempts


def require_whole(path, data_set, number):
    """AssertionError unless a version is whole; one that an attempt did not touch was looked at."""
    if (number, path.read_bytes()) not in WHOLE:
        assert inspection.find_faults_in(path, data_set, number) == []


def look(work, done):
    """What is left after an attempt; AssertionError when anything is wrong."""
    before = {"official": 2, "demo": 1}
    for data_set, number in before.items():
        path = versions.current(data_set)
        found = versions.number_of(path)
        require_whole(path, data_set, found)
        assert found in (number, number + 1, 1 if work == "rollback" else number), found
        if done and work in {"build", "accept", "enter", "demo"}:
            assert found == number + 1 or data_set != ("demo" if work == "demo" else "official")
    in_force = {one.name for one in acceptances.list_in_force(journal.read("official"))}
    last = {"accept": "dak-koi.2024-Q3", "enter": ENTRY}.get(work, "")
    held = holds.read("official")
    assert (versions.current("official").name == "konray-000001.duckdb") == (held is not None)
    assert not (done and work == "rollback" and held is None)
    assert not (done and last and last not in in_force)
    found = set(accepted.list_taken_in(store.snapshot()))
    assert held or found in (in_force, in_force - {last}), (found, in_force)
    filing.ensure("official")
    assert (holds.read("official") is None) == (held is None)
    assert held or set(accepted.list_taken_in(store.snapshot())) == in_force
    reports = issued.issued("official", QUARTER)
    assert len(reports) in ((2,) if done and work == "freeze" else (1, 2))
    assert issued.damaged("official", QUARTER) == []
    holding = issued.in_force("official", QUARTER)
    assert len(reports) - len(holding) in ((1,) if done and work == "withdraw" else (0, 1))
    assert len(holding) == len(reports) or work == "withdraw"
    for report in reports:
        assert issued.verify(report) == []
        copy = report.folder / issued.WAREHOUSE
        require_whole(copy, "official", report.version)
    number = drafts.newest("official", QUARTER).number
    assert number in ((2,) if done and work == "draft" else (1, 2))
    assert drafts.damaged("official", QUARTER) == []
    if work == "start":
        publish.build()
    elif work != "accept" or "dak-koi.2024-Q3" not in in_force:
        WORKS[work]()
    assert list(versions.folder("official").glob("*.building*")) == []


def fork(home, run, *arguments):
    """Run in a process of its own, on one home; its process id."""
    process = os.fork()
    if process:
        return process
    os.environ["KONRAY_DATA"] = str(home)
    papers.use(setattr)
    logging.disable(logging.CRITICAL)
    try:
        run(*arguments)
    except (WarehouseError, ReportError):
        os._exit(REFUSED)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(DONE)


def end(process):
    """Wait for a process; its exit code."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def look_after(home, work, code):
    """`done`, `refused`, `killed`, or `WRONG` for what an attempt left."""
    told = {DONE: "done", REFUSED: "refused", -signal.SIGKILL: "killed"}.get(code, "WRONG")
    if work == "start" and code == REFUSED:
        told = "WRONG"
    if end(fork(home, look, work, code == DONE and work != "start")):
        told = "WRONG"
    return told


def attempt_limit(base, home, work, size):
    """One work with no file longer than so many bytes."""
    shutil.copytree(base, home)

    def narrow():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return look_after(home, work, end(fork(home, run_narrowed, work, narrow)))


def run_narrowed(work, narrow):
    """Do a work on a disk that is narrowed, for `start` once its files are there."""
    global limit
    limit = narrow
    if work != "start":
        narrow()
    WORKS[work]()


def attempt_full(base, home, work, left):
    """One work on a disk of its own with so many bytes left."""
    home.mkdir()
    mount(home, "size=64m")
    try:
        shutil.copytree(base, home, dirs_exist_ok=True)
        disk = os.statvfs(home)
        used = (disk.f_blocks - disk.f_bfree) * disk.f_frsize
        narrow = lambda: mount(home, f"remount,size={used + left}")  # noqa: E731
        code = end(fork(home, run_narrowed, work, narrow))
        mount(home, "remount,size=64m")
        return look_after(home, work, code)
    finally:
        subprocess.run(["umount", home], check=True)


def mount(place, options):
    """A disk in memory."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], check=True)


def can_mount(folder):
    """Whether a disk in memory may be made here."""
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True)
    return made.returncode == 0 and not subprocess.run(["umount", folder]).returncode


def attempt_killed(base, home, work, moment):
    """One work that is killed after so many seconds."""
    shutil.copytree(base, home)
    process = fork(home, WORKS[work])
    time.sleep(moment)
    os.kill(process, signal.SIGKILL)
    return look_after(home, work, end(process))


def kills(base, folder, count):
    """`count` kills over all works, each within the time that the work takes: work and moment."""
    chosen, moments = random.Random(128), []
    for work in WORKS:
        home = shutil.copytree(base, folder / "timed")
        began = time.monotonic()
        end(fork(home, WORKS[work]))
        took = time.monotonic() - began
        shutil.rmtree(home)
        share = -(-count // len(WORKS))
        moments += [(work, chosen.uniform(0, 1.1 * took)) for _ in range(share)]
    return moments


def main(folder, mode, more=""):
    """Try all, two at a time, and print a table."""
    base = folder / "base"
    if end(fork(base, prepare)) or end(fork(base, look_at_all)):
        sys.exit("not prepared")
    WHOLE.update((number, path.read_bytes()) for path, _, number in list_versions(base))
    if mode == "killed":
        cases = [(attempt_killed, *one) for one in kills(base, folder, int(more or 1000))]
    else:
        many = [*range(0, 20_000, 500), *range(20_000, 2_000_000, 20_000)]
        copy = (base / "official" / "konray-000002.duckdb").stat().st_size
        many += range(copy, 2 * copy, 16_384)
        sizes = dict.fromkeys(WORKS, many) if more else FEW
        cases = [
            (attempt, work, copy if size == COPY else size)
            for kind, attempt in (("limit", attempt_limit), ("full", attempt_full))
            if mode in (kind, "both")
            for work in WORKS
            for size in sizes[work]
        ]
    if mode in ("full", "both") and not can_mount(folder / "try"):
        print("no disk can be made here: only a limit of size is tried")
        cases = [case for case in cases if case[0] is not attempt_full]
    table = Counter()
    waiting, running = list(enumerate(cases)), {}
    while waiting or running:
        while waiting and len(running) < 2:
            number, (attempt, work, value) = waiting.pop(0)
            home = folder / f"{number}"
            process = os.fork()
            if not process:
                try:
                    told = attempt(base, home, work, value)
                except BaseException:
                    traceback.print_exc()
                    told = "WRONG"
                shutil.rmtree(home, ignore_errors=told != "WRONG")
                os._exit(["done", "refused", "killed", "WRONG"].index(told))
            running[process] = (work, value)
        process, status = os.wait()
        work, value = running.pop(process)
        told = ["done", "refused", "killed", "WRONG"][os.waitstatus_to_exitcode(status)]
        table[work, told] += 1
        if told == "WRONG":
            print(f"WRONG: {work} at {value}", file=sys.stderr)
    for (work, told), times in sorted(table.items()):
        print(f"{work:<9} {told:<8} {times:>5}")
    print(f"{sum(table.values())} attempts")
    sys.exit(any(told == "WRONG" for _, told in table))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
