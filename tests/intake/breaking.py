"""Imports that are killed, or for which the disk is full, at every moment at which they write; and
withdrawals. MODE: killed|full|back|back-full|crowd|forbidden|taken.

    python tests/intake/breaking.py WAREHOUSE FOLDER MODE [STEP]

`taken` kills the taking over of older figures (WAREHOUSE is one of before). Who is killed leaves
what lies on the disk at that moment: so one import runs to its end, before each of its calls that
write its home is copied, and of copies that are alike one is kept; STEP 0: also of those that
differ only in what has no name yet. A process of its own looks at each copy. For a full disk each
moment is an import of its own, forked after all modules are there. With STEP only every so-many-th
is tried. Exit code 1 and a traceback when a figure is lost, half in or twice.
"""

import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
import time
import traceback
from datetime import UTC, date, datetime
from itertools import zip_longest
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


from data import accepted, publish, store, versions
from data.versions import WarehouseError
from intake import (
    acceptances,
    accepting,
    applying,
    fact_rows,
    filing,
    journal,
    originals,
    sending,
    withdrawing,
)
from tests.intake import papers
from tests.intake.older import rows_of

AT_HAND = fact_rows  # so that no process has to fetch it anew
NOW = datetime(2024, 9, 16, 3, tzinfo=UTC)
# Whatever changes a file or a folder, and the steps of the work on the draft.
WRITES = {"write", "fsync", "replace", "ftruncate", "mkdir", "unlink", "chmod", "sendfile"}
UNNAMED = re.compile(r".*?\.(new|building)")
FULL = {"write", "fsync", "replace", "ftruncate", "sendfile"}
STEPS = [(applying, "remove"), (applying, "add"), (publish, "require_checks"), (publish, "sign")]
FIRST = papers.write(session=1, attendance=2, van_round=3)
SECOND = papers.write(session=4, attendance=5, van_round=6, models=[("goal_met", "Dê", "thôn 9")])
CROWD = [
    (unit, quarter)
    for quarter in ("2024-Q3", "2024-Q4")
    for unit in ("dak-rve", "dak-koi", "dak-to-lung")
]
BACK, MORE = CROWD[:3], [("dak-to-re", "2024-Q3"), ("dak-to-re", "2024-Q4")]


def take_in(data):
    """Send and accept one workbook."""
    sha = sending.send("official", data, "a.xlsx", "Lan", now=NOW).submission.sha
    accepting.accept("official", sha, "Lan", {}, now=NOW, due_on=lambda *_: date(2024, 9, 18))


def take_back(unit="dak-pne", quarter="2024-Q3"):
    """Withdraw what is in force of a unit and quarter."""
    sha = withdrawing.find_in_force("official", unit, quarter).sha
    withdrawing.withdraw("official", sha, "Nhầm biểu của xã khác", "Lan", now=NOW)


class Attempt(NamedTuple):
    """Something that is done, and what is in force before and after; done: how that is told."""

    act: object
    before: dict
    after: dict
    done: str


TAKING_IN = Attempt(
    lambda: take_in(SECOND), {"dak-pne.2024-Q3": 6}, {"dak-pne.2024-Q3.2": 15}, "ĐÃ được duyệt"
)
TAKING_BACK = Attempt(take_back, TAKING_IN.after, TAKING_IN.before, "ĐÃ được rút")


def look():
    """What is in force, after whatever happened: by submission, its numbers; all of it checked."""
    filing.ensure("official")
    on = store.snapshot()
    rows = store.fetch(
        on, "select submission_id, sum(value)::int as total, count(*)::int as rows from "
        "fact_outreach where submission_id like '%.202_-Q%' group by all order by all"
    )  # fmt: skip
    events = journal.read("official")
    accepted = acceptances.accepted(events)
    gone = {one.replaces for one in events if one.kind == "withdrawn"}
    replaced = gone | {
        one.event.replaces for one in accepted if one.submission.submission_id not in gone
    }
    shas = [one.submission.sha for one in accepted]
    assert len(set(shas)) == len(shas), "accepted twice"
    in_force = {one.submission.submission_id: one.submission.sha for one in accepted}
    in_force = {key: sha for key, sha in in_force.items() if key not in replaced}
    assert sorted(rows["submission_id"]) == sorted(in_force), "lost, or in without acceptance"
    for key, sha in in_force.items():
        said = json.loads(originals.get("official", sha))["outreach"].values()
        [found] = rows[rows["submission_id"] == key][["total", "rows"]].to_numpy().tolist()
        assert found == [sum(said), len(said)], (key, found)
        duty = store.fetch(on, "from fact_duty where submission_id = $key", {"key": key})
        assert len(duty) == 1, "half in"
    for path in versions.published("official"):
        with store.connect(path) as connection:
            assert connection.execute("select count(*) from build_info").fetchone() == (1,)
    return {key: int(rows["total"][at]) for at, key in enumerate(rows["submission_id"])}


