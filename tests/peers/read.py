"""Reads what the app hands over with programs that are not ours: FHIR R4 models, pandas, poppler.

Called by `cargo xtask peers` with the folder of the files it wrote. `told.json` there says what must be found.
"""

import copy
import json
import subprocess
import sys
from pathlib import Path

import fhir.resources
import pandas as pd
from fhir.resources.bundle import Bundle
from fhir.resources.observation import Observation

FOLDER = Path(sys.argv[1])
TOLD = json.loads((FOLDER / "told.json").read_text("utf-8"))
NUMBERS = {
    "cramps": {"severity_0_10": "Int64", "length_min": "Float64"},
    "nights": {
        name: "Int64"
        for name in (
            "cramps", "worst_severity_0_10", "stretches", "held_left_s", "held_right_s", "hydration_checks",
            "sleep_disturbed_0_10", "not_cramps",
        )
    },
}
BOOLEANS = {"cramps": ["woke"], "nights": ["quiet", "sore"]}


def same(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, wanted {wanted!r}")


def bundle():
    same(fhir.resources.__fhir_version__, "4.0.1", "the models' version of FHIR")
    text = json.loads((FOLDER / "bundle.json").read_text("utf-8"))
    read = Bundle.parse_obj(copy.deepcopy(text))
    # Written again by the models it is what we wrote: nothing was passed over.
    again = json.loads(read.json())
    same(again.get("timestamp", "")[:16], text["timestamp"][:16], "timestamp")
    for one in (again, text):
        one.pop("timestamp")
    same(again, text, "bundle")
    same(len(read.entry), TOLD["observations"], "observations")
    known = Observation.__fields__["status"].field_info.extra["enum_values"]
    for entry in read.entry:
        same(type(entry.resource), Observation, "resource")
        if entry.resource.status not in known:
            sys.exit(f"{entry.resource.status} is no status of R4")
    # The judge refuses what is wrong: a code left out, two values, a field that R4 does not have.
    for harm in (
        lambda one: one.pop("code"),
        lambda one: one.update(valueString="two"),
        lambda one: one.update(effectiveDateTime="24.11.2026"),
        lambda one: one.update(valueInteger="many"),
        lambda one: one.update(cramps=3),
    ):
        bad = copy.deepcopy(text)
        harm(bad["entry"][0]["resource"])
        try:
            Bundle.parse_obj(bad)
        except ValueError:
            continue
        sys.exit(f"the models took {bad['entry'][0]}")
    print(f"FHIR {fhir.resources.__fhir_version__}: {len(read.entry)} observations")


def table(name):
    types = {**NUMBERS[name], **{column: "boolean" for column in BOOLEANS[name]}}
    heads = (FOLDER / f"{name}.csv").read_bytes().decode("utf-8-sig").split("\r\n", 1)[0].split(",")
    same(heads, TOLD[name]["heads"], f"{name}: heads")
    texts = {column: "string" for column in heads if column not in types and column not in ("night", "start")}
    found = pd.read_csv(
        FOLDER / f"{name}.csv",
        encoding="utf-8-sig",
        dtype={**types, **texts},
        parse_dates=["night"],
        date_format="%Y-%m-%d",
        true_values=["yes"],
        false_values=["no"],
        # "NA" in a note is a note. Only an empty cell is nothing.
        keep_default_na=False,
        na_values=[""],
    )
    same(str(found["night"].dtype), "datetime64[ns]", f"{name}: night")
    if "start" in found:
        found["start"] = pd.to_datetime(found["start"], format="ISO8601", utc=True)
        same(str(found["start"].dtype), "datetime64[ns, UTC]", f"{name}: start")
    for column, wanted in types.items():
        same(str(found[column].dtype), wanted, f"{name}: {column}")
    same(len(found), len(TOLD[name]["rows"]), f"{name}: rows")
    for at, wanted in enumerate(TOLD[name]["rows"]):
        for column, value in wanted.items():
            cell = found[column].iloc[at]
            if pd.isna(cell):
                cell = None
            elif column == "night":
                cell = cell.strftime("%Y-%m-%d")
            elif column == "start":
                cell = cell.value // 1_000_000_000
            elif column in types:
                cell = cell.item() if hasattr(cell, "item") else cell
            same(cell, value, f"{name}: row {at}, {column}")
    same(set(found.columns), set(TOLD[name]["rows"][0]), f"{name}: columns compared")
    print(f"pandas: {len(found)} rows of {name}, {len(found.columns)} columns")


def words(text):
    return " ".join(text.split())


def paper():
    for name, wanted in TOLD["papers"].items():
        file = FOLDER / f"{name}.pdf"
        facts = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
        pages = int(next(line.split()[1] for line in facts.splitlines() if line.startswith("Pages:")))
        if not wanted["least"] <= pages <= wanted["most"]:
            sys.exit(f"{name}: {pages} pages")
        if "A4" not in facts:
            sys.exit(f"{name} is not A4: {facts}")
        read = subprocess.run(["pdftotext", "-enc", "UTF-8", file, "-"], check=True, capture_output=True, text=True)
        if read.stderr:
            sys.exit(f"{name}: poppler complains: {read.stderr}")
        text = words(read.stdout)
        for part in wanted["says"]:
            if words(part) not in text:
                sys.exit(f"{name}: {part!r} is not in: {text}")
        for part in wanted["not"]:
            if part in text:
                sys.exit(f"{name}: {part!r} is in: {text}")
        print(f"poppler: {name}, {pages} pages, {len(wanted['says'])} texts found")


bundle()
table("cramps")
table("nights")
paper()
