//! Picture files: that they lie in the dossier's folder, and what their first bytes say. Decodes
//! nothing.

use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Component, Path};

use super::object::Node;
use super::suggest::shown;

/// The most pixels of a picture.
const MOST_PIXELS: u64 = 50_000_000;

/// A path of a picture, looked up unless files are not to be looked at.
pub(super) fn picture(node: Node<'_>) -> Option<String> {
    let path = node.verbatim()?;
    let inside = Path::new(path)
        .components()
        .all(|component| matches!(component, Component::Normal(_) | Component::CurDir));
    if !inside {
        let message = format!("`{}` leads out of the dossier's folder", shown(path));
        let help = "write a path below the folder that the dossier lies in, without `..`";
        node.error_with_help("FILE001", message, help);
        return None;
    }
    if let Some(folder) = node.reader.folder {
        look_at(node, folder, path)?;
    }
    Some(path.to_owned())
}

/// Notes what is wrong with a file.
fn look_at(node: Node<'_>, folder: &Path, path: &str) -> Option<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let name = shown(path);
    let unreadable = |fault: &std::io::Error| {
        if fault.kind() == ErrorKind::NotFound {
            node.error("FILE002", format!("there is no file `{name}`"));
        } else {
            let fault = fault.to_string().to_lowercase();
            node.error("FILE005", format!("`{name}` cannot be read: {fault}"));
        }
    };
    let found =
        folder.canonicalize().and_then(|root| Ok((root, folder.join(path).canonicalize()?)));
    let (root, file) = found.map_err(|fault| unreadable(&fault)).ok()?;
    if !file.starts_with(&root) {
        let message = format!("`{name}` is a link that leads out of the dossier's folder");
        node.error("FILE001", message);
        return None;
    }
    // Opening a pipe would wait for ever.
    let metadata = file.metadata().map_err(|fault| unreadable(&fault)).ok()?;
    if !metadata.is_file() {
        node.error("FILE003", format!("`{name}` is no file"));
        return None;
    }
    let file = File::open(&file).map_err(|fault| unreadable(&fault)).ok()?;
    match size(&mut BufReader::new(file)) {
        Ok(Some((width, height))) => check_size(node, &name, width, height),
        Ok(None) => {
            node.error("FILE003", format!("`{name}` is neither a PNG nor a JPEG picture"));
            None
        }
        Err(fault) if fault.kind() == ErrorKind::UnexpectedEof => {
            node.error("FILE005", format!("`{name}` is damaged: it ends too soon"));
            None
        }
        Err(fault) => {
            unreadable(&fault);
            None
        }
    }
}

fn check_size(node: Node<'_>, name: &str, width: u32, height: u32) -> Option<()> {
    if width == 0 || height == 0 {
        node.error("FILE005", format!("`{name}` is damaged: it has no size"));
        return None;
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        let message = format!("`{name}` has {width} × {height} pixels");
        node.error_with_help("FILE004", message, "50 megapixels are the most");
        return None;
    }
    Some(())
}

/// Width and height of a PNG or JPEG picture; nothing if it is of another kind.
fn size(file: &mut (impl Read + Seek)) -> std::io::Result<Option<(u32, u32)>> {
    let mut magic = [0; 8];
    let mut length = 0;
    while length < magic.len() {
        match file.read(&mut magic[length..])? {
            0 => break,
            more => length += more,
        }
    }
    // PNG (ISO 15948), 5.2.
    if magic == *b"\x89PNG\r\n\x1a\n" {
        return png_size(file);
    }
    // JPEG (ITU-T T.81), annex B: a start of image, and a further marker.
    if magic[..length].starts_with(&[0xff, 0xd8, 0xff]) {
        file.seek(SeekFrom::Start(2))?;
        return jpeg_size(file);
    }
    Ok(None)
}

/// PNG, 11.2.2: the first chunk is the header, and begins with width and height.
fn png_size(file: &mut impl Read) -> std::io::Result<Option<(u32, u32)>> {
    let mut chunk = [0; 16];
    file.read_exact(&mut chunk)?;
    let number = |at: usize| {
        u32::from_be_bytes([chunk[at], chunk[at + 1], chunk[at + 2], chunk[at + 3]])
    };
    Ok((&chunk[4..8] == b"IHDR").then(|| (number(8), number(12))))
}

/// JPEG, B.2: segments up to the frame header, which holds height and width. Frames that are
/// lossless, hierarchical or arithmetically coded are of a kind that PDF does not have.
fn jpeg_size(file: &mut (impl Read + Seek)) -> std::io::Result<Option<(u32, u32)>> {
    loop {
        let mut marker = [0; 2];
        file.read_exact(&mut marker)?;
        if marker[0] != 0xff {
            return Ok(None);
        }
        // Any number of fill bytes may precede a marker (B.1.1.2).
        while marker[1] == 0xff {
            file.read_exact(&mut marker[1..])?;
        }
        let mut length = [0; 2];
        file.read_exact(&mut length)?;
        let length = u16::from_be_bytes(length);
        match marker[1] {
            0xc0..=0xc2 => {
                let mut frame = [0; 5];
                file.read_exact(&mut frame)?;
                let number =
                    |at: usize| u32::from(u16::from_be_bytes([frame[at], frame[at + 1]]));
                return Ok(Some((number(3), number(1))));
            }
            // Other frames; the end and the scan, which must not come before a frame.
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf | 0xd9 | 0xda => return Ok(None),
            _ => {
                if length < 2 {
                    return Ok(None);
                }
                file.seek_relative(i64::from(length) - 2)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, ErrorKind};

    use super::size;

    #[test]
    fn png() {
        let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\0\x40".to_vec();
        assert_eq!(size(&mut Cursor::new(&file)).unwrap(), Some((256, 64)));
        file.truncate(20);
        assert_eq!(size(&mut Cursor::new(&file)).unwrap_err().kind(), ErrorKind::UnexpectedEof);
    }

    #[test]
    fn jpeg() {
        let mut file = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 17, 8];
        file.extend([0, 64, 1, 0, 3]);
        assert_eq!(size(&mut Cursor::new(&file)).unwrap(), Some((256, 64)));
        file[10] = 0xc3;
        assert_eq!(size(&mut Cursor::new(&file)).unwrap(), None);
    }

    #[test]
    fn others() {
        assert_eq!(size(&mut Cursor::new(b"GIF89a")).unwrap(), None);
        assert_eq!(size(&mut Cursor::new(b"")).unwrap(), None);
    }
}
