"""``python -m stadtnetz``: the command."""

import sys

from stadtnetz.command import main

if __name__ == "__main__":
    sys.exit(main())
