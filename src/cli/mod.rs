//! The command line: arguments, files, faults on the terminal, exit codes. All that touches the
//! world is here; the library below it gets bytes and gives bytes.
//!
//! Exit codes: 0 done, 1 the dossier is at fault, 2 called wrongly, 66 a file could not be read,
//! 73 one could not be created, 74 reading or writing failed on the way.

mod archive;
mod arguments;
mod build;
mod examples;
mod explain;
mod files;
mod fonts;
mod formats;
mod generate;
mod init;
mod interrupt;
mod progress;
mod report;
mod show;
mod trouble;
mod watch;
mod write;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use trouble::{Outcome, Trouble};

/// Runs the command.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::typed();
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
    result
        .unwrap_or_else(|trouble| {
            show::trouble(&trouble.message, arguments.color);
            Outcome::Stopped(trouble.kind)
        })
        .into()
}
