//! What stops the command and is no fault of a dossier, and the exit codes.

use std::process::ExitCode;

/// Something that stopped the command.
#[derive(Debug)]
pub(crate) struct Trouble {
    /// What is told, in words for people.
    pub(crate) message: String,
    /// What sort of trouble it is.
    pub(crate) kind: Kind,
}

/// The sorts of trouble, which scripts tell apart by the exit code. Beyond 2, which is that of
/// all programs of clap, the numbers are those of `sysexits.h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The command was called wrongly.
    Call,
    /// A file could not be read.
    Input,
    /// A file could not be created.
    Output,
    /// Reading or writing failed on the way.
    Transfer,
}

impl Kind {
    /// The exit code.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Kind::Call => 2,
            Kind::Input => 66,
            Kind::Output => 73,
            Kind::Transfer => 74,
        }
    }
}

impl Trouble {
    /// The command was called wrongly.
    pub(crate) fn call(message: impl Into<String>) -> Trouble {
        Trouble { message: message.into(), kind: Kind::Call }
    }

    /// A file could not be read.
    pub(crate) fn input(message: impl Into<String>) -> Trouble {
        Trouble { message: message.into(), kind: Kind::Input }
    }

    /// A file could not be created.
    pub(crate) fn output(message: impl Into<String>) -> Trouble {
        Trouble { message: message.into(), kind: Kind::Output }
    }

    /// Reading or writing failed on the way.
    pub(crate) fn transfer(message: impl Into<String>) -> Trouble {
        Trouble { message: message.into(), kind: Kind::Transfer }
    }
}

/// How a command ended that was not stopped, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// All is well.
    Done,
    /// A dossier is at fault; that has been shown.
    AtFault,
    /// Trouble stopped a part of it; that has been shown.
    Stopped(Kind),
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::AtFault => ExitCode::from(1),
            Outcome::Stopped(kind) => ExitCode::from(kind.code()),
        }
    }
}
