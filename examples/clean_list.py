"""From an old list to clean rows: `clean_list.py [FILE [FOLDER]]` (default: the sample beside this file, nothing written) says what the list holds, drafts a
profile, types the list by it, and writes clean and rejected rows where a new folder is named."""

import pathlib
import sys

import stadtnetz

SAMPLE = pathlib.Path(__file__).with_name("mitgliederliste-unordentlich.csv")

file = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
found = stadtnetz.inspect(file)
print(found)

typed = stadtnetz.typed(file, found.profile)
print(typed.report())
for block in typed:  # a million rows come in parts
    print(block.table)
if len(sys.argv) > 2:
    print(typed.write(sys.argv[2]))
