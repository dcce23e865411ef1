"""A warehouse in memory into which a test may put rows, as accepting does."""

from collections import OrderedDict
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data import accepted, definitions, load, settled
from data.store import Snapshot


@contextmanager
def lay():
    """The published files in memory, open for writing."""
    with duckdb.connect() as connection:
        load.fill(connection, load.PUBLISHED, definitions.read())
        yield Snapshot("official", Path(), connection, OrderedDict())


def put(draft, rows):
    """Put rows into a draft by way of files."""
    with TemporaryDirectory() as folder:
        for table in accepted.TABLES:
            if len(rows[table]):
                path = Path(folder) / f"{table}.csv"
                path.write_bytes(accepted.write_csv(rows[table]))
                load.add_accepted(draft.connection, table, [{table: path}])
    settled.settle(draft.connection)
