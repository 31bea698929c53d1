//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use dossier::Settings;

use super::Trouble;
use dossier::model::Paper;
use dossier::schema::Draft;
use dossier::theme::{Look, Sides};

use super::examples;

/// Lays a dossier out as a briefing.
#[derive(Debug, Parser)]
#[command(
    name = "dossier",
    version,
    about = "A JSON dossier in, a typeset briefing PDF out",
    max_term_width = 79,
    after_help = examples::ALL
)]
pub(crate) struct Arguments<C: Subcommand = Command> {
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Option<C>,
}

impl Arguments {
    /// What has been typed. Whoever builds waits for nothing that the other commands may take.
    pub(crate) fn typed() -> Arguments {
        if std::env::args_os().nth(1).is_none_or(|first| first != "build") {
            return Arguments::parse();
        }
        let Arguments { color, command } = Arguments::<Only>::parse();
        Arguments { color, command: command.map(|Only::Build(build)| Command::Build(build)) }
    }
}

/// The command that is given most, as [`Command`] has it.
#[derive(Debug, Subcommand)]
enum Only {
    /// Lay a dossier out and write the PDF
    #[command(after_help = examples::BUILD)]
    Build(Build),
}

/// When faults are shown in colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What there is to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lay a dossier out and write the PDF
    #[command(after_help = examples::BUILD)]
    Build(Build),
    /// Look for faults without writing anything
    #[command(after_help = examples::CHECK)]
    Check(Check),
    /// Build again whenever the dossier is saved
    #[command(after_help = examples::WATCH)]
    Watch(Watch),
    /// Write an example to start from
    #[command(after_help = examples::INIT)]
    Init(Init),
    /// Say more about a fault, by its code
    #[command(after_help = examples::EXPLAIN)]
    Explain(Explain),
    /// Print the JSON Schema of the format, for editors
    #[command(after_help = examples::SCHEMA)]
    Schema(Schema),
    /// Give back the dossier inside a PDF, byte for byte
    #[command(after_help = examples::EXTRACT)]
    Extract(Extract),
    /// List everything that leaves the building with a PDF
    #[command(after_help = examples::INSPECT)]
    Inspect(Inspect),
    /// List the embedded faces, or those that draw a text
    #[command(after_help = examples::FONTS)]
    Fonts(Fonts),
    /// Print completions for a shell
    #[command(after_help = examples::COMPLETIONS)]
    Completions(Completions),
    /// Print the manual page
    #[command(after_help = examples::MAN)]
    Man,
}

/// What `build` takes.
#[derive(Debug, Args)]
pub(crate) struct Build {
    /// The dossiers; `-` reads one from the standard input
    #[arg(value_name = "DOSSIER", default_value = "dossier.json")]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) job: Job,
    /// How faults are shown, on the standard error
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,
    /// Measure the finished pages and print how well they are set
    ///
    /// To the standard output, or to the standard error when the PDF goes there.
    #[arg(
        long,
        value_name = "FORMAT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "human"
    )]
    pub(crate) report: Option<Quality>,
}

/// How the report on finished pages is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Quality {
    /// As a table
    Human,
    /// As JSON
    Json,
}

/// What `extract` takes.
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// The PDF
    #[arg(value_name = "PDF")]
    pub(crate) pdf: PathBuf,
    /// Where to write the dossier: a file or a folder; the standard output unless given
    #[arg(short, long, value_name = "FILE", conflicts_with = "verify")]
    pub(crate) output: Option<PathBuf>,
    /// Build the dossier inside again and compare both files
    ///
    /// What was typed for the build must be typed here too, such as `--paper`.
    #[arg(long)]
    pub(crate) verify: bool,
    #[command(flatten)]
    pub(crate) making: Making,
}

/// What `inspect` takes.
#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// The PDF
    #[arg(value_name = "PDF")]
    pub(crate) pdf: PathBuf,
    /// Print the list as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// What `watch` takes.
#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// The dossier
    #[arg(value_name = "DOSSIER", default_value = "dossier.json")]
    pub(crate) input: PathBuf,
    #[command(flatten)]
    pub(crate) job: Job,
}

/// What `build` and `watch` have in common: where to, how, and what stops them.
#[derive(Debug, Args)]
pub(crate) struct Job {
    /// Where to write the PDF: a file or a folder; `-` is the standard output
    ///
    /// By default the name of the dossier with `.pdf`, beside it. Of several dossiers, a folder.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) making: Making,
    #[command(flatten)]
    pub(crate) judging: Judging,
}

