"""Measures the text of a PDF from the positions of its glyphs, as any reader of the file can.

Knows nothing of the program that wrote the file: lines are characters on one baseline, the natural
word space is the width of the font's own space, and what is narrower than its neighbours ends a
paragraph. `measure.py FILE…` prints what it finds.
"""

import json
import pathlib
import sys
import unicodedata

import pymupdf as fitz

# Spaces as the file has them, none that the reader guesses.
FLAGS = fitz.TEXT_PRESERVE_LIGATURES | fitz.TEXT_PRESERVE_WHITESPACE | fitz.TEXT_INHIBIT_SPACES

HYPHENS = ("-", "\u2010", "\u00ad")
OPENING = set("「『（【〈《〔［｛〖‘“([{")
CLOSING = set("、。，．・：；？！」』）】〉》〕］｝〗’”)]},.:;?!%ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々")


class Line:
    """Characters on one baseline."""

    def __init__(self, page, chars, size):
        self.page, self.size = page, size
        while chars and chars[-1]["c"].isspace():
            chars = chars[:-1]
        self.chars = chars
        self.text = "".join(char["c"] for char in chars)
        self.x0 = chars[0]["origin"][0] if chars else 0.0
        self.x1 = chars[-1]["end"] if chars else 0.0
        self.y = chars[0]["origin"][1] if chars else 0.0
        given = natural = 0.0
        for char, after in zip(chars, chars[1:]):
            if char["c"] in " \u00a0" and after["origin"][0] > char["origin"][0] + 0.01:
                given += after["origin"][0] - char["origin"][0]
                natural += char["space"] * char["size"]
        self.ratio = given / natural if natural else None

    def hyphenated(self):
        return self.text.endswith(HYPHENS)


def lines(path):
    """All lines of a file."""
    document = fitz.open(path)
    found = []
    for number, page in enumerate(document, 1):
        raw = page.get_text("rawdict", flags=FLAGS)
        chars = []
        for block in raw["blocks"]:
            for line in block.get("lines", []):
                if abs(line["dir"][1]) > 0.01:
                    continue
                for span in line["spans"]:
                    width, height = natural(span["font"])
                    for char in span["chars"]:
                        _, y0, x1, y1 = char["bbox"]
                        # The reader's own size is the mean of width and height of widened glyphs.
                        size = (y1 - y0) / height
                        chars.append({"c": char["c"], "origin": char["origin"], "end": x1, "size": size, "space": width})
        found.extend(cut(number, chars))
    return found


def natural(font):
    """The word space and the height of a font, in ems: those of the files in `fonts/`."""
    if font not in CACHE:
        CACHE[font] = from_file(font)
    return CACHE[font]


CACHE = {}


def from_file(font):
    folder = pathlib.Path(__file__).resolve().parent.parent / "fonts"
    # Readers cut long names short.
    files = sorted(folder.glob(f"{font.split('+')[-1]}*.ttf"))
    if not files:
        sys.exit(f"no file of the font {font}")
    face = fitz.Font(fontfile=str(files[0]))
    return face.glyph_advance(32), face.ascender - face.descender


def cut(page, chars):
    """Characters in the order of the file into lines: a new baseline or a jump begins one."""
    result, current = [], []
    for char in chars:
        if current:
            last = current[-1]
            size = max(last["size"], char["size"])
            down = abs(char["origin"][1] - last["origin"][1]) > 0.45 * size
            gap = char["origin"][0] - last["end"]
            if down or gap > 2.0 * size or gap < -0.6 * size:
                result.append(current)
                current = []
        current.append(char)
    if current:
        result.append(current)
    found = (Line(page, chars, common(chars)) for chars in result)
    return [line for line in found if line.text.strip()]


def common(chars):
    """The size of most characters."""
    sizes = [round(char["size"], 2) for char in chars]
    return max(set(sizes), key=sizes.count)


def paragraphs(found):
    """Lines that follow on each other in one column, one row apart, in one size."""
    groups = []
    for line in found:
        above = groups[-1][-1] if groups else None
        follows = (
            above is not None
            and abs(above.size - line.size) < 0.1
            and (
                (above.page == line.page and 0.9 * line.size < line.y - above.y < 1.8 * line.size and abs(above.x0 - line.x0) < 2.2 * line.size)
            )
        )
        if follows:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def stretched(line):
    return line.ratio is not None and abs(line.ratio - 1.0) > 0.02


def full(group):
    """Lines that reach the right edge of their paragraph's column and whose spaces show it."""
    if not any(stretched(line) for line in group):
        return []
    edge = max(line.x1 for line in group)
    return [line for line in group if edge - line.x1 < 0.3 * line.size and stretched(line)]


def percentile(values, share):
    values = sorted(values)
    return values[max(0, -(-len(values) * share // 100) - 1)] if values else 0.0


def measure(path, between=100.0):
    """What the report of the program says, from the file alone."""
    found = lines(path)
    groups = paragraphs(found)
    result = {"lines": len(found)}
    for name, wide in (("narrow", False), ("wide", True)):
        kept = []
        for group in groups:
            measure = max(line.x1 - line.x0 for line in group) / 72 * 25.4
            if (measure > between) == wide:
                kept.extend(full(group))
        ratios = [line.ratio for line in kept]
        result[name] = {
            "lines": len(kept),
            "p50": percentile(ratios, 50),
            "p95": percentile(ratios, 95),
            "max": max(ratios, default=0.0),
            "hyphens": 100.0 * sum(line.hyphenated() for line in kept) / len(kept) if kept else 0.0,
        }
    ladder = longest = 0
    for line in found:
        ladder = ladder + 1 if line.text.endswith("\u00ad") else 0
        longest = max(longest, ladder)
    result["ladder"] = longest
    pairs = [pair for group in groups for pair in zip(group, group[1:])]
    result["kinsoku"] = sum(a.text[-1] in OPENING or b.text[0] in CLOSING for a, b in pairs if stretched(a) or east(a.text))
    result["missing"] = sum("\ufffd" in line.text for line in found)
    result["worst"] = [
        (round(line.ratio, 2), line.page, line.text[:60])
        for line in sorted((l for g in groups for l in full(g)), key=lambda l: -l.ratio)[:3]
    ]
    return result


def east(text):
    return any(unicodedata.name(c, "").startswith(("CJK", "HIRAGANA", "KATAKANA")) for c in text)


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        print(argument, json.dumps(measure(argument), ensure_ascii=False, indent=1))
