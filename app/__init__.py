"""What all screens share: the frame, the filters, charts, tables and words."""

import importlib
import sys
from pathlib import Path

# Streamlit puts the main script's folder, this one, before all others: there app/report would stand
# for report. Once the right ones are known by their names, it does not matter any more.
sys.path[:] = [folder for folder in sys.path if Path(folder) != Path(__file__).resolve().parent]
for name in ("intake", "report"):
    importlib.import_module(name)
