//! `fonts`: the embedded faces, and which of them draw a text.

use dossier::font::{self, FaceId, Family, Weight};
use dossier::language::Language;

use super::arguments::Fonts;
use super::{Outcome, Trouble, write};

/// Lists the faces, or those that draw a text.
pub(crate) fn run(fonts: &Fonts) -> Result<Outcome, Trouble> {
    let Some(text) = &fonts.text else {
        let line = |face: FaceId| format!("{}\n", face.name());
        write::print(&FaceId::all().map(line).collect::<String>())?;
        return Ok(Outcome::Done);
    };
    let language = Language::new(&fonts.language).ok_or_else(|| {
        Trouble::call(format!("`{}` is no tag of a language", fonts.language))
    })?;
    let (drawn, missing) = sort(text, &language);
    let mut answer = String::new();
    for (face, characters) in &drawn {
        let characters: String = characters.iter().collect();
        answer.push_str(&format!("{}: {characters}\n", face.name()));
    }
    for character in &missing {
        answer.push_str(&format!("no face: {character} (U+{:04X})\n", u32::from(*character)));
    }
    write::print(&answer)?;
    Ok(if missing.is_empty() { Outcome::Done } else { Outcome::AtFault })
}

/// The faces with the characters that each draws in running text, in order of first use, each
/// character once, and those that none draws.
fn sort(text: &str, language: &Language) -> (Vec<(FaceId, Vec<char>)>, Vec<char>) {
    let mut drawn: Vec<(FaceId, Vec<char>)> = Vec::new();
    let mut missing = Vec::new();
    let mut before = None;
    for character in text.chars().filter(|character| !character.is_whitespace()) {
        let role = (Family::Serif, Weight::Regular, false);
        let face = font::face_for(character, role, language, before);
        before = face.or(before);
        let characters = match face {
            None => &mut missing,
            Some(face) => {
                let known = drawn.iter().position(|(other, _)| *other == face);
                let index = known.unwrap_or_else(|| {
                    drawn.push((face, Vec::new()));
                    drawn.len() - 1
                });
                &mut drawn[index].1
            }
        };
        if !characters.contains(&character) {
            characters.push(character);
        }
    }
    (drawn, missing)
}
