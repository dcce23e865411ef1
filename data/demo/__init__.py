"""The demonstration: a complete, invented history of an invented district.

    demo.build()                  a version of the usual size: 7 communes, 17 quarters
    demo.build(10_600, 40)        a version of the size of a whole country
    demo.ensure()                 a version if there is none that is up to date
    demo.write(folder)            the CSV files alone

No real place ever carries an invented figure, and nothing here reads the official figures. The
same arguments give the same bytes; a commune lives the same life among seven and among thousands.
"""

from data.demo.building import build, ensure
from data.demo.files import COMMUNES, SEED, write
from data.demo.timeline import QUARTERS

__all__ = ["COMMUNES", "QUARTERS", "SEED", "build", "ensure", "write"]
