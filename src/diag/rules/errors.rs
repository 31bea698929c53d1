//! The rules whose breach is an error, in the order of their codes.

use super::{Rule, new};

pub(super) const ERRORS: [Rule; 63] = [
    new(
        "CHART001",
        "One sort of x in a chart",
        "All x of a chart are of one sort, because they share one axis: names or dates \
         for bars, numbers or dates for lines. A year may be a name among names; a month \
         or a day may not. Wrong: `[[\"2016-10\", 4], [\"later\", 2]]`. Right: `[[\"October\", \
         4], [\"later\", 2]]`.",
    ),
    new(
        "CHART002",
        "The x of lines ascend",
        "The points of a line are joined in the order given, so their x must ascend. \
         Wrong: `[[2016, 4], [2015, 2]]`. Right: `[[2015, 2], [2016, 4]]`.",
    ),
    new(
        "CHART003",
        "No x twice in a series",
        "Each x has one value in each series. Wrong: `[[\"Seoul\", 4], [\"Seoul\", 2]]`. Give \
         the second another name, or put it into a series of its own.",
    ),
    new(
        "DATE001",
        "A date is written as in ISO 8601",
        "A date is a year, a month or a day: `2016`, `2016-11`, `2016-11-23`. It is \
         printed just as precisely as it is given. `~` after it means circa: `2016-11~`. \
         Wrong: `23.11.2016`, `2016-11-31`.",
    ),
    new(
        "DATE002",
        "An exact day",
        "`as_of` and `published` are days, not months or years, and not circa: the first \
         is the information cut-off. Right: `\"as_of\": \"2016-11-23\"`.",
    ),
    new(
        "DATE003",
        "A time does not end before it begins",
        "In a range `A/B` the first day of A must not be after the last day of B; the \
         same holds for `from` and `to` of an actor's `active`. Wrong: `2016-11/2016-10`. \
         Right: `2016-10/2016-11`.",
    ),
    new(
        "DATE004",
        "Nothing after the cut-off",
        "No entry of the chronology and no key figure may begin after the dossier's \
         `as_of`, because the dossier claims to know nothing later. `2016` does not begin \
         after `2016-11-23`; `2016-12` does. Sources may be younger.",
    ),
    new(
        "DATE005",
        "Ranges only in the chronology",
        "Only the `date` of an entry of the chronology can be a range `A/B`. Elsewhere \
         one date is meant; an actor's `active` has `from` and `to`.",
    ),
    new(
        "EMPTY001",
        "Nothing required is empty",
        "A required text must show something, and a required list must hold something; \
         texts within lists must show something too. Leave out what is optional. Wrong: \
         `\"title\": \" \"`, `\"paragraphs\": []`.",
    ),
    new(
        "EMPTY002",
        "A disagreement has two sides",
        "A disagreement needs at least two claims: one claim alone disagrees with nobody. \
         Put it into the text, or add the other claim.",
    ),
    new(
        "FILE001",
        "Pictures lie in the dossier's folder",
        "A `file` is a path below the folder of the dossier: no `..`, no absolute path, \
         no link that leads out. So a dossier can be moved as one folder, and cannot \
         print what it has no business with. Right: `\"file\": \"pictures/abe.jpg\"`.",
    ),
    new(
        "FILE002",
        "The picture is there",
        "The `file` was not found. It is looked for from the dossier's folder, not from \
         the current one; capitals matter. Wrong: `\"file\": \"Abe.JPG\"` for a file \
         `abe.jpg`.",
    ),
    new(
        "FILE003",
        "Pictures are PNG or JPEG",
        "The first bytes of the file, not its name, tell its kind. JPEG must be baseline, \
         extended or progressive, as nearly all are. Save pictures of other kinds as PNG.",
    ),
    new(
        "FILE004",
        "At most 50 megapixels",
        "A picture may have 50 million pixels. That is more than print can show at any \
         size of paper here; make it smaller, for example 3000 pixels wide.",
    ),
    new(
        "FILE005",
        "The picture can be read",
        "The file could not be opened or ends too soon. Check its permissions, and \
         whether an image viewer opens it.",
    ),
    new(
        "FORMAT001",
        "Version 1 of the format",
        "`\"dossier\": 1` says which version of the format a file follows. This program \
         reads version 1.",
    ),
    new(
        "ID001",
        "How an id is formed",
        "An id is made of ASCII letters, digits, `-`, `_` and `.`, and begins with a \
         letter or digit, so that it can stand in `[@id]`. Case matters. Right: \
         `yonhap-2016-11-21`. Wrong: `@yonhap`, `yonhap 2016`.",
    ),
    new(
        "ID002",
        "An id is given once",
        "Within a list each id names one thing. Lists are apart: an actor and a source \
         may share an id. An actor without `id` has one made from the name, which never \
         clashes.",
    ),
    new(
        "ID003",
        "An id refers to something",
        "A citation, a figure, an actor or an origin names an id that nothing has. Check \
         its spelling and case: `[@yonhap-2016-11-21]` needs a source with `\"id\": \
         \"yonhap-2016-11-21\"`.",
    ),
    new(
        "ID004",
        "A section's id is not the name of a part",
        "`after` may name a part or a section, so a section must not be called like a \
         part: `summary`, `key_figures`, `actors`, `chronology`, `sections`, \
         `disagreements`, `glossary`, `sources`, `distribution`.",
    ),
    new(
        "JSON001",
        "The file is UTF-8",
        "A dossier is text in UTF-8, with or without a byte-order mark. Save it so in \
         your editor: the encoding is often named at the foot of its window, or when \
         saving.",
    ),
    new(
        "JSON002",
        "The file is JSON",
        "The file breaks the grammar of JSON (RFC 8259) at this place, or the fault is \
         just before it: a comma, a quotation mark or a bracket is missing or too much. \
         Example: `{\"title\": \"A\" \"series\": \"B\"}` lacks a comma after `\"A\"`.",
    ),
    new(
        "JSON003",
        "The file is JSON, and no more than that",
        "JSON has no comments, no comma after the last value, no single or typographic \
         quotation marks around texts, no keys without quotation marks, no `+5`, `.5`, \
         `05`, `0xFF` or `NaN`. Wrong: `{'title': \"A\",}`. Right: `{\"title\": \"A\"}`.",
    ),
    new(
        "JSON004",
        "No halves of characters",
        "`\\ud83d` is one half of a surrogate pair and no character. Write the character \
         as itself, or both halves: `\\ud83d\\ude00`.",
    ),
    new(
        "KEY001",
        "Only known keys",
        "A key that the format does not have would be lost in silence, so it is an error; \
         most are misspelt. Wrong: `cronology`. Right: `chronology`.",
    ),
    new(
        "KEY002",
        "A key is given once",
        "An object has a key twice; JSON leaves open which one counts. Take one out, or \
         join the two.",
    ),
    new(
        "KEY003",
        "Required keys are there",
        "The object lacks a key that it must have. Example: every source needs `id` and \
         `title`.",
    ),
    new(
        "KEY004",
        "Keys that go together",
        "Some keys exclude one another or belong to one kind only: a marking has `tlp` or \
         `scheme`; a block is one of `heading`, `list`, `quote`, `table`, `chart` and \
         `image`; only sources of kind `ai` have `tool` and `role`.",
    ),
    new(
        "LAYOUT001",
        "The dossier fits the pages asked for",
        "`layout.pages` or `--pages` asks for what no size of text from 9 pt on gives.",
    ),
    new(
        "LAYOUT002",
        "The theme is one of ours",
        "`layout.theme` names no theme of ours. There are `standard` and the grey `ink`.",
    ),
    new(
        "LIMIT001",
        "At most 64 MiB",
        "The input is larger than 64 MiB, which no dossier of text comes near. Pictures \
         are files of their own.",
    ),
    new(
        "LIMIT002",
        "At most 64 levels of nesting",
        "Objects and lists stand in one another more than 64 levels deep, the outermost \
         counted as 1. The format needs about ten.",
    ),
    new(
        "LIMIT003",
        "At most 1 million characters in one text",
        "A text is longer than 1 million characters. Make several paragraphs of it.",
    ),
    new(
        "LIMIT004",
        "At most 100 000 objects in one list",
        "A list has more than 100 000 values, which is more than anybody reads.",
    ),
    new(
        "LIMIT005",
        "Addresses of at most 4 000 bytes, labels of at most 100 pieces",
        "An address is written once for each piece of its label that looks unlike the one \
         before. Servers need not take addresses of more than 8 000 bytes (RFC 9110), and \
         readers of PDF take far fewer. Give a shorter address, or take markup out of the \
         label.",
    ),
    new(
        "LIMIT006",
        "At most 10 000 pages",
        "The briefing has more than 10 000 pages, which nobody reads and many viewers do not \
         open. The place is that of what comes first on the page after. Make several \
         dossiers of it.",
    ),
    new(
        "MARK001",
        "Levels of a scheme differ",
        "In `levels` each level is named once, the lowest first, so that portions can be \
         held against the whole.",
    ),
    new(
        "MARK002",
        "No portion above the whole",
        "A marking of an entry, actor or section must not be higher than the dossier's \
         own: who holds the dossier sees its portions. Raise the marking of the dossier, \
         or lower or leave out the portion.",
    ),
    new(
        "MARK003",
        "Portions are marked in marked dossiers",
        "An entry, actor or section has a `marking`, and the dossier has none. Give the \
         dossier one: `\"marking\": {\"tlp\": \"GREEN\"}`.",
    ),
    new(
        "ORDER001",
        "Sections do not wait for one another",
        "Following `after` from a section leads back to it, so that none of the circle \
         has a place. Let one of them come after a part, or take its `after` out.",
    ),
    new(
        "ORDER002",
        "A part is named once",
        "`order` names a part twice. Parts that it does not name follow in their default \
         order.",
    ),
    new(
        "SCALE001",
        "A likelihood needs a scale",
        "A `likelihood` is a term of a scale, whose legend is printed. Name one: \
         `\"scale\": \"phia\"`, `\"scale\": \"icd203\"`, or an object with your own terms.",
    ),
    new(
        "SCALE002",
        "A likelihood is a term of the scale",
        "The `likelihood` is none of the terms of the dossier's scale. Case does not \
         matter. Example: `phia` has `realistic possibility` and no `even chance`.",
    ),
    new(
        "SCALE003",
        "One row of ICD 203",
        "ICD 203 has two rows of terms and forbids to mix them in one product: almost no \
         chance, very unlikely, unlikely, roughly even chance, likely, very likely, \
         almost certain; or remote, highly improbable, improbable, roughly even odds, \
         probable, highly probable, nearly certain.",
    ),
    new(
        "SCALE004",
        "Bands ascend without overlap",
        "The terms of your own scale stand in ascending order, each with 0 ≤ `from` < \
         `to` ≤ 100 in per cent. Gaps and shared bounds are allowed. Wrong: 0–30, 20–50. \
         Right: 0–20, 20–50.",
    ),
    new(
        "SCALE005",
        "A term is given once",
        "Two terms of your own scale are the same word, whatever their case, so that a \
         likelihood could mean either.",
    ),
    new(
        "SRC001",
        "No circle of origins",
        "`origin` names the source that a source repeats. Following it leads back to \
         where it began, so nothing would be the origin. Find out which of them was \
         first.",
    ),
    new(
        "TABLE001",
        "As many cells as columns",
        "Each row of a table has one cell for each column. Write `\"\"` for an empty cell.",
    ),
    new(
        "TXT001",
        "No control characters",
        "Control characters other than tab and line feed cannot be printed. They come \
         from copying out of other programs; remove them. The same goes for entities such \
         as `&#7;`.",
    ),
    new(
        "TXT002",
        "No characters that reorder others",
        "U+202A–202E and U+2066–2069 reorder the text around them unseen, so that a text \
         can be read as another than it is. Direction follows from the languages: use \
         `{ar:…}`.",
    ),
    new(
        "TXT003",
        "An entity is a character",
        "The number of an entity is that of no character: beyond U+10FFFF, zero, or a \
         surrogate. Wrong: `&#xD800;`. To print the entity as written, put a backslash \
         before it.",
    ),
    new(
        "TXT004",
        "How a citation or figure is formed",
        "A citation is `[@id]`, `[@id, p. 4]` or `[@a, p. 1; @b]`; a figure is `[=id]`. \
         To print a bracket as such, put a backslash before it: `\\[@`.",
    ),
    new(
        "TXT005",
        "A citation or figure has an id",
        "After `[@` or `[=` comes an id at once. Wrong: `[@ yonhap]`. Right: `[@yonhap]`.",
    ),
    new(
        "TXT006",
        "A citation or figure is closed",
        "A citation or figure begins with `[@` or `[=` and ends with `]`. To print the \
         bracket as such, put a backslash before it.",
    ),
    new(
        "TXT007",
        "No citations in the title",
        "The dossier's `title` and `subtitle` bear neither citations nor figures, because \
         they also stand in the file's metadata and at the head of each page. Cite in the \
         summary.",
    ),
    new(
        "TXT008",
        "Links lead to the web or a mailbox",
        "A link's address begins with `https://`, `http://` or `mailto:`. Nothing else \
         can be followed from paper or from a file that is passed on. Wrong: \
         `[a](notes.txt)`.",
    ),
    new(
        "TXT010",
        "A font has every character",
        "None of the built-in fonts has the character, so an empty box would be printed. \
         They cover Latin, Greek, Cyrillic, Hangul, Kana, Han as used in Korea, Arabic, \
         Hebrew, Devanagari and Thai, and no emoji.",
    ),
    new(
        "TYPE001",
        "The right type",
        "A value is of another type than the key has: a text stands in quotation marks, a \
         number does not, a list stands in `[ ]`, an object in `{ }`. Wrong: `\"number\": \
         14`. Right: `\"number\": \"14\"`.",
    ),
    new(
        "TYPE002",
        "No null",
        "`null` says neither that something is absent nor what it is. Leave the key out.",
    ),
    new(
        "VALUE001",
        "One of a closed list",
        "The value is none of those that the key can have. Case matters. Example: \
         `stance` is `for`, `against`, `mixed`, `neutral` or `unknown`.",
    ),
    new(
        "VALUE002",
        "A number within its bounds",
        "The number is too large, or not a whole one, or outside the bounds that the \
         message gives. Example: `credibility` is 1 to 6.",
    ),
    new(
        "VALUE003",
        "An address can be followed",
        "`url` and `archive_url` are addresses as a browser shows them, verbatim: \
         `https://example.org/a`, `mailto:a@example.org`. Write `%20` for a space.",
    ),
    new(
        "VALUE004",
        "A language is a BCP 47 tag",
        "Languages are named by tags: `en`, `en-GB`, `ko`, `zh-Hant`. Wrong: `English`, \
         `en_GB`.",
    ),
];
