//! The line that says how far several dossiers are. It appears only when there has been nothing to
//! see for a while, and is gone when something else is to be seen.

use std::io::Write;
use std::time::Duration;

/// How long the command may be silent.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the line is written anew.
const BEAT: Duration = Duration::from_millis(100);

/// A line of progress on a terminal.
#[derive(Debug)]
pub(crate) struct Progress<W> {
    terminal: W,
    of: usize,
    is_shown: bool,
}

impl<W: Write> Progress<W> {
    /// Nothing is shown yet of so many dossiers.
    pub(crate) fn new(terminal: W, of: usize) -> Progress<W> {
        Progress { terminal, of, is_shown: false }
    }

    /// How long to wait before the line is due.
    pub(crate) fn wait(&self) -> Duration {
        if self.is_shown { BEAT } else { PATIENCE }
    }

    /// Says how many are done, in place of what was said before.
    pub(crate) fn tell(&mut self, done: usize) {
        self.is_shown = true;
        let of = self.of;
        self.put(&format!("\r{done} of {of} dossiers"));
    }

    /// Wipes the line, so that what follows stands alone.
    pub(crate) fn wipe(mut self) {
        if self.is_shown {
            self.put("\r\u{1b}[K");
        }
    }

    /// A terminal that takes nothing gets nothing.
    fn put(&mut self, text: &str) {
        let _ = self.terminal.write_all(text.as_bytes()).and_then(|()| self.terminal.flush());
    }
}

#[cfg(test)]
mod tests {
    use super::{BEAT, PATIENCE, Progress};

    #[test]
    fn quick_work_shows_nothing() {
        let mut terminal = Vec::new();
        let progress = Progress::new(&mut terminal, 3);
        assert_eq!(progress.wait(), PATIENCE);
        progress.wipe();
        assert!(terminal.is_empty());
    }

    #[test]
    fn one_line_told_anew_and_wiped() {
        let mut terminal = Vec::new();
        let mut progress = Progress::new(&mut terminal, 12);
        progress.tell(9);
        assert_eq!(progress.wait(), BEAT);
        progress.tell(10);
        progress.wipe();
        let told = String::from_utf8(terminal).unwrap_or_default();
        assert_eq!(told, "\r9 of 12 dossiers\r10 of 12 dossiers\r\u{1b}[K");
        assert!(!told.contains('\n'), "it stays one line");
    }
}
