"""Holds the reports of a folder against what `measure.py` finds in the PDFs beside them.

Fails where both disagree, or where a row is over its bar, but in what `KNOWN` names.
"""

import json
import pathlib
import sys

from measure import measure

# How far both may be apart: a ratio rests on advances of whole thousandths of the em, a share on
# lines that one side takes for the last of a paragraph and the other does not.
RATIO, SHARE = 0.03, 1.0

# Lines with spaces of which fewer say nothing where the file shows none of them.
FEW = 5

# Where pages are known to be over the bar, and how far: not held against the build as long as it is
# no more. None are. Whoever must add one says why, and whoever mends one takes it out.
KNOWN = {}


def is_known(name, row):
    """Whether a row is over its bar no further than is known."""
    most = KNOWN.get(name, {}).get(row["key"])
    if most is None:
        return False
    return row["value"] >= most if "at_least" in row["bar"] else row["value"] <= most


def main(folder):
    bad = False
    for file in sorted(pathlib.Path(folder).glob("*.report")):
        report = json.loads(file.read_text())
        rows = {row["key"]: row for row in report["rows"]}
        found = measure(str(file.with_suffix(".pdf")))
        print(f"{file.stem}: {report['pages']} pages")
        for width in ("narrow", "wide"):
            for name, key in (("p95", "space_p95_"), ("max", "space_max_"), ("hyphens", "hyphens_")):
                ours, theirs = rows[key + width], found[width][name]
                if not ours["of"]:
                    continue
                near = abs(ours["value"] - theirs) <= (SHARE if name == "hyphens" else RATIO)
                # Without stretched spaces the file does not show which lines are full, and in
                # Japanese a space or two in marks may be all there are: those say nothing.
                natural = abs(ours["value"] - 1) <= RATIO or ours["of"] < FEW
                near |= natural and not found[width]["lines"]
                bad |= not near
                print(
                    f"  {width:6} {name:7} report {ours['value']:6.3f} of {ours['of']:5}"
                    f"  file {theirs:6.3f} of {found[width]['lines']:5}  {'agree' if near else 'DIFFER'}"
                )
        for key in ("kinsoku", "missing"):
            if rows[key]["value"] != found[key]:
                bad = True
                print(f"  {key}: report {rows[key]['value']:.0f}, file {found[key]}  DIFFER")
        for row in report["rows"]:
            if not row["ok"]:
                known = is_known(file.stem, row)
                bad |= not known
                print(f"  over: {row['what']} {row['value']:.2f}  {'known' if known else 'OVER THE BAR'}")
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