def watch_writes(names, happen):
    """Let `happen` before each call of these names that writes, and before each step of a draft."""

    def watch(frame, event, arg):
        if event == "c_call" and arg.__name__ in names and changes_disk(arg):
            happen()

    for module, name in STEPS:
        step = getattr(module, name)

        def watched(*arguments, step=step):
            sys.setprofile(None)
            happen()
            sys.setprofile(watch)
            return step(*arguments)

        setattr(module, name, watched)
    sys.setprofile(watch)


def changes_disk(call):
    """Not what merely bears the name: texts and days have a `replace` of their own."""
    return call.__name__ != "replace" or isinstance(call.__self__, ModuleType)


def refuse():
    """What a full disk says."""
    raise OSError(28, "No space left on device")


def picture(folder, act, each):
    """Do something, and copy its home before each call that writes: what a kill there would leave.

    Nothing is flushed, closed or undone in a copy either, and nobody holds a lock on it.
    """
    home, seen = Path(os.environ["KONRAY_DATA"]), set()

    def copy():
        if (now := digest(home, each)) not in seen:
            shutil.copytree(home, folder / f"{len(seen)}")
            seen.add(now)

    watch_writes(WRITES, copy)
    act()
    sys.setprofile(None)


def digest(home, each):
    """Names, rights and bytes of all that lies in a folder, as a hash. Of what has no name yet, and
    so is read by nobody, only whether it is there, and empty, unless it is to be `each`."""
    told, unnamed = hashlib.sha256(), {}
    for path in sorted(home.rglob("*")):
        name, size = f"{path.relative_to(home)}", path.stat().st_size * path.is_file()
        if not each and (found := UNNAMED.match(name)):
            unnamed[found[0]] = unnamed.get(found[0], False) or size > 0
            continue
        told.update(f"{name} {path.stat().st_mode}\n".encode())
        told.update(path.read_bytes() if path.is_file() else b"")
    told.update(repr(unnamed).encode())
    return told.digest()


def full(number, attempt):
    """One that finds the disk full at a moment and is told so; every second one is repeated."""
    left = number

    def count():
        nonlocal left
        left -= 1
        if left == 0:
            sys.setprofile(None)
            refuse()

    watch_writes(FULL, count)
    try:
        attempt.act()
        if left <= 0:  # something could be done without
            os._exit(77)
    except WarehouseError as error:
        sys.setprofile(None)
        assert "đĩa" in str(error) or "Không đọc được" in str(error), str(error)
        if attempt.done not in str(error):
            assert look() == attempt.before
            if number % 4 != 1:
                os._exit(77)
            attempt.act()
        assert look() == attempt.after
        os._exit(77)


def after_killed(again, attempt):
    """Either what was there before, or all of what came; `again`: it goes on from there."""
    found = look()
    assert found in (attempt.before, attempt.after), found
    if again and found == attempt.before:
        attempt.act()
        assert look() == attempt.after


def after_taken(warehouse):
    """Nothing is lost, whatever happened, and it goes on from there."""
    home = os.environ["KONRAY_DATA"]
    os.environ["KONRAY_DATA"] = str(warehouse)
    expected = rows_of(store.snapshot())
    os.environ["KONRAY_DATA"] = home
    assert rows_of(store.snapshot()) == expected
    filing.take_over("official")
    filing.ensure("official")
    assert rows_of(store.snapshot()) == expected
    in_force = [one.submission_id for one in accepted.in_force("official")]
    assert in_force == ["dak-koi.2024-Q3", "dak-pne.2024-Q3.2"]


