//! Writing: beside its place and renamed, so that whatever stops a build leaves what was there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::files::{Output, folder, plain, shown};
use super::{Trouble, interrupt};

/// How many links may lead to one another.
const MOST_LINKS: usize = 40;

/// Prints an answer; a reader who has gone away is no trouble.
pub(crate) fn print(text: &str) -> Result<(), Trouble> {
    write(&Output::Standard, text.as_bytes())
}

/// Writes to a file or to the standard output.
pub(crate) fn write(output: &Output, bytes: &[u8]) -> Result<(), Trouble> {
    interrupt::watch();
    match output {
        Output::Standard => {
            let mut out = io::stdout().lock();
            match out.write_all(bytes).and_then(|()| out.flush()) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                Err(error) => {
                    let why = plain(&error);
                    Err(Trouble::transfer(format!(
                        "the standard output could not be written: {why}"
                    )))
                }
                Ok(()) => Ok(()),
            }
        }
        Output::File(path) => replace(path, bytes),
    }
}

/// Writes a file in place of the one that is there.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    // A link is followed, so that what it leads to is replaced and the link stays.
    let place = behind(path);
    let known = fs::metadata(&place).ok();
    if known.as_ref().is_some_and(|known| !known.is_file()) {
        // A device or a pipe cannot be replaced.
        return fs::write(&place, bytes).map_err(|error| failed(path, &error));
    }
    let mode = known.map(|known| known.permissions());
    beside(&place, path, |file| {
        file.write_all(bytes)?;
        mode.map_or(Ok(()), |mode| file.set_permissions(mode))
    })?
    .persist(&place)
    .map_err(|error| refused(path, &error))
}

/// Writes a file that must not be there yet; `None` when it is.
pub(crate) fn create(path: &Path, text: &str) -> Result<Option<()>, Trouble> {
    interrupt::watch();
    if fs::symlink_metadata(path).is_ok() {
        return Ok(None);
    }
    let made = beside(path, path, |file| file.write_all(text.as_bytes()))?;
    match made.persist_new(path) {
        Ok(()) => Ok(Some(())),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
        Err(error) => Err(refused(path, &error)),
    }
}

/// A whole file beside its place.
struct Beside(tempfile::NamedTempFile<File>);

impl Beside {
    fn persist(self, place: &Path) -> io::Result<()> {
        let path = self.0.path().to_owned();
        interrupt::end(&path, || self.0.persist(place).map(drop).map_err(|error| error.error))
    }

    fn persist_new(self, place: &Path) -> io::Result<()> {
        let path = self.0.path().to_owned();
        interrupt::end(&path, || {
            self.0.persist_noclobber(place).map(drop).map_err(|error| error.error)
        })
    }
}

/// Fills a file beside a place; `told` is the place in the words of the user.
fn beside(
    place: &Path,
    told: &Path,
    fill: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<Beside, Trouble> {
    let mut made = tempfile::Builder::new()
        .prefix(".dossier-")
        .suffix(".tmp")
        .make_in(folder(place), interrupt::begin)
        .map_err(|error| refused(told, &error))?;
    match fill(made.as_file_mut()) {
        Ok(()) => Ok(Beside(made)),
        Err(error) => {
            let path = made.path().to_owned();
            interrupt::end(&path, || drop(made));
            Err(failed(told, &error))
        }
    }
}

/// Where a path leads when it is a link, whether or not there is something.
fn behind(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| {
        let mut path = path.to_owned();
        for _ in 0..MOST_LINKS {
            let Ok(target) = fs::read_link(&path) else { break };
            path = path.parent().unwrap_or(Path::new("")).join(target);
        }
        path
    })
}

fn refused(path: &Path, error: &io::Error) -> Trouble {
    Trouble::output(format!("`{}` could not be written: {}", shown(path), plain(error)))
}

fn failed(path: &Path, error: &io::Error) -> Trouble {
    Trouble::transfer(format!("`{}` could not be written: {}", shown(path), plain(error)))
}
