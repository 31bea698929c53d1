//! The command line: arguments, files, faults on the terminal, exit codes. All that touches the
//! world is here; the library below it gets bytes and gives bytes.
//!
//! Exit codes: 0 done, 1 the dossier is at fault, 2 called wrongly or a file could not be read
//! or written.

mod archive;
mod arguments;
mod build;
mod explain;
mod files;
mod fonts;
mod formats;
mod generate;
mod init;
mod report;
mod show;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

/// Something that stopped the command and is no fault of a dossier.
#[derive(Debug)]
pub(crate) struct Trouble(pub(crate) String);

/// How a command ended that was not stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// All is well.
    Done,
    /// A dossier is at fault; that has been shown.
    AtFault,
    /// Something that is no fault of a dossier stopped a part of it; that has been shown.
    Stopped,
}

/// Runs the command.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match &arguments.command {
        Some(Command::Build(build)) => build::run(build, arguments.color),
        Some(Command::Check(check)) => build::check(check, arguments.color),
        Some(Command::Watch(watch)) => watch::run(watch, arguments.color),
        Some(Command::Init(init)) => init::run(init),
        Some(Command::Explain(explain)) => explain::run(explain),
        Some(Command::Schema(schema)) => generate::schema(schema),
        Some(Command::Fonts(fonts)) => fonts::run(fonts),
        Some(Command::Completions(shell)) => generate::completions(shell),
        Some(Command::Extract(extract)) => archive::extract(extract),
        Some(Command::Inspect(inspect)) => archive::inspect(inspect),
        Some(Command::Man) => generate::man(),
        None => Ok(generate::nothing()),
    };
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::AtFault) => ExitCode::from(1),
        Ok(Outcome::Stopped) => ExitCode::from(2),
        Err(Trouble(message)) => {
            show::trouble(&message, arguments.color);
            ExitCode::from(2)
        }
    }
}
