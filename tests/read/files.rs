//! Picture files.

use std::fs;
use std::path::Path;

use dossier::model::read;

use super::{rest, told};

/// The header of a PNG picture.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    file.extend(width.to_be_bytes());
    file.extend(height.to_be_bytes());
    file
}

/// What is said of a path in a folder.
fn of(folder: &Path, path: &str) -> String {
    let image = format!(
        r#""sections":[{{"id":"s","title":"S","body":[{{"image":{{"file":"{path}","alt":"A"}}}}]}}]"#
    );
    let told = told(&read(rest(&image).as_bytes(), Some(folder)));
    told.iter().map(|told| told.split_once(' ').map_or("", |(_, told)| told)).collect()
}

#[test]
fn pictures() {
    let outside = tempfile::tempdir().expect("a folder");
    let folder = outside.path().join("dossier");
    fs::create_dir_all(folder.join("sub.png")).expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        fs::write(folder.join(name), bytes).expect("a file");
    };
    write("good.png", &png(5000, 10_000));
    write("sub.png/good.jpg", &[0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 9, 0, 9, 3]);
    write("large.png", &png(5000, 10_001));
    write("flat.png", &png(0, 10));
    write("short.png", &png(1, 1)[..20]);
    write("text.png", b"text");
    write("empty.png", b"");
    fs::write(outside.path().join("out.png"), png(1, 1)).expect("a file");
    for (path, expected) in [
        ("good.png", ""),
        ("./sub.png/good.jpg", ""),
        ("none.png", "FILE002 there is no file `none.png`"),
        (
            "large.png",
            "FILE004 `large.png` has 5000 × 10001 pixels (50 megapixels are the most)",
        ),
        ("flat.png", "FILE005 `flat.png` is damaged: it has no size"),
        ("short.png", "FILE005 `short.png` is damaged: it ends too soon"),
        ("text.png", "FILE003 `text.png` is neither a PNG nor a JPEG picture"),
        ("empty.png", "FILE003 `empty.png` is neither a PNG nor a JPEG picture"),
        ("sub.png", "FILE003 `sub.png` is no file"),
        (
            "../out.png",
            "FILE001 `../out.png` leads out of the dossier's folder (write a path below the folder that the dossier lies in, without `..`)",
        ),
    ] {
        assert_eq!(of(&folder, path), expected, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn links() {
    let outside = tempfile::tempdir().expect("a folder");
    let folder = outside.path().join("dossier");
    fs::create_dir(&folder).expect("a folder");
    fs::write(outside.path().join("out.png"), png(1, 1)).expect("a file");
    fs::write(folder.join("in.png"), png(1, 1)).expect("a file");
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(to, folder.join(name)).expect("a link");
    };
    link("../out.png", "out.png");
    link("in.png", "link.png");
    link("loop.png", "loop.png");
    assert_eq!(
        of(&folder, "out.png"),
        "FILE001 `out.png` is a link that leads out of the dossier's folder"
    );
    assert_eq!(of(&folder, "link.png"), "");
    assert!(of(&folder, "loop.png").starts_with("FILE005 `loop.png` cannot be read"));
}
