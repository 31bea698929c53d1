//! The quotation marks of languages, and the spaces that French puts beside marks.
//!
//! From Unicode CLDR 48, `delimiters` of `common/main`, but for two languages where usage is
//! settled otherwise and is said below. A language that is not listed has the marks of CLDR's
//! root: “ ” and ‘ ’.

use crate::language::Language;

/// A no-break space narrower than others: what French sets within and before marks.
pub(super) const NARROW: char = '\u{202F}';

/// The marks of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    /// Begin and end of a quotation.
    pub(super) outer: (char, char),
    /// Begin and end of a quotation in a quotation.
    pub(super) inner: (char, char),
    /// Which marks have a space beside them.
    pub(super) spacing: Spacing,
    /// How words are put together, where that bears on marks.
    pub(super) script: Writing,
    /// Whether an apostrophe groups the digits of numbers: 10’000.
    pub(super) groups: bool,
    /// Words that begin with an apostrophe, without it.
    pub(super) elided: &'static [&'static str],
}

/// Which marks have a narrow no-break space beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spacing {
    /// None.
    None,
    /// Guillemets on the inside, and the colon before it (Office québécois de la langue
    /// française, *Banque de dépannage linguistique*, "Espacement").
    Canadian,
    /// Guillemets on the inside, and `;`, `:`, `!`, `?` before them (*Lexique des règles
    /// typographiques en usage à l’Imprimerie nationale*).
    French,
}

/// How words are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// Words have spaces between them, and apostrophes in them.
    Words,
    /// What follows a quotation may join it without a space, and there are no apostrophes.
    Joined,
    /// As words, with geresh and gershayim for straight marks within them.
    Hebrew,
}

/// Languages and their marks, regions and scripts before the rest of a language.
const TABLE: [(&str, &str); 17] = [
    // CLDR has „ “ for Swiss German; the Federal Chancellery's *Schreibweisungen* and the Swiss
    // press have guillemets, pointing outwards and without spaces.
    ("«»‹›", "de-CH de-LI fr-CH gsw am az-Arab az-Cyrl fa mzn rm sdh wae"),
    (
        "“”‘’",
        "es-419 es-AR es-BO es-CL es-CO es-CR es-CU es-DO es-EC es-GT es-HN \
              es-MX es-NI es-PA es-PE es-PR es-PY es-SV es-UY es-VE pt-BR",
    ),
    ("«»”“", "fr-CA"),
    ("「」『』", "ja yue zh-Hant zh-TW zh-HK zh-MO"),
    // CLDR has “ ” for Spanish too; the Academy recommends guillemets (*Ortografía*, 2010).
    (
        "«»“”",
        "es ast blo bm br ca el eu it lij mg pt-AO pt-CH pt-CV pt-GQ pt-GW pt-LU pt-MO \
              pt-MZ pt-PT pt-ST pt-TL sc sq ti",
    ),
    ("«»«»", "fr hy ht oc"),
    ("«»„“", "be cv ky os ru sah uk"),
    ("«»‘’", "nb nn no rw"),
    ("„“‚‘", "bs-Cyrl cs de dsb et hr hsb is lb mk nds sk sl"),
    ("„”‘’", "bs"),
    ("„“„“", "bg lt prg"),
    ("„“«»", "ka"),
    ("„”«»", "pl ro"),
    ("„”»«", "hu szl"),
    ("””’’", "fi he rn se sn sv yi"),
    ("”“’‘", "ar lld ms-Arab syr ur"),
    ("„”’’", "sr"),
];

/// Languages and the words that they write with an apostrophe in front.
const ELIDED: [(&str, &[&str]); 3] = [
    ("en", &["em", "n", "til", "tis", "twas", "twere", "twill"]),
    ("nl", &["k", "m", "n", "r", "s", "t", "z"]),
    ("af", &["k", "n", "t"]),
];

/// The marks of a language.
pub(super) fn marks(language: &Language) -> Marks {
    let primary = language.primary();
    // Most rows are told to be another language's without looking at their tags one by one.
    let row = TABLE.iter().find(|(_, tags)| {
        tags.contains(primary) && tags.split(' ').any(|tag| is(language, tag))
    });
    let mut signs = row.map_or("“”‘’", |(row, _)| row).chars();
    let mut pair = || (signs.next().unwrap_or('“'), signs.next().unwrap_or('”'));
    Marks {
        outer: pair(),
        inner: pair(),
        spacing: match primary {
            "fr" if language.has("CA") => Spacing::Canadian,
            "fr" => Spacing::French,
            _ => Spacing::None,
        },
        script: match primary {
            "ja" | "ko" | "yue" | "zh" => Writing::Joined,
            "he" | "yi" => Writing::Hebrew,
            _ => Writing::Words,
        },
        groups: language.has("CH") || language.has("LI"),
        elided: ELIDED.iter().find(|(tag, _)| *tag == primary).map_or(&[], |(_, words)| words),
    }
}

/// Whether a language is one of the table's: every subtag of `tag` is in it.
fn is(language: &Language, tag: &str) -> bool {
    let Some(rest) = tag.strip_prefix(language.primary()) else { return false };
    rest.is_empty()
        || rest.starts_with('-') && rest[1..].split('-').all(|tag| language.has(tag))
}

#[cfg(test)]
mod tests {
    use super::{Spacing, marks};
    use crate::language::Language;

    fn row(tag: &str) -> String {
        let marks = marks(&Language::new(tag).unwrap());
        [marks.outer.0, marks.outer.1, marks.inner.0, marks.inner.1].iter().collect()
    }

    #[test]
    fn rows() {
        for (tags, expected) in [
            ("en en-US en-GB ko ko-KR zh zh-Hans-CN pt pt-BR tr vi nl es-419 es-MX", "“”‘’"),
            ("de de-AT cs", "„“‚‘"),
            ("de-CH de-LI fr-CH", "«»‹›"),
            ("fr fr-FR fr-BE", "«»«»"),
            ("fr-CA", "«»”“"),
            ("es es-ES it it-CH pt-PT el", "«»“”"),
            ("ja zh-Hant zh-Hant-TW zh-TW", "「」『』"),
            ("ru uk ru-UA", "«»„“"),
            ("sv fi he", "””’’"),
            ("sr", "„”’’"),
            ("x-draft", "“”‘’"),
        ] {
            for tag in tags.split(' ') {
                assert_eq!(row(tag), expected, "{tag}");
            }
        }
    }

    #[test]
    fn spaces() {
        let spacing = |tag| marks(&Language::new(tag).unwrap()).spacing;
        assert_eq!(spacing("fr"), Spacing::French);
        assert_eq!(spacing("fr-CH"), Spacing::French);
        assert_eq!(spacing("FR-ca"), Spacing::Canadian);
        assert_eq!(spacing("de"), Spacing::None);
    }
}
