"""From invented figures to a published version of the data set "demo"."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from data import load, publish, versions
from data.demo import customs, files, indicators, timeline
from data.versions import WarehouseError

HERE = Path(__file__).resolve().parent


def build(
    communes: int = files.COMMUNES, quarters: int = timeline.QUARTERS, seed: int = files.SEED
) -> Path:
    """Make the figures, check and publish them as a new version; its path.

    WarehouseError for a size that can't be made and for a folder that can't be written.
    """
    with figures(communes, quarters, seed) as source:
        return publish.build("demo", *source)


def ensure() -> Path | None:
    """Build the usual size when there is no version yet, or when what makes it has changed.

    Returns the new version's path, or None when the one in use, of whatever size, is up to date.
    """
    if publish.up_to_date("demo", inputs()):
        return None
    return build()


def inputs() -> str:
    """The hash of all that decides about the figures, apart from their size."""
    return load.inputs_hash([*HERE.glob("*.py"), customs.LIST])


@contextmanager
def figures(
    communes: int = files.COMMUNES, quarters: int = timeline.QUARTERS, seed: int = files.SEED
) -> Iterator[publish.Source]:
    """The figures in a folder beside the versions, which goes whatever happens.

    WarehouseError for a size that can't be made and for a folder that can't be written.
    """
    files.require_size(communes, quarters)
    home = versions.folder("demo")
    folder = home / "figures"
    try:
        home.mkdir(parents=True, exist_ok=True)
        with FileLock(home / "figures.lock"):
            shutil.rmtree(folder, ignore_errors=True)  # of a build that was killed
            folder.mkdir()
            try:
                files.write(folder, communes, quarters, seed)
                yield publish.Source(folder, indicators.read(timeline.make(quarters)), inputs())
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise WarehouseError(
            f"Không ghi được số liệu minh họa vào {home}. Hãy kiểm tra quyền ghi và chỗ trống "
            "trên đĩa, hoặc đặt biến KONRAY_DATA tới một thư mục khác."
        ) from error
