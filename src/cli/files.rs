//! Files and streams: read whole, written beside and renamed, so that a build that fails leaves
//! what was there.

use std::fs;
use std::io::{self, IsTerminal, Read, Write};
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

/// Prints an answer; a reader who has gone away is no trouble.
pub(crate) fn print(text: &str) -> Result<(), Trouble> {
    write(&Output::Standard, text.as_bytes())
}

/// Reads a dossier.
pub(crate) fn read(path: &Path) -> Result<Input, Trouble> {
    let fail = |what: &str, error: &io::Error| {
        Trouble(format!("{what} could not be read: {}", plain(error)))
    };
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        let input = io::stdin().lock();
        input.take(MOST).read_to_end(&mut bytes).map_err(|e| fail("the standard input", &e))?;
        let folder = Some(PathBuf::from("."));
        return Ok(Input { path: None, name: "dossier.json".to_owned(), bytes, folder });
    }
    let file = fs::File::open(path).map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound && path == Path::new("dossier.json") {
            return Trouble(
                "there is no `dossier.json` in this folder; name a dossier: `dossier build FILE`"
                    .to_owned(),
            );
        }
        fail(&format!("`{}`", shown(path)), &error)
    })?;
    file.take(MOST)
        .read_to_end(&mut bytes)
        .map_err(|error| fail(&format!("`{}`", shown(path)), &error))?;
    let name =
        path.file_name().map_or_else(|| "dossier.json".into(), |name| name.to_string_lossy());
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = Some(parent.map_or_else(|| PathBuf::from("."), Path::to_owned));
    Ok(Input { path: Some(path.to_owned()), name: name.into_owned(), bytes, folder })
}

/// Where the PDF of an input goes.
pub(crate) fn output(input: &Input, wanted: Option<&Path>) -> Result<Output, Trouble> {
    if wanted == Some(Path::new("-")) {
        if io::stdout().is_terminal() {
            return Err(Trouble(
                "a PDF is no text for a terminal; name a file with `-o`, or pipe it on"
                    .to_owned(),
            ));
        }
        return Ok(Output::Standard);
    }
    let stem = Path::new(&input.name).with_extension("pdf");
    let path = match (wanted, &input.path) {
        (Some(path), _) if path.is_dir() => path.join(stem),
        (Some(path), _) => path.to_owned(),
        (None, Some(path)) => path.with_extension("pdf"),
        (None, None) => {
            return Err(Trouble("name a file for the PDF with `-o`".to_owned()));
        }
    };
    let same = |one: &Path, other: &Path| matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(a), Ok(b)) if a == b);
    if input.path.as_deref().is_some_and(|input| same(input, &path)) {
        return Err(Trouble(format!("`{}` is the dossier itself", shown(&path))));
    }
    Ok(Output::File(path))
}

/// Writes a file beside its place and renames it, or writes to the standard output.
pub(crate) fn write(output: &Output, bytes: &[u8]) -> Result<(), Trouble> {
    match output {
        Output::Standard => {
            let mut out = io::stdout().lock();
            match out.write_all(bytes).and_then(|()| out.flush()) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                Err(error) => {
                    let why = plain(&error);
                    Err(Trouble(format!("the standard output could not be written: {why}")))
                }
                Ok(()) => Ok(()),
            }
        }
        Output::File(path) => replace(path, bytes).map_err(|error| {
            Trouble(format!("`{}` could not be written: {}", shown(path), plain(&error)))
        }),
    }
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link is followed, so that what it leads to is replaced and the link stays.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.exists() && !path.is_file() {
        // A device or a pipe cannot be replaced.
        return fs::write(&path, bytes);
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = parent.unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dossier-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode =
            fs::metadata(&path).map_or(0o666, |known| known.permissions().mode() & 0o777);
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// What went wrong, in words for people.
pub(crate) fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is no folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => error.to_string(),
    }
}
