"""What the command can be asked, and in which words."""

from __future__ import annotations

import argparse
from typing import Any

import stadtnetz
from stadtnetz.command import actions, directory, lists, programme, recording, statistics

FORMATS = ["text", "csv", "json", "markdown"]
CHECKED = [*FORMATS, "sarif", "github"]
FOUND = ["text", "json", "sarif", "csv", "github"]
PROFILES = ["draft", "research", "publish"]
LANGUAGES = ["en", "de"]
FIX = "repair what nothing in the row proves too: zeros of keys, years of two digits"
CONCLUSIONS = ["verdicts", "timeline", "flows", "changes", "conflicts", "missing_facts", "listings", "steps"]
SEVERITIES = ["error", "warning", "info"]

EXIT_CODES = """\
exit codes: 0 no error; 1 at least one finding of severity error (--fail-on lowers it);
            2 wrong usage or unreadable input, and nothing was written; 130 stopped by Ctrl-C
"""


def _layout(prog: str) -> argparse.HelpFormatter:
    return argparse.RawDescriptionHelpFormatter(prog, width=100)  # whatever the terminal, the same help


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command. Without a command, its `action` is None."""
    top = argparse.ArgumentParser(
        prog="stadtnetz",
        description="Programme networks of municipalities: who was a member, when, and how sure are we.",
        epilog=EXIT_CODES,
        formatter_class=_layout,
    )
    top.add_argument("--version", action="version", version=f"stadtnetz {stadtnetz.__version__}")
    _lang(top, default="en")
    top.set_defaults(action=None, refused=1)
    commands = top.add_subparsers(title="commands", metavar="COMMAND")

    def command(
        name: str, action: object, text: str, *parents: argparse.ArgumentParser, under: Any = None
    ) -> argparse.ArgumentParser:
        added = (under or commands).add_parser(
            name, help=text, description=text[0].upper() + text[1:] + ".", parents=parents, formatter_class=_layout
        )
        added.set_defaults(action=action)
        return added

    shown, asked, judged, listed = _shown(), _asked(), _judged(), _listed(required=True)

    members = command("members", actions.members, "who was a member on a day, and how sure is that", asked, shown)
    _on(members, required=True)

    show = command("show", actions.show, "what is known of a place and its memberships", asked, shown)
    show.add_argument("place", metavar="PLACE", help="id of the place, such as kassel")
    _on(show, required=False)

    explain = command("explain", actions.explain, "whether a place could take part in a call, and why", asked, shown)
    explain.add_argument("place", metavar="PLACE", help="id of the place, such as kassel")
    explain.add_argument("--call", metavar="CALL", required=True, help="id of the call, from `stadtnetz table calls`")
    explain.add_argument("--why-not", action="store_true", help="only the minimal sets of conditions that decide")
    explain.add_argument(
        "--beyond-verified", action="store_true", help="use limits beyond the day up to which they are verified"
    )

    status = command("status", actions.status, "where a place stands on a day, from nomination to exit", asked, shown)
    status.add_argument("place", metavar="PLACE", help="id of the place, such as kassel")
    _on(status, required=True)

    deadline = command("deadline", actions.deadline, "whether something received on a day was in time", asked, shown)
    deadline.add_argument("--call", metavar="CALL", required=True, help="id of the call, from `stadtnetz table calls`")
    deadline.add_argument("--received", metavar="DATE", required=True, help="when it was received, such as 2022-03-25")

    claims = command("claims", actions.claims, "which published figures hold together, and what they imply", asked, shown)
    claims.add_argument("--scope", default="all", help="part of the network, such as state:DE-RP (default: all)")
    claims.add_argument("--explain", metavar="CLAIM", help="only this figure: its id, from `stadtnetz table claims`")
    claims.add_argument("--table", choices=CONCLUSIONS, help="these conclusions as a table (default: verdicts)")
    claims.add_argument("--about", default="rounding-step", help='how far "about" reaches: rounding-step, 5 or 10%%')
    claims.add_argument("--claims-alone", action="store_true", help="without the listed memberships")

    roles = command("roles", actions.roles, "who carried the programme on a day", asked, shown)
    _on(roles, required=True)
    roles.add_argument("--role", metavar="ROLE", help="only this role, such as office")

    meetings = command("meetings", actions.meetings, "the meetings, with who took part", asked, shown)
    meetings.add_argument("--place", metavar="PLACE", help="only those of this place")

    cooperation = command("cooperation", actions.cooperation, "the members of a cooperation", asked, shown)
    cooperation.add_argument("id", metavar="ID", help="id of the cooperation, from `stadtnetz table cooperations`")

    undated = command("undated", actions.undated, "what a source says without a day", asked, shown)
    undated.add_argument("source", metavar="SOURCE", help="id of the source, from `stadtnetz table sources`")

    table = command("table", actions.table, "a table of the register", asked, shown)
    table.add_argument("name", metavar="NAME", help="name of the table, from `stadtnetz tables`")

    stats = command(
        "stats", statistics.stats, "what can be counted and measured", asked, _listed(required=False), shown
    )
    stats.add_argument(
        "family",
        metavar="FAMILY",
        nargs="?",
        choices=statistics.FAMILIES,
        help=f"what to count (default: a summary of the day): {', '.join(statistics.FAMILIES)}",
    )
    _on(stats, required=False)
    for option, dest, text in [("--from", "start", "first"), ("--to", "end", "last")]:
        stats.add_argument(option, dest=dest, metavar="DAY", help=f"{text} day of the period")
    stats.add_argument(
        "--by", metavar="A,B", type=lambda words: words.split(","), help="break coverage down by state, band or both (alone: coverage)"
    )
    stats.add_argument("--kind", metavar="KIND", help="what ties the network: meeting, cooperation or partner")

    place = command("place", directory.place, "the municipality, association or district that a name means", listed, shown)
    place.add_argument("name", metavar="NAME", help='the name as it is written, such as "Neustadt (Hessen)"')
    place.add_argument("--state", metavar="STATE", help="the state it lies in: HE, DE-HE, Hessen or 06")
    place.add_argument("--county", metavar="COUNTY", help="the district it lies in: its name or its five digits")
    place.add_argument("--postcode", metavar="CODE", help="a postcode of the place")
    place.add_argument("--kind", metavar="KIND", help="what it is: city, municipality, association, county, district")
    place.add_argument("--population", metavar="N", type=int, help="its inhabitants, to within ten per cent")
    _on(place, required=False)

    keys = command("keys", directory.keys, "what became of an official key", listed, shown)
    keys.add_argument("key", metavar="KEY", help="AGS (8 digits) or key of a district (5 digits)")
    for option, dest, text in [("--from", "start", "the day the key is of"), ("--to", "end", "the day it is asked for")]:
        keys.add_argument(
            option,
            dest=dest,
            metavar="DAY",
            required=True,
            type=directory.day_or_year,
            help=f"{text}, or a year for its last day; backwards it says what the unit was made of",
        )

    command("tables", actions.tables, "the tables of the register", asked, shown)
    command("cite", actions.cite, "how to name the register in a paper", asked, _in_words())
    command("rules", actions.rules, "what the library says about data, by code", shown)

    definition = command("programme", None, "definitions of programmes: begin, test and compare one")
    kinds = definition.add_subparsers(title="commands", metavar="COMMAND", required=True)
    new = command("new", programme.new, "a commented definition to start from", _in_words(), under=kinds)
    new.add_argument("file", metavar="FILE", help="file to write, which must not be there yet")
    test = command("test", programme.test, "run the tests of a definition", shown, under=kinds)
    test.add_argument("file", metavar="FILE", help="the definition, TOML")
    test.add_argument("tests", metavar="TESTS", nargs="?", help="the tests (default: FILE with .tests.toml at its end)")
    diff = command(
        "diff", programme.diff, "the municipalities whose verdict another definition changes", listed, shown, under=kinds
    )
    diff.add_argument("before", metavar="A", help="a definition, TOML")
    diff.add_argument("after", metavar="B", help="another one")
    _on(diff, required=False)

    inspect = command(
        "inspect", lists.inspect, "what a list holds, stage by stage, and a profile to begin with", _shown([*FORMATS, "toml"])
    )
    inspect.add_argument("file", metavar="FILE", help="the list: CSV, XLSX, XLSB, ODS, XLS, HTML, .gz or .zip; - for stdin")
    inspect.add_argument("--stage", choices=lists.STAGES, help="only this stage (default: an overview)")
    inspect.add_argument("--sheet", metavar="NAME", help="the sheet, by name or number (default: the one with most data)")
    inspect.add_argument("--rows", metavar="N", type=int, default=20, help="rows of grid and typed (default: 20)")
    inspect.add_argument("--state", metavar="LAND", help="all places lie in this state: keys without its digits are completed")
    inspect.add_argument("--profile-to", metavar="FILE", help="write the proposed profile to this new file")

    typed = command("typed", lists.typed, "lists of any length by a profile: clean rows, findings, rejected rows", judged)
    typed.add_argument("files", metavar="FILE", nargs="+", help="lists, or folders of lists; - for stdin")
    typed.add_argument("--profile", metavar="FILE", required=True, help="the profile, from `stadtnetz inspect`, edited")
    typed.add_argument(
        "--to", metavar="FOLDER", help="new folder for what comes out; of several lists a folder each (default: only report)"
    )
    typed.add_argument("--fix", action="store_true", help=FIX)
    typed.add_argument("--format", choices=FOUND, default="text", help="how findings are written (default: text)")
    typed.add_argument("--quiet", action="store_true", help="no progress bar (there is none but on a terminal)")
    _lang(typed)

    convert = command(
        "convert", actions.convert, "a list of members, as offices keep them, into a register", judged, _shown(CHECKED)
    )
    convert.add_argument("file", metavar="FILE", help="the list: CSV, XLSX, XLSB, ODS, XLS, HTML, .gz or .zip; - for stdin")
    where = convert.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", metavar="FOLDER", help="new folder for the register and the account of the list")
    where.add_argument(
        "--into", metavar="FOLDER", help="merge into the register in this folder: what is new, the same, in conflict"
    )
    convert.add_argument(
        "--register", metavar="FOLDER", help="begin with this register, which stays (default: a new Engagierte Stadt)"
    )
    convert.add_argument(
        "--directory",
        metavar="FILE",
        nargs="+",
        action="extend",
        help="files or folders of the official directory, to find the keys of places that the list only names",
    )
    convert.add_argument("--profile", metavar="FILE", help="what the columns are (TOML; default: a usual member list)")
    convert.add_argument("--strict", action="store_true", help="reject a row with any error")
    convert.add_argument("--fix", action="store_true", help=FIX)
    convert.add_argument("--day", metavar="DATE", help="the day the list speaks of, where it does not say so itself")
    convert.add_argument("--publisher", metavar="NAME", help="who made the list")
    convert.add_argument("--published", metavar="DATE", help="when the list was published")
    convert.add_argument("--retrieved", metavar="DATE", help="when the file was fetched")
    convert.add_argument("--quiet", action="store_true", help="no progress bar (there is none but on a terminal)")
    convert.add_argument("--check", action="store_true", help="also say what is wrong across the records")
    convert.set_defaults(refused=2)  # nothing was written then
    convert.add_argument(
        "--keep-personal", action="store_true", help="write what stands in withheld cells to a file too"
    )

    add = command("add", None, "record one thing that a source says: a membership, a sighting, an exit")
    added = add.add_subparsers(title="commands", metavar="COMMAND", required=True)
    noted = _noted()
    membership = command("membership", recording.membership, "a place joined", noted, under=added)
    membership.add_argument("place", metavar="PLACE", help="id of the place, such as kassel")
    membership.add_argument("--from", dest="start", metavar="DATE", help="first day: 2020-07-01, 01.07.2020, Juli 2020, 2020")
    membership.add_argument("--call", metavar="CALL", help="id of the call, from `stadtnetz table calls`")
    sighting = command("sighting", recording.sighting, "a source shows a place as a member", noted, under=added)
    sighting.add_argument("place", metavar="PLACE", help="id of the place or of its membership, such as kassel-1")
    sighting.add_argument("--on", metavar="DATE", required=True, help="some day of it: 2025-03-01, 01.03.2025, März 2025")
    sighting.add_argument("--kind", choices=recording.KINDS, default="page", help="what shows it (default: page)")
    leaving = command("exit", recording.leaving, "a place left", noted, under=added)
    leaving.add_argument("place", metavar="PLACE", help="id of the place or of its membership, such as kassel-1")
    leaving.add_argument("--last-day", metavar="DATE", required=True, help="last day as a member: 2023-06-30, 30.06.2023")
    leaving.add_argument("--reason", metavar="TEXT", help="why, in the words of the source; no names of persons")

    export = command("export", recording.export, "the register for another program", asked, _in_words())
    export.add_argument("folder", metavar="FOLDER", help="new folder for the files")
    export.add_argument(
        "--for", dest="program", choices=["excel"], required=True, help="excel: semicolons, German days, texts no formulas"
    )

    check = command("check", actions.check, "what is wrong with a register or a definition", judged, _shown(CHECKED))
    check.add_argument(
        "path",
        metavar="PATH",
        nargs="?",
        help="folder of the register, or file of a definition (TOML); default: Engagierte Stadt, embedded",
    )
    check.add_argument("--before", metavar="FILE", help="the definition before it, whose version it may not keep")
    check.add_argument("--select", metavar="T,P", help="only these codes, or codes that begin so")
    check.add_argument("--ignore", metavar="M009", help="not these codes, nor codes that begin so")
    check.add_argument("--profile", choices=PROFILES, default="research", help="the purpose (default: research)")
    check.add_argument("--fix", action="store_true", help="make the fixes that lose nothing, and save")
    _on(check, required=False)

    explain_code = command("explain-code", actions.explain_code, "what a code means, with an example", _in_words())
    explain_code.add_argument("code", metavar="CODE", help="the code, such as M002")

    return top


def _in_words() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    _lang(options)
    return options


def _lang(command: argparse.ArgumentParser, default: str = argparse.SUPPRESS) -> None:
    """Before the command or behind it; what stands behind it counts."""
    command.add_argument("--lang", choices=LANGUAGES, default=default, help="language of sentences and numbers (default: en)")


def _shown(formats: list[str] = FORMATS) -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False, parents=[_in_words()])
    options.add_argument("--format", choices=formats, default="text", help="how it is written (default: text)")
    options.add_argument(
        "--columns",
        metavar="A,B",
        type=lambda names: names.split(","),
        help="these columns only (default: all, in text the ones that fit)",
    )
    return options


def _asked() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument(
        "--register", metavar="FOLDER", help="folder of the register (default: Engagierte Stadt, embedded)"
    )
    return options


def _listed(*, required: bool) -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument(
        "--directory",
        metavar="FILE",
        nargs="+",
        required=required,
        action="extend",
        help="files or folders of the official directory, as the statistical office publishes them",
    )
    return options


def _noted() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False, parents=[_in_words()])
    options.add_argument("--register", metavar="FOLDER", required=True, help="folder of the register, which is changed")
    options.add_argument("--source", metavar="ID", help="who says so: id of a source, from `stadtnetz table sources`")
    options.add_argument("--publisher", metavar="NAME", help="or a new source: who published it")
    options.add_argument("--title", metavar="TEXT", default="", help="its title")
    options.add_argument("--url", metavar="ADDRESS", help="its address")
    options.add_argument("--published", metavar="DATE", help="its day")
    return options


def _judged() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument(
        "--fail-on",
        choices=SEVERITIES,
        default="error",
        help="the mildest finding that makes the exit code 1 (default: error)",
    )
    return options


def _on(command: argparse.ArgumentParser, *, required: bool) -> None:
    command.add_argument("--on", metavar="DAY", required=required, help="the day, such as 2024-03-01")
