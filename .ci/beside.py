"""Sets one text by Typst and by us, in the same font, size and measure, and measures both files.

`beside.py TEXT PROSE FOLDER`, PROSE being our example of that name. Typst comes from PyPI.
"""

import pathlib
import subprocess
import sys

import typst

from measure import measure

SOURCE = """#set page(width: 595pt, height: 842pt, margin: (left: 60pt, right: {right}pt, y: 60pt))
#set text(font: "Source Serif 4", size: 10pt, lang: "en", number-type: "lining")
#set par(justify: true, leading: 6.5pt, spacing: 20pt{limits})
"""

# Typst with the limits that its users are told to set for better lines.
LIMITS = ", justification-limits: (spacing: (min: 66%, max: 150%), tracking: (min: -0.01em, max: 0.02em))"


def escaped(text):
    return "".join("\\" + c if c in "\\#$*_`<>@=-+/~[]'\"" else c for c in text)


def main(text, prose, folder):
    folder = pathlib.Path(folder)
    words = pathlib.Path(text).read_text().strip()
    print(f"{len(words.split(chr(10) * 2))} paragraphs, {len(words.split())} words")
    ahead = True
    for millimetres in (75, 125):
        points = millimetres / 25.4 * 72
        results = {}
        for name, limits in (("typst", ""), ("typst-limits", LIMITS)):
            source = folder / f"{name}.typ"
            head = SOURCE.format(right=round(595 - 60 - points, 3), limits=limits)
            source.write_text(head + escaped(words))
            pdf = folder / f"{name}-{millimetres}.pdf"
            typst.compile(str(source), output=str(pdf), font_paths=["fonts"], ignore_system_fonts=True)
            results[name] = measure(str(pdf))
        pdf = folder / f"ours-{millimetres}.pdf"
        pdf.write_bytes(subprocess.run([prose, text, str(millimetres)], check=True, capture_output=True).stdout)
        results["dossier"] = measure(str(pdf))
        width = "narrow" if millimetres < 100 else "wide"
        for name, found in results.items():
            row = found[width]
            print(
                f"{millimetres:4} mm  {name:13} {row['lines']:4} lines  p95 {row['p95']:.2f}"
                f"  max {row['max']:.2f}  hyphens {row['hyphens']:4.1f} %"
            )
        ours = results["dossier"][width]
        for name in ("typst", "typst-limits"):
            theirs = results[name][width]
            ahead &= all(ours[key] <= theirs[key] for key in ("p95", "max", "hyphens"))
    print("ahead on all three" if ahead else "NOT ahead")
    return not ahead


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
