"""Looks for every word of a dossier in the text that poppler reads out of its PDF, and for words
from right to left in the text that mupdf reads too: JSON PDF [JSON PDF …]. Poppler goes by where
letters stand on the page, mupdf by the order in which they are painted. What programs read (ids, closed lists, numbers and dates, which are printed
in the language's manner, names of files) is left out; markup is taken off as the format says."""

import html
import json
import re
import subprocess
import sys
import unicodedata
from urllib.parse import unquote

# Keys whose values are for programs, or printed in other words.
MACHINE = {
    "$schema", "dossier", "language", "id", "ids", "date", "as_of", "published", "accessed",
    "active", "from", "to", "kind", "stance", "scale", "likelihood", "level", "reliability",
    "credibility", "origin", "after", "file", "align", "layout", "tlp", "scheme", "levels",
    # Descriptions of drawings are read aloud and not shown; the tests of the structure hold them.
    "alt",
    # Labels of what does not always occur.
    "stances", "kinds",
}
# Lists that hold ids where they stand below other objects.
IDS = {"sources", "actors"}
HIDDEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def strings(value, key="", depth=0):
    """Every string that is printed, with its place."""
    if isinstance(value, dict):
        for name, below in value.items():
            if name in MACHINE:
                continue
            if name in IDS and depth > 0:
                continue
            yield from strings(below, f"{key}.{name}", depth + 1)
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield from strings(below, f"{key}[{at}]", depth + 1)
    elif isinstance(value, str):
        yield key, value


def plain(text):
    """A text without markup."""
    text = re.sub(r"\[@[^\]]*\]|\[=[^\]]*\]", " ", text)
    text = re.sub(r"<((?:https?|mailto):[^>]*)>", lambda m: m[1].removeprefix("mailto:"), text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\{[A-Za-z][A-Za-z0-9-]*:(?=\S)([^}]*)\}", r"\1", text)
    text = re.sub(r"\\(.)", lambda m: f"&#{ord(m[1])};", text)
    return html.unescape(re.sub(r"[*`]", "", text))


def words(text):
    """The words of a text: letters, digits and marks."""
    text = unicodedata.normalize("NFC", text).translate(HIDDEN)
    return re.findall(r"\w+", text)


def squeezed(text):
    """A text of nothing but its words: where lines end does not matter."""
    return "".join(words(text))


RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
# Lam and alef are one glyph, whose two letters poppler always turns round.
LAM_ALEF = re.compile("\u0644[\u0622\u0623\u0625\u0627\u0649]")


def is_turned(word, text):
    """Whether a word with a ligature stands in a text with the letters of the ligature turned."""
    turned = LAM_ALEF.sub(lambda pair: pair[0][::-1], word)
    return turned != word and turned in text


missing = 0
for path, pdf in zip(sys.argv[1::2], sys.argv[2::2]):
    read = [
        subprocess.run(["pdftotext", *how, pdf, "-"], capture_output=True, check=True)
        for how in ([], ["-raw"])
    ]
    if noise := read[0].stderr.decode().strip():
        sys.exit(f"{pdf}: pdftotext says {noise}")
    texts = [unicodedata.normalize("NFC", one.stdout.decode()).translate(HIDDEN) for one in read]
    strict = subprocess.run(
        ["mutool", "draw", "-q", "-F", "text", pdf], capture_output=True, check=True
    )
    strict = unicodedata.normalize("NFC", strict.stdout.decode()).translate(HIDDEN)
    known = {word for text in texts for word in words(text)}
    whole = [squeezed(text) for text in texts]
    with open(path, encoding="utf-8-sig") as file:
        dossier = json.load(file)
    count = 0
    for place, text in strings(dossier):
        is_address = place.endswith(("url", "archive_url"))
        if is_address:
            # Printed without its scheme, in letters.
            text = unquote(re.sub(r"^(https?://|mailto:)", "", text))
        for word in words(text if is_address else plain(text)):
            count += 1
            # A word that a line cuts comes back in one piece without its ends.
            found = word in known or any(word in text for text in whole)
            if RIGHT_TO_LEFT.search(word):
                found = found or any(is_turned(word, text) for text in texts)
                if word not in strict:
                    missing += 1
                    print(f"{path}: {place}: {word!r} is not read from right to left")
            if not found:
                missing += 1
                print(f"{path}: {place}: {word!r} is not in the text")
    print(f"{path.rsplit('/', 1)[-1]}: {count} words looked for")
sys.exit(missing > 0)