def fork(home, work, *arguments):
    """Run in a process of its own, on one home; its process id."""
    process = os.fork()
    if process:
        return process
    os.environ["KONRAY_DATA"] = str(home)
    try:
        work(*arguments)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def end(process):
    """Wait for a process; its exit code."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def kill(warehouse, folder, mode, step):
    """Look at all that a kill may leave; how many such states there are."""
    attempt = TAKING_BACK if mode == "back" else TAKING_IN
    act, look_after = attempt.act, lambda number: after_killed(number % 4 == 0, attempt)
    if mode == "taken":
        act, look_after = lambda: filing.take_over("official"), lambda _: after_taken(warehouse)
    if end(fork(shutil.copytree(warehouse, folder / "home"), picture, folder, act, not step)):
        sys.exit("it does not go well even without a kill")
    states = range(0, len(list(folder.glob("[0-9]*"))), step or 1)
    for pair in zip_longest(states[::2], states[1::2]):
        looks = [fork(folder / f"{n}", look_after, n) for n in pair if n is not None]
        if any(codes := [end(look) for look in looks]):
            sys.exit(f"states {pair}: {codes}")
    return len(states)


def try_full(warehouse, home, attempt, number):
    """One moment: 77 when it came, 0 when all was over before, 1 when something is wrong."""
    code = end(fork(shutil.copytree(warehouse, home), full, number, attempt))
    shutil.rmtree(home)
    return code


def crowd(home):
    """Six imports at the same moment, and one who reads all the while."""
    start = time.time() + 0.2
    processes = [fork(home, rush, start, *one) for one in CROWD]
    reader = fork(home, watch_versions)
    codes = [end(process) for process in processes]
    (home / "stop").touch()
    codes.append(end(reader))
    if not any(codes):
        codes.append(end(fork(home, after_crowd)))
    if not any(codes):  # some withdraw while others send
        start = time.time() + 0.2
        processes = [fork(home, rush_back, start, *one) for one in BACK]
        processes += [fork(home, rush, start, *one) for one in MORE]
        codes = [end(process) for process in processes]
        codes.append(end(fork(home, after_second_crowd)))
    return max(codes)


def rush(start, unit, quarter):
    """Take in the workbook of one unit when all are ready."""
    time.sleep(max(0, start - time.time()))
    take_in(papers.write(unit, quarter, session=7, attendance=8, van_round=9))


def rush_back(start, unit, quarter):
    """Withdraw the workbook of one unit when all are ready."""
    time.sleep(max(0, start - time.time()))
    take_back(unit, quarter)


def after_second_crowd():
    """Those that were withdrawn are out, those that came are in, the others as they were."""
    kept = [one for one in CROWD if one not in BACK]
    now = {f"{unit}.{quarter}": 24 for unit, quarter in [*kept, *MORE]}
    assert look() == {"dak-pne.2024-Q3": 6} | now


def watch_versions():
    """Whatever is published at any moment is whole."""
    seen = 0
    while not (versions.folder("official").parent / "stop").exists():
        rows = store.fetch(
            store.snapshot(), "select count(*)::int as n from fact_outreach "
            "where submission_id like '%.2024-Q%' group by submission_id"
        )["n"].tolist()  # fmt: skip
        assert set(rows) <= {3}, rows
        assert len(rows) >= seen, "a figure that was there is gone"
        seen = len(rows)


def after_crowd():
    """All six are in, once."""
    assert look() == {"dak-pne.2024-Q3": 6} | {f"{unit}.{quarter}": 24 for unit, quarter in CROWD}


def forbid(home):
    """A folder in which nobody may write: each import is told so, and readers go on."""
    for path in (home, *home.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if os.getuid() == 0:
        os.setuid(65534)
    for attempt in (
        lambda: sending.send("official", SECOND, "b.xlsx", "Lan", now=NOW),
        accept_first,
    ):
        try:
            attempt()
        except WarehouseError as error:
            assert "Hãy kiểm tra quyền ghi" in str(error) or "không có quyền ghi" in str(error)
        else:
            raise AssertionError("written in spite of all")
    assert store.fetch(store.snapshot(), "from fact_outreach").shape[0] > 3


def accept_first():
    """Accept once more what is accepted already."""
    accepting.accept("official", originals.put("official", FIRST), "Lan", {}, now=NOW)


def main(warehouse, folder, mode, step=1):
    """Try every moment, or every so-many-th, two at a time; prints how many there were."""
    papers.use(setattr)
    if mode == "crowd":
        shutil.copytree(warehouse, folder / "home")
        sys.exit(crowd(folder / "home"))
    if mode == "forbidden":
        with tempfile.TemporaryDirectory() as open_to_all:
            os.chmod(open_to_all, 0o755)
            home = shutil.copytree(warehouse, Path(open_to_all) / "home")
            code = end(fork(home, forbid, home))
        sys.exit(code)
    if mode.startswith("back"):
        end(fork(warehouse, TAKING_IN.act))
    if not mode.endswith("full"):
        print(kill(warehouse, folder, mode, step))
        return
    attempt = TAKING_BACK if mode == "back-full" else TAKING_IN
    for first in range(1, 400, 2 * step):
        pair = [
            fork(folder, lambda n: os._exit(try_full(warehouse, folder / f"{n}", attempt, n)), n)
            for n in (first, first + step)
        ]
        codes = [end(process) for process in pair]
        if any(code not in (0, 77) for code in codes):
            sys.exit(f"moment {first} or the next: {codes}")
        if codes[1] == 0:
            print(first // step + (codes[0] == 77))
            return
    sys.exit("no end")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], *map(int, sys.argv[4:]))
