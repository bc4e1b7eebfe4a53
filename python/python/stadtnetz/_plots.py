"""Charts, drawn with matplotlib, which is imported when somebody asks for one."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from stadtnetz._core import When

if TYPE_CHECKING:
    from stadtnetz._core import Reconciliation

NOW, EVER, WRONG = "#1f6f8b", "#a8a29e", "#c2410c"
WIDEST = 366  # days that a point can stand for
MARKS = {  # by verdict: marker, face, edge
    "agrees": ("o", NOW, NOW),
    "agrees-only-otherwise": ("o", "white", NOW),
    "undecided": ("D", "white", WRONG),
    "contradicted": ("X", WRONG, "white"),
}
WORDS = {
    "now": {"en": "members on the day, from fewest to most", "de": "Mitglieder am Tag, wenigste bis meiste"},
    "ever": {"en": "ever joined, from fewest to most", "de": "je beigetreten, wenigste bis meiste"},
    "agrees": {"en": "published figure, agrees", "de": "veröffentlichte Zahl, stimmt überein"},
    "agrees-only-otherwise": {"en": "agrees in another reading only", "de": "stimmt nur in anderer Lesart überein"},
    "undecided": {"en": "undecided", "de": "nicht zu entscheiden"},
    "contradicted": {"en": "contradicted", "de": "widerlegt"},
    "title": {"en": "Published numbers of members, reconciled", "de": "Veröffentlichte Mitgliederzahlen im Abgleich"},
    "axis": {"en": "places", "de": "Orte"},
    "key": {
        "en": "bars: the numbers a figure may mean, the days it may speak of; arrow: no upper limit",
        "de": "Striche: Zahlen, die gemeint sein können, und mögliche Tage; Pfeil: nach oben offen",
    },
    "undated": {"en": "; not drawn: {} without a known day", "de": "; nicht gezeichnet: {} ohne bekannten Tag"},
}


def members_over_time(reconciliation: Reconciliation, ax: Any | None, scope: str, lang: str, scope_name: str) -> Any:
    """What is known of the members as bands, the published figures as points, with what they may mean."""
    moments = [row for row in reconciliation.timeline if row["scope"] == scope]
    if not moments:
        known = ", ".join(sorted(set(reconciliation.timeline["scope"])))
        raise ValueError(f'of "{scope}" no numbers of members are known (there are {known})')
    axes = _pyplot().subplots(figsize=(9.5, 5.5), layout="constrained")[1] if ax is None else ax
    for name, colour in (("ever", EVER), ("now", NOW)):
        _band(axes, moments, name, colour, WORDS[name][lang])
    figures = [row for row in reconciliation.verdicts if row["scope"] == scope]
    undated = 0
    for verdict, (marker, face, edge) in MARKS.items():
        shown = [row for row in figures if row["verdict"] == verdict and row["quantity"].startswith("members-")]
        dated = [(row, days) for row in shown if (days := _days(row)) is not None]
        undated += len(shown) - len(dated)
        points = [_figure(axes, row, days, face if marker == "X" else edge) for row, days in dated]
        if points:
            look = {"marker": marker, "facecolor": face, "edgecolor": edge, "s": 42, "zorder": 4}
            axes.scatter(*zip(*points, strict=True), label=WORDS[verdict][lang], **look)
    axes.set_title(f"{WORDS['title'][lang]}: {scope_name}", loc="left")
    key = WORDS["key"][lang] + (WORDS["undated"][lang].format(undated) if undated else "")
    axes.set_xlabel(key, fontsize="small", color="#57534e", loc="left")
    axes.set_ylabel(WORDS["axis"][lang])
    axes.set_ylim(bottom=0)
    axes.grid(axis="y", color="#e7e5e4", lw=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(loc="upper left", frameon=False, fontsize="small")
    return axes


def _band(axes: Any, moments: list[dict[str, Any]], name: str, colour: str, label: str) -> None:
    """Between the fewest and the most, from each day on which something can change to the next."""
    days = [row["day"] for row in moments]
    fewest = [row[f"{name}_low"] for row in moments]
    most = [float("nan") if row[f"{name}_high"] is None else row[f"{name}_high"] for row in moments]
    axes.fill_between(days, fewest, most, step="post", color=colour, alpha=0.25, lw=0, label=label)
    for line in (fewest, most):
        axes.step(days, line, where="post", color=colour, lw=1.2)


def _days(row: dict[str, Any]) -> tuple[date, date] | None:
    """The days a figure speaks of, as far as it fits; None where these are more than a year."""
    if row["fits_from"] is not None and row["verdict"] != "contradicted":
        days = row["fits_from"], row["fits_until"]
    elif row["as_of"] is not None:
        when = When(row["as_of"].split(" ", 1)[0])  # what follows are the words of the source
        days = when.earliest, when.latest
    else:
        return None
    return days if (days[1] - days[0]).days <= WIDEST else None


def _figure(axes: Any, row: dict[str, Any], days: tuple[date, date], colour: str) -> tuple[date, int]:
    """The point of a figure, after drawing the numbers it may mean and the days it may speak of."""
    (first, last), value = days, row["value"]
    day, style = first + (last - first) / 2, {"color": colour, "lw": 1.2, "alpha": 0.8}
    axes.hlines(value, first, last, **style)
    if row["high"] is None:
        arrow = {"arrowstyle": "<-", **style}  # drawn downwards, as its length is in points
        axes.annotate("", xy=(day, value), xytext=(0, 18), textcoords="offset points", arrowprops=arrow)
    else:
        axes.vlines(day, row["low"], row["high"], **style)
    return day, value


def _pyplot() -> Any:
    try:
        return import_module("matplotlib.pyplot")
    except ModuleNotFoundError as error:
        raise ImportError("matplotlib is not installed (pip install 'stadtnetz[plot]')", name="matplotlib") from error
