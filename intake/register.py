"""The list of villages that an office loads beforehand: which villages each commune has.

    data/warehouse/official/intake/villages.csv        unit_id,name

Forms offer them, a village that is not among them is asked about, and one of another commune is
named with whose it is. A village becomes a row of the warehouse only with a form that names it.
"""

import csv
import io
from pathlib import Path

from data.store import Snapshot
from data.versions import WarehouseError
from intake import names, storage
from intake.units import list_reporting

Spellings = dict[str, list[str]]


def path(data_set: str) -> Path:
    """Where the list of a data set lies."""
    return storage.folder(data_set) / "villages.csv"


def read(data_set: str) -> dict[str, list[str]]:
    """The villages of each commune, by unit_id; none where no list was loaded.

    WarehouseError for a list that can't be read.
    """
    try:
        text = path(data_set).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise WarehouseError(
            f"Không đọc được danh mục thôn {path(data_set)}. Hãy kiểm tra quyền đọc, hoặc nạp lại "
            "bằng “python -m intake villages”."
        ) from error
    found: dict[str, list[str]] = {}
    for unit_id, name in csv.reader(io.StringIO(text)):
        found.setdefault(unit_id, []).append(name)
    return found


def add(known: Spellings, data_set: str, unit_id: str) -> Spellings:
    """The villages of a unit that are known, with those of the list that are not."""
    fresh = {
        f"+{name}": [name]
        for name in read(data_set).get(unit_id, [])
        if not isinstance(names.resolve(name, known), names.Match)
    }
    return {**known, **fresh}


def list_elsewhere(on: Snapshot, unit_id: str, quarter: str) -> dict[str, tuple[str, list[str]]]:
    """The listed villages of other communes: a key -> the commune as it is written, and the name.

    In the shape of what the warehouse knows of other communes, to be put beside that.
    """
    units = list_reporting(on, quarter)
    return {
        f"+{other}.{name}": (units[other].label, [name])
        for other, listed in read(on.data_set).items()
        if other in units and other != unit_id
        for name in listed
    }
