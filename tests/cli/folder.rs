//! A folder in which the command is run, and what is asked of a run.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder in which the command is run.
pub(crate) struct Folder(pub(crate) TempDir);

impl Folder {
    pub(crate) fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    /// The folder with a file in it.
    pub(crate) fn with(self, name: &str, content: impl AsRef<[u8]>) -> Folder {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// What is in the folder and below it, sorted.
    pub(crate) fn list(&self) -> Vec<String> {
        fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                let kind = entry.file_type().unwrap();
                if kind.is_dir() {
                    found.push(format!("{name}/"));
                    walk(&entry.path(), &format!("{name}/"), found);
                } else {
                    found.push(name);
                }
            }
        }
        let mut found = Vec::new();
        walk(self.0.path(), "", &mut found);
        found.sort();
        found
    }

    /// A run of the command, not started yet.
    pub(crate) fn run<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(
        &self,
        arguments: I,
    ) -> Run<'_> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
        command.args(arguments).current_dir(self.0.path());
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "SOURCE_DATE_EPOCH"] {
            command.env_remove(name);
        }
        Run { folder: self, command, input: Vec::new() }
    }
}

/// A run of the command.
pub(crate) struct Run<'a> {
    pub(crate) folder: &'a Folder,
    pub(crate) command: Command,
    pub(crate) input: Vec<u8>,
}

impl<'a> Run<'a> {
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// What is written to its standard input.
    pub(crate) fn input(mut self, input: impl AsRef<[u8]>) -> Self {
        self.input = input.as_ref().to_vec();
        self
    }

    /// Runs it and holds it to an exit code.
    #[track_caller]
    pub(crate) fn exits(mut self, code: i32) -> Ran<'a> {
        let mut child = self
            .command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that reads nothing closes the pipe early; that is no fault.
        let _ = child.stdin.take().unwrap().write_all(&self.input);
        let output = child.wait_with_output().unwrap();
        let ran = Ran { folder: self.folder, command: format!("{:?}", self.command), output };
        ran.check(
            ran.output.status.code() == Some(code),
            &format!("exit code {code} expected"),
        );
        ran
    }
}

/// A run that has ended.
pub(crate) struct Ran<'a> {
    pub(crate) folder: &'a Folder,
    pub(crate) command: String,
    pub(crate) output: Output,
}

impl Ran<'_> {
    pub(crate) fn out(&self) -> String {
        String::from_utf8_lossy(&self.output.stdout).into_owned()
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }

    #[track_caller]
    pub(crate) fn check(&self, holds: bool, what: &str) {
        if holds {
            return;
        }
        let mut text =
            format!("{what}\n\ncommand: {}\nstatus: {}\n", self.command, self.output.status);
        let _ = writeln!(text, "folder: {:?}", self.folder.list());
        let out: String = self.out().chars().take(4000).collect();
        let _ = writeln!(text, "--- stdout\n{out}\n--- stderr\n{}", self.err());
        panic!("{text}");
    }

    /// Holds the standard error to be just this.
    #[track_caller]
    pub(crate) fn says(self, expected: &str) -> Self {
        self.check(self.err() == expected, &format!("stderr expected to be:\n{expected}"));
        self
    }

    /// Holds the standard error to hold this.
    #[track_caller]
    pub(crate) fn mentions(self, part: &str) -> Self {
        self.check(self.err().contains(part), &format!("`{part}` expected in stderr"));
        self
    }

    /// Holds the standard output to hold this.
    #[track_caller]
    pub(crate) fn prints(self, part: &str) -> Self {
        self.check(self.out().contains(part), &format!("`{part}` expected in stdout"));
        self
    }

    /// Holds nothing to be said and nothing to be printed.
    #[track_caller]
    pub(crate) fn silent(self) -> Self {
        self.check(self.output.stdout.is_empty(), "no stdout expected");
        self.says("")
    }

    /// Holds the folder to hold just these.
    #[track_caller]
    pub(crate) fn leaves(self, files: &[&str]) -> Self {
        self.check(self.folder.list() == files, &format!("these files expected: {files:?}"));
        self
    }

    /// Holds a file to be a whole PDF.
    #[track_caller]
    pub(crate) fn made(self, name: &str) -> Self {
        let bytes = fs::read(self.folder.path(name)).unwrap_or_default();
        self.check(whole(&bytes), &format!("`{name}` expected to be a PDF"));
        self
    }
}

/// Whether bytes are a PDF from its head to its end.
pub(crate) fn whole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF")
}

/// The dossier that comes with the program.
pub(crate) fn shipped() -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("dossier.json")).unwrap()
}

/// Waits until something holds, and fails when it does not within some seconds.
#[track_caller]
pub(crate) fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..500 {
        if holds() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("this never came about: {what}");
}
