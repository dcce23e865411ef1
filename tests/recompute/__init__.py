"""The second road to every number on the screen: straight from the published files.

pandas reads them as text, plain Python counts. Each function recomputes one query from what its
header says, without SQL and without the warehouse. `ANSWERS` maps a query's name to its function;
all take the tables that `read` returns. One module for each folder of queries, which also invents
facts of its subject for `worlds`.
"""

from tests.recompute import (
    coordination,
    customs,
    documents,
    duty,
    figures,
    frame,
    indicators,
    models,
    overview,
    profile,
)
from tests.recompute.facts import read
from tests.recompute.worlds import imagine

ANSWERS = {
    name: function
    for subject in (
        coordination,
        customs,
        documents,
        duty,
        figures,
        frame,
        indicators,
        models,
        overview,
        profile,
    )
    for name, function in subject.ANSWERS.items()
}

__all__ = ["ANSWERS", "imagine", "read"]
