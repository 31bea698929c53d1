//! What becomes of unfinished files when the command is interrupted: they go with it.
//!
//! A file is unfinished from the moment in which it is created beside its place until it is
//! renamed. As long as there is one, a signal is only noted; whoever ends a file next takes all of
//! them away and ends the command. No thread waits for signals: between the two moments the
//! command writes, and does nothing that takes long.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The unfinished files.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Whether a signal may end the command at once, as nothing is unfinished.
static AT_ONCE: AtomicBool = AtomicBool::new(true);

/// The signal that came meanwhile; none is 0.
static NOTED: AtomicUsize = AtomicUsize::new(0);

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Creates a file that is removed when the command is interrupted.
pub(crate) fn begin(path: &Path) -> io::Result<File> {
    let mut unfinished = unfinished();
    AT_ONCE.store(false, Ordering::SeqCst);
    let file = File::options().read(true).write(true).create_new(true).open(path);
    if file.is_ok() {
        unfinished.push(path.to_owned());
    }
    mind(&unfinished);
    file
}

/// Puts an unfinished file into its place, or takes it away: either is whole, or not at all.
pub(crate) fn end<T>(path: &Path, last: impl FnOnce() -> T) -> T {
    let mut unfinished = unfinished();
    mind(&unfinished);
    let done = last();
    unfinished.retain(|other| other != path);
    mind(&unfinished);
    done
}

/// Ends the command if it was interrupted, and lets later signals end it if nothing is unfinished.
fn mind(unfinished: &[PathBuf]) {
    // In this order: a signal in between is noted, or ends the command by itself.
    AT_ONCE.store(unfinished.is_empty(), Ordering::SeqCst);
    let Ok(signal @ 1..) = i32::try_from(NOTED.load(Ordering::SeqCst)) else { return };
    for path in unfinished {
        let _ = std::fs::remove_file(path);
    }
    end_by(signal);
}

/// Ends the command by the signal, as it would have ended without us: a shell that waits for it
/// must see that to end its own loop.
fn end_by(signal: i32) {
    #[cfg(unix)]
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    std::process::exit(128 + signal);
}

/// Notes interruptions from now on. Called before anything is written, and not earlier: most
/// runs that only answer a question need none of it.
#[cfg(unix)]
pub(crate) fn watch() {
    use std::sync::Once;

    use signal_hook::consts::{SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::flag::{register_conditional_default, register_usize};

    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        limits();
        for signal in [SIGINT, SIGTERM, SIGQUIT] {
            // Without the first, the system's own way stays: the command ends, a file may be left.
            if register_conditional_default(signal, &AT_ONCE).is_ok() {
                let _ = register_usize(signal, &NOTED, signal.unsigned_abs() as usize);
            }
        }
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
