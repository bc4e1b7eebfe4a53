"""What the commands write as SARIF is what the schema of SARIF 2.1.0 allows."""

import importlib
import json
import os
import pathlib
from typing import Any

import pytest
from conftest import REPOSITORY
from test_command import run

import stadtnetz

LIST = REPOSITORY / "examples" / "mitgliederliste-beispiel.csv"


def log(text: str) -> dict[str, Any]:
    """The log, after the schema (as the package that binds it to types has it) found nothing."""
    try:
        model = importlib.import_module("pydantic_sarif.model")
    except ImportError:
        assert "CI" not in os.environ, "the extra `ci` has pydantic-sarif"
        pytest.skip("needs pydantic-sarif")
    model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(text)
    found: dict[str, Any] = json.loads(text)
    return found


def results(text: str) -> list[dict[str, Any]]:
    (found,) = log(text)["runs"]
    rules = [rule["id"] for rule in found["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in found["results"])
    return list(found["results"])


def test_the_schema_refuses_what_it_does_not_know() -> None:
    good = run("check", "--select", "T010", "--format", "sarif").stdout
    log(good)
    for spoilt in (good.replace('"note"', '"info"'), good.replace('"ruleId"', '"rule_id"'), good.replace("2.1.0", "2.0.0")):
        with pytest.raises(ValueError):
            log(spoilt)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_checks(folder: pathlib.Path, tmp_path: pathlib.Path, lang: str) -> None:
    assert len(results(run("check", "--format", "sarif", "--lang", lang).stdout)) > 100
    of_folder = results(run("check", folder, "--format", "sarif", "--lang", lang).stdout)
    assert all("physicalLocation" in result["locations"][0] for result in of_folder if result["ruleId"] == "C010")
    assert results(run("check", folder, "--select", "M002", "--format", "sarif").stdout) == []
    definition = tmp_path / "broken.toml"
    definition.write_text("id = 'no definition'\n", "utf-8")
    assert {result["level"] for result in results(run("check", definition, "--format", "sarif").stdout)} == {"error"}


@pytest.mark.parametrize("command", [["check"], ["convert", LIST, "--to", "{}"]])
def test_it_has_no_columns(command: list[object], tmp_path: pathlib.Path) -> None:
    words = [str(word).format(tmp_path / "out") for word in command]
    done = run(*words, "--format", "sarif", "--columns", "code")
    assert (done.returncode, done.stdout) == (2, "") and "--format sarif takes no --columns" in done.stderr
    assert not (tmp_path / "out").exists()


def test_lists(tmp_path: pathlib.Path) -> None:
    if not LIST.exists():
        pytest.skip("the source distribution does not carry the example")
    file = tmp_path / "Müller: Liste #1, 100 %.csv"
    file.write_bytes(LIST.read_bytes())
    alone = run("convert", file, "--to", tmp_path / "a", "--format", "sarif")
    found = results(alone.stdout)
    assert alone.returncode == 1 and len(found) == len(stadtnetz.convert(file).findings)
    (place,) = [result["locations"][0]["physicalLocation"] for result in found if result["ruleId"] == "P004"]
    uri = place["artifactLocation"]["uri"]
    assert uri.endswith("M%C3%BCller%3A%20Liste%20%231%2C%20100%20%25.csv") and place["region"]["startLine"] > 1
    assert len(results(run("convert", file, "--to", tmp_path / "b", "--check", "--format", "sarif").stdout)) > len(found)
    assert run("convert", file, "--to", tmp_path / "c", "--format", "github").stdout.count("::error file=") == 9


def test_several_lists_make_one_log(tmp_path: pathlib.Path) -> None:
    lists, profile = tmp_path / "lists", tmp_path / "p.toml"
    lists.mkdir()
    for name in ("a.csv", "b.csv"):
        (lists / name).write_text("Stadt;Vereine\nKassel;1.204\nBottrop;viele\n", "utf-8")
    assert run("inspect", lists / "a.csv", "--profile-to", profile).returncode == 0
    profile.write_text(profile.read_text("utf-8").replace('"text"', '"integer"'), "utf-8")
    done = run("typed", lists, "--profile", profile, "--format", "sarif")
    files = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"][-5:] for result in results(done.stdout)}
    assert files == {"a.csv", "b.csv"}, profile.read_text("utf-8")
    found = json.loads(run("typed", lists, "--profile", profile, "--format", "json").stdout)
    assert len(found) == len(results(done.stdout))
