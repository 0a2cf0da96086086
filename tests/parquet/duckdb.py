"""Counts the incidents of exports by DuckDB, and compares with counts made otherwise.

Usage: duckdb.py FOLDER. In it stand the exports `nested`, `flat` and `partner`, the views
over them as `nested.sql`, `flat.sql` and `partner.sql`, and `expected.json`.
"""

import json
import pathlib
import sys

# This file has the name of the module that it is about to import.
sys.path.pop(0)

import duckdb

MONTH = """
    CASE WHEN date_trunc('month', detect_time)
            = date_trunc('month', detect_time_until - INTERVAL 1 MICROSECOND)
         THEN strftime(detect_time, '%Y-%m') ELSE 'unknown' END"""

# Each gives a value and an incident; {at} is empty or the name of a level.
NESTED = {
    "type": "SELECT e.type, incident_seq FROM (SELECT incident_seq, unnest(event) AS e FROM incident{at})",
    "status": "SELECT status, incident_seq FROM incident{at}",
    "severity": "SELECT i.severity, incident_seq FROM (SELECT incident_seq, unnest(impact) AS i FROM incident{at})",
    "attacker": """SELECT a.value, incident_seq
        FROM (SELECT incident_seq, unnest(address) AS a FROM incident{at}) WHERE a.party = 'attacker'""",
    "cve": "SELECT r.cve, incident_seq FROM (SELECT incident_seq, unnest(reference) AS r FROM incident{at})",
    "month": f"SELECT {MONTH}, incident_seq FROM incident{{at}}",
}
FLAT = NESTED | {
    "type": "SELECT type, incident_seq FROM event{at}",
    "severity": "SELECT severity, incident_seq FROM impact{at}",
    "attacker": "SELECT value, incident_seq FROM address{at} WHERE party = 'attacker'",
    "cve": "SELECT cve, incident_seq FROM reference{at}",
}


def counts(connection, queries, at):
    """The counts through a view; no incident counts twice for one value."""
    found = {}
    for name, query in queries.items():
        rows = connection.execute(
            f"""SELECT value, count(DISTINCT incident_seq)
                FROM ({query.format(at=at)}) AS asked(value, incident_seq)
                WHERE value IS NOT NULL GROUP BY value"""
        )
        found[name] = dict(rows.fetchall())
    total = connection.execute(f"SELECT count(*) FROM incident{at}").fetchone()[0]
    return {"incidents": total, "values": found}


def differences(name, found, expected):
    """Lines that say what differs, and how many counts were compared."""
    compared, lines = 1, []
    if found["incidents"] != expected["incidents"]:
        lines.append(f"{name}: {found['incidents']} incidents, not {expected['incidents']}")
    for field, counted in expected["values"].items():
        for value in sorted(counted.keys() | found["values"][field].keys()):
            compared += 1
            pair = found["values"][field].get(value, 0), counted.get(value, 0)
            if pair[0] != pair[1]:
                lines.append(f"{name}: {field} {value!r} is {pair[0]}, not {pair[1]}")
    return compared, lines


def main():
    folder = pathlib.Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text())
    compared, lines = 0, []
    for export, queries, at, of in [
        ("nested", NESTED, "", "all"),
        ("flat", FLAT, "", "all"),
        ("nested", NESTED, "_at_partner", "view"),
        ("flat", FLAT, "_at_partner", "view"),
        ("partner", NESTED, "", "partner"),
    ]:
        connection = duckdb.connect()
        connection.execute((folder / f"{export}.sql").read_text())
        found = counts(connection, queries, at)
        more, wrong = differences(export + at, found, expected[of])
        compared += more
        lines += wrong
    print("\n".join(lines[:20]))
    print(f"{compared - len(lines)} of {compared} counts by DuckDB {duckdb.__version__} are the same")
    return 1 if lines else 0


sys.exit(main())
