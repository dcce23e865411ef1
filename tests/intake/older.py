"""A warehouse from before accepted figures were files, made anew from today's."""

import os
import shutil

import duckdb

from data import accepted, ledger, store, versions
from intake import acceptances, journal
from tests.intake import papers

FIRST = papers.write(session=1, attendance=2, van_round=4, models=[("launched", "Dê", "thôn 9")])
SECOND = papers.write(session=7, van_round=5, models=[("launched", "Bò", "thôn 9")])
OTHER = papers.write(unit="dak-koi", session=3)


def rows_of(on):
    """All rows of a version that forms brought, by table."""
    found = {}
    for table in accepted.TABLES:
        frame = store.fetch(on, f"from {table} order by all")
        found[table] = frame.astype(str).to_numpy().tolist()
    return found


def make(take_in):
    """A corrected form and another, as an older program left them; what the version in use has.

    take_in: sends and accepts a paper.
    """
    for data in (FIRST, OTHER, SECOND):
        take_in(data)
    made = {
        "dak-pne.2024-Q3": {"dim_unit": ["dak-pne.thon-9"], "dim_model": ["dak-pne.2024-q3.de"]},
        "dak-pne.2024-Q3.2": {"dim_unit": ["dak-pne.thon-9"], "dim_model": ["dak-pne.2024-q3.bo"]},
    }
    events = journal.read("official")
    ids = {one.submission.sha: one.submission.submission_id for one in acceptances.accepted(events)}
    home = versions.folder("official")
    shutil.rmtree(home / "accepted")
    for path in (home / "intake").glob("journal*"):
        path.unlink()
    forget_journal(versions.current("official"))
    entries = [
        journal.entry_of(
            event._replace(facts="", made=made.get(ids.get(event.sha, ""), {}))
            if event.kind == "accepted"
            else event
        )
        for event in events
    ]
    ledger.append("official", *entries, anew=True)
    return rows_of(store.snapshot("official"))


def forget_journal(path):
    """Make of a version one that was built before versions knew of the journal."""
    copy = shutil.copyfile(path, path.with_suffix(".old"))
    with duckdb.connect(str(copy)) as connection:
        connection.execute("alter table build_info drop column journal_events")
        connection.execute("alter table build_info drop column journal_hash")
    os.replace(copy, path)
