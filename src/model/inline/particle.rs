//! The particles that may join a name in Korean and Japanese without a space.

use unicode_script::{Script, UnicodeScript};

/// How many particles may follow each other: 에서만은.
const MOST_IN_A_ROW: usize = 3;

/// Korean particles after any syllable (Standard Korean Grammar, "josa", with the forms of the
/// copula that quote or list).
const AFTER_ANY: &str = "의 에 에게 에게서 에서 께 께서 도 만 부터 까지 조차 마저 처럼 보다 한테 한테서 \
                         하고 마다 밖에 뿐 대로 만큼 같이 커녕 더러 보고 치고 였던 입니다 이었다 이었던";
/// Korean particles after a syllable that ends in a consonant.
const AFTER_CONSONANT: &str = "은 이 을 과 으로 으로서 으로써 이나 이라도 이라는 이라고 이란 이며 이고 \
                               이든 이든지 이랑 이야 이여 이다 아";
/// Korean particles after a syllable that ends in a vowel.
const AFTER_VOWEL: &str =
    "는 가 를 와 나 라도 라는 라고 란 며 고 든 든지 랑 야 여 다 였다 로 로서 로써";
/// Korean particles after a syllable that ends in ㄹ, which counts as a vowel for them.
const AFTER_RIEUL: &str = "로 로서 로써";

/// Japanese particles that may follow a name at once.
const JAPANESE: &str = "は が を に へ と で も の や から まで より";

/// How a syllable ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Vowel,
    Rieul,
    Consonant,
    /// In a letter or digit that is no Hangul syllable: its sound is not known.
    Unknown,
}

/// Whether what follows `last` begins with particles and, in Korean, consists of nothing else.
/// `rest` are the letters that follow, up to the next character that is none, or the first few.
pub(super) fn follow(last: char, rest: &[char]) -> bool {
    match rest.first().map(|c| c.script()) {
        Some(Script::Hangul) => {
            let text: String = rest.iter().collect();
            korean(ending(last), &text, MOST_IN_A_ROW)
        }
        // After Hiragana only a dictionary knows.
        Some(Script::Hiragana) if last.script() != Script::Hiragana => {
            let text: String = rest.iter().collect();
            JAPANESE.split(' ').any(|particle| text.starts_with(particle))
        }
        _ => false,
    }
}

/// Whether a text is particles, `most` at most, after a syllable that ends so.
fn korean(ending: Ending, text: &str, most: usize) -> bool {
    let lists: &[&str] = match ending {
        Ending::Vowel => &[AFTER_ANY, AFTER_VOWEL],
        Ending::Rieul => &[AFTER_ANY, AFTER_CONSONANT, AFTER_RIEUL],
        Ending::Consonant => &[AFTER_ANY, AFTER_CONSONANT],
        Ending::Unknown => &[AFTER_ANY, AFTER_CONSONANT, AFTER_VOWEL],
    };
    lists.iter().flat_map(|list| list.split_ascii_whitespace()).any(|particle| {
        let Some(rest) = text.strip_prefix(particle) else { return false };
        let last = particle.chars().next_back().unwrap_or_default();
        rest.is_empty() || (most > 1 && korean(self::ending(last), rest, most - 1))
    })
}

/// How a character ends: by the final consonant of its syllable (Unicode, section 3.12).
fn ending(c: char) -> Ending {
    let Some(index) = u32::from(c).checked_sub(0xAC00).filter(|&index| index < 11_172) else {
        return Ending::Unknown;
    };
    match index % 28 {
        0 => Ending::Vowel,
        8 => Ending::Rieul,
        _ => Ending::Consonant,
    }
}

#[cfg(test)]
mod tests {
    use super::follow;

    fn follows(name: &str, rest: &str) -> bool {
        follow(name.chars().next_back().unwrap(), &rest.chars().collect::<Vec<_>>())
    }

    #[test]
    fn korean() {
        for (name, rest) in [
            ("문상균", "은"),
            ("문상균", "이"),
            ("박근혜", "는"),
            ("박근혜", "가"),
            ("서울", "로"),
            ("서울", "을"),
            ("문상균", "에게서만"),
            ("국방부", "에서는"),
            ("NATO", "는"),
            ("NATO", "은"),
            ("박근혜", "와의"),
            ("문상균", "이라고"),
            ("문상균", "으로부터"),
        ] {
            assert!(follows(name, rest), "{name}{rest}");
        }
        for (name, rest) in [
            ("문상균", "는"),
            ("박근혜", "은"),
            ("한국", "은행"),
            ("한국", "인"),
            ("한국", "어"),
            ("일본", "가"),
            ("문", "화"),
            ("부산", "로"),
            ("국방", "부는"),
            ("한국", "에서만은도"),
        ] {
            assert!(!follows(name, rest), "{name}{rest}");
        }
    }

    #[test]
    fn japanese() {
        assert!(follows("文在寅", "は"));
        assert!(follows("文在寅", "からの"));
        assert!(!follows("まり", "も"));
        assert!(!follows("文", "化"));
    }
}
