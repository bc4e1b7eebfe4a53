"""The official directory that the notebooks are run on."""

import os
import sys

import stadtnetz

WANTED = """\
The notebook needs files of the official directory of municipalities, which this repository does not ship: GV100AD or Auszug GV of at least
2013, 2017, 2021 and 2023 (www.destatis.de, Gemeindeverzeichnis) and the crosswalk of the BBSR. Put them into a folder and name it:
    STADTNETZ_DIRECTORY=FOLDER python examples/notebooks/run.py"""


def official() -> stadtnetz.Directory:
    """The directory in the folder that STADTNETZ_DIRECTORY names."""
    folder = os.environ.get("STADTNETZ_DIRECTORY")
    if not folder:
        sys.exit(WANTED)
    return stadtnetz.Directory.read(folder)
