//! What becomes of unfinished files when the command is interrupted: they go with it.
//!
//! A file is unfinished from the moment in which it is created beside its place until it is
//! renamed. Both moments are taken under one lock; whoever interrupts the command takes the same
//! lock and keeps it, so that there is no moment in between.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The unfinished files.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Creates a file that is removed when the command is interrupted.
pub(crate) fn begin(path: &Path) -> io::Result<File> {
    let mut unfinished = unfinished();
    let file = File::options().read(true).write(true).create_new(true).open(path)?;
    unfinished.push(path.to_owned());
    Ok(file)
}

/// Puts an unfinished file into its place, or takes it away: either is whole, or not at all.
pub(crate) fn end<T>(path: &Path, last: impl FnOnce() -> T) -> T {
    let mut unfinished = unfinished();
    let done = last();
    unfinished.retain(|other| other != path);
    done
}

/// Waits for interruptions from now on. Called before anything is written, and not earlier: most
/// runs that only answer a question need none of it.
#[cfg(unix)]
pub(crate) fn watch() {
    use std::sync::Once;

    use signal_hook::consts::{SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;

    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        limits();
        // Without a watch the system's own way stays: the command ends, a file may be left.
        let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGQUIT]) else { return };
        let waiting = move || {
            let Some(signal) = signals.forever().next() else { return };
            let unfinished = unfinished();
            for path in unfinished.iter() {
                let _ = std::fs::remove_file(path);
            }
            // The command ends by the signal, as it would have without us: a shell that waits
            // for it must see that to end its own loop. The lock is never given back.
            let _ = signal_hook::low_level::emulate_default_handler(signal);
            std::process::exit(128 + signal);
        };
        let _ = std::thread::Builder::new().name("interrupt".to_owned()).spawn(waiting);
    });
}

/// A file that grows beyond what the shell allows (`ulimit -f`) ends the program by a signal,
/// unless somebody listens: then writing fails as on a full disk, and can be told.
#[cfg(unix)]
fn limits() {
    let listener = std::sync::Arc::default();
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, listener);
}

/// There are no signals to wait for.
#[cfg(not(unix))]
pub(crate) fn watch() {}