/// How a briefing is made.
#[derive(Debug, Args)]
pub(crate) struct Making {
    /// The paper, whatever the dossier says
    #[arg(long, value_name = "PAPER", value_parser = paper)]
    pub(crate) paper: Option<Paper>,
    /// The theme: `standard`, or `ink` for cheap printers
    #[arg(long, value_name = "THEME", value_parser = look)]
    pub(crate) theme: Option<Look>,
    /// Print on 1 side or on 2, with margins for binding
    #[arg(long, value_name = "N", value_parser = sides)]
    pub(crate) sides: Option<Sides>,
    /// Make exactly N pages, by the size of text and its leading
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=9999))]
    pub(crate) pages: Option<u32>,
    /// Leave the dossier itself out of the PDF
    #[arg(long)]
    pub(crate) no_embed: bool,
    /// Name the authors in the properties of the PDF
    #[arg(long)]
    pub(crate) author_in_metadata: bool,
}

impl Making {
    /// The same for the library.
    pub(crate) fn settings(&self) -> Result<Settings, Trouble> {
        Ok(Settings {
            paper: self.paper,
            look: self.theme,
            sides: self.sides,
            pages: self.pages,
            embed: !self.no_embed,
            authors: self.author_in_metadata,
            moment: moment()?,
            ..Settings::PLAIN
        })
    }
}

/// The moment that files are to bear, where a build system wants one
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn moment() -> Result<Option<i64>, Trouble> {
    const NAME: &str = "SOURCE_DATE_EPOCH";
    let Some(value) = std::env::var_os(NAME).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    // Files bear years of four digits.
    let seconds = value.to_str().and_then(|value| value.parse().ok());
    match seconds.filter(|seconds| (0..=253_402_300_799).contains(seconds)) {
        Some(seconds) => Ok(Some(seconds)),
        None => Err(Trouble::call(format!("{NAME} is no number of seconds since 1970"))),
    }
}

/// Which faults are shown, and which stop the command.
#[derive(Debug, Args)]
pub(crate) struct Judging {
    /// Stop at warnings as at errors
    #[arg(long, value_name = "WHAT", value_parser = ["warnings"])]
    pub(crate) deny: Option<String>,
    /// Say nothing of this rule, if it is one of a warning
    #[arg(long, value_name = "CODE")]
    pub(crate) allow: Vec<String>,
}

/// How faults are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// In their lines, with what to do
    Human,
    /// One line each
    Short,
    /// As JSON
    Json,
    /// As SARIF 2.1.0, for code scanners
    Sarif,
    /// As annotations of GitHub Actions
    Github,
}

/// What `check` takes.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The dossiers; `-` reads one from the standard input
    #[arg(value_name = "DOSSIER", default_value = "dossier.json")]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// How faults are shown: for people on the standard error, else on the standard output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,
}

/// What `init` takes.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// What sort of dossier
    #[arg(long, value_name = "NAME", default_value = "brief")]
    pub(crate) template: Template,
    /// Its language
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub(crate) language: Tongue,
}

/// The sorts of examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Template {
    /// A bit of everything
    Brief,
    /// People and bodies
    Profile,
    /// What happened when
    Chronology,
}

/// The languages of the examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tongue {
    /// English
    En,
    /// Korean
    Ko,
}

/// What `schema` takes.
#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// The edition of JSON Schema; most editors know 7 best
    #[arg(long, value_name = "EDITION", default_value = "2020-12", value_parser = draft)]
    pub(crate) draft: Draft,
}

/// What `fonts` takes.
#[derive(Debug, Args)]
pub(crate) struct Fonts {
    /// The text to be drawn; the exit code is 1 when a character has no face
    #[arg(long, value_name = "TEXT")]
    pub(crate) text: Option<String>,
    /// The language of the text
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub(crate) language: String,
}

/// What `completions` takes.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// What `explain` takes.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code of a rule; without one, all are listed
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
}

fn paper(name: &str) -> Result<Paper, String> {
    match name.to_ascii_lowercase().as_str() {
        "a4" => Ok(Paper::A4),
        "letter" => Ok(Paper::Letter),
        "a5" => Ok(Paper::A5),
        _ => Err("there are a4, letter and a5".to_owned()),
    }
}

fn look(name: &str) -> Result<Look, String> {
    Look::named(name).ok_or_else(|| {
        let names: Vec<&str> = Look::NAMES.iter().map(|(name, _)| *name).collect();
        format!("there are {}", names.join(" and "))
    })
}

fn sides(number: &str) -> Result<Sides, String> {
    match number {
        "1" => Ok(Sides::One),
        "2" => Ok(Sides::Two),
        _ => Err("paper has 1 or 2 sides".to_owned()),
    }
}

fn draft(name: &str) -> Result<Draft, String> {
    match name {
        "7" => Ok(Draft::Seven),
        "2020-12" => Ok(Draft::Y2020),
        _ => Err("there are 7 and 2020-12".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::{Arguments, Only};

    #[test]
    fn the_command_given_most_is_the_same_by_itself() {
        let help = |mut command: clap::Command| {
            command.build();
            let build = command.find_subcommand_mut("build").expect("there is `build`");
            build.render_long_help().to_string()
        };
        assert_eq!(help(Arguments::<Only>::command()), help(<Arguments>::command()));
    }
}
