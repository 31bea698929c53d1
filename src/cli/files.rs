//! What is read, and where the PDF of it goes.

use std::fs::{self, File, Metadata};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::Trouble;

/// Where a file goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    /// To a file.
    File(PathBuf),
    /// To the standard output.
    Standard,
}

/// The name of a file for people.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// More than this is no dossier; reading stops there.
const MOST: u64 = (64 << 20) + 1;
/// How often a file is read that changes meanwhile.
const MOST_READINGS: usize = 20;

/// A dossier that has been read.
#[derive(Debug)]
pub(crate) struct Input {
    /// Where from; none for the standard input.
    pub(crate) path: Option<PathBuf>,
    /// What it is called.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// Where its pictures are.
    pub(crate) folder: Option<PathBuf>,
}

impl Input {
    /// The name of its place for people and programs.
    pub(crate) fn place(&self) -> String {
        self.path.as_deref().map_or_else(|| "<stdin>".to_owned(), shown)
    }
}

/// Reads a dossier.
pub(crate) fn read(path: &Path) -> Result<Input, Trouble> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        let input = io::stdin().lock();
        input.take(MOST).read_to_end(&mut bytes).map_err(|error| {
            let why = plain(&error);
            Trouble::input(format!("the standard input could not be read: {why}"))
        })?;
        let folder = Some(PathBuf::from("."));
        return Ok(Input { path: None, name: "dossier.json".to_owned(), bytes, folder });
    }
    let bytes = settled(path).map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound && path == Path::new("dossier.json") {
            return Trouble::input(
                "there is no `dossier.json` in this folder; name a dossier, or let \
                 `dossier init` write one",
            );
        }
        Trouble::input(format!("`{}` could not be read: {}", shown(path), plain(&error)))
    })?;
    let bytes = bytes.ok_or_else(|| {
        let message = format!("`{}` changes while it is read; try again", shown(path));
        Trouble::transfer(message)
    })?;
    let name =
        path.file_name().map_or_else(|| "dossier.json".into(), |name| name.to_string_lossy());
    let folder = Some(folder(path).to_owned());
    Ok(Input { path: Some(path.to_owned()), name: name.into_owned(), bytes, folder })
}

/// The folder that a file is in.
pub(crate) fn folder(path: &Path) -> &Path {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// The bytes of a file at one moment: one that changes while it is read is read again; none if
/// it never comes to rest.
fn settled(path: &Path) -> io::Result<Option<Vec<u8>>> {
    for _ in 0..MOST_READINGS {
        let file = File::open(path)?;
        let before = file.metadata()?;
        let mut bytes =
            Vec::with_capacity(usize::try_from(before.len().min(MOST)).unwrap_or(0));
        (&file).take(MOST).read_to_end(&mut bytes)?;
        let after = file.metadata()?;
        let same = |before: &Metadata, after: &Metadata| {
            before.len() == after.len() && before.modified().ok() == after.modified().ok()
        };
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let whole = length == after.len().min(MOST);
        // A pipe has no length that it could keep to.
        if !before.is_file() || whole && same(&before, &after) {
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}

/// Where the PDF of an input goes.
pub(crate) fn output(input: &Input, wanted: Option<&Path>) -> Result<Output, Trouble> {
    if wanted == Some(Path::new("-")) {
        if io::stdout().is_terminal() {
            return Err(Trouble::call(
                "a PDF is no text for a terminal; name a file with `-o`, or pipe it on",
            ));
        }
        return Ok(Output::Standard);
    }
    let stem = Path::new(&input.name).with_extension("pdf");
    let path = match (wanted, &input.path) {
        (Some(path), _) if path.is_dir() => path.join(stem),
        (Some(path), _) => path.to_owned(),
        (None, Some(path)) => path.with_extension("pdf"),
        (None, None) => return Err(Trouble::call("name a file for the PDF with `-o`")),
    };
    let there = |path: &Path| fs::canonicalize(path).ok();
    let place = there(&path);
    if place.is_some() && place == input.path.as_deref().and_then(there) {
        return Err(Trouble::call(format!("`{}` is the dossier itself", shown(&path))));
    }
    if path.is_dir() {
        return Err(Trouble::output(format!("`{}` is a folder", shown(&path))));
    }
    if is_precious(&path) {
        return Err(Trouble::output(format!(
            "`{}` is no PDF and stays as it is; name another file",
            shown(&path)
        )));
    }
    let parent = folder(&path);
    if matches!(fs::metadata(parent), Err(error) if error.kind() == io::ErrorKind::NotFound) {
        let message = format!("there is no folder `{}`; create it first", shown(parent));
        return Err(Trouble::output(message));
    }
    Ok(Output::File(path))
}

/// Whether a file is there that a PDF must not replace: one with content, and no PDF.
fn is_precious(path: &Path) -> bool {
    if !path.is_file() {
        return false;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(5).read_to_end(&mut head));
    read.is_ok() && !head.is_empty() && head != b"%PDF-"
}

/// What went wrong, in words for people.
pub(crate) fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is no folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::QuotaExceeded => "your share of the disk is used up".to_owned(),
        io::ErrorKind::FileTooLarge => "it is larger than files may be here".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => error.to_string(),
    }
}
