//! The examples at the end of each help. `tests/cli` runs every one of them.

/// Of the command as a whole.
pub(crate) const ALL: &str = "\
Examples:
  dossier init                   write an example to start from
  dossier build                  make `dossier.pdf` of the `dossier.json` here
  dossier watch                  do so whenever it is saved
  dossier check talks.json       look for faults only
  dossier help build             say all about a command

Exit codes: 0 done, 1 the dossier is at fault, 2 called wrongly,
66 a file cannot be read, 73 cannot be created, 74 failed on the way

SOURCE_DATE_EPOCH, in seconds since 1970, is the date that a PDF bears
instead of the day of publication";

/// Of `build`.
pub(crate) const BUILD: &str = "\
Examples:
  dossier build
  dossier build talks.json -o brief.pdf
  dossier build dossier.json talks.json -o out
  dossier build --paper letter --sides 2
  dossier build - -o - < talks.json > brief.pdf
  dossier build --deny warnings --allow W009";

/// Of `check`.
pub(crate) const CHECK: &str = "\
Examples:
  dossier check
  dossier check talks.json --deny warnings
  dossier check dossier.json talks.json --format short";

/// Of `watch`.
pub(crate) const WATCH: &str = "\
Examples:
  dossier watch
  dossier watch talks.json -o brief.pdf";

/// Of `init`.
pub(crate) const INIT: &str = "\
Examples:
  dossier init
  dossier init --template chronology --language ko";

/// Of `explain`.
pub(crate) const EXPLAIN: &str = "\
Examples:
  dossier explain
  dossier explain KEY001";

/// Of `schema`.
pub(crate) const SCHEMA: &str = "\
Examples:
  dossier schema > dossier.schema.json
  dossier schema --draft 7";

/// Of `extract`.
pub(crate) const EXTRACT: &str = "\
Examples:
  dossier extract brief.pdf
  dossier extract brief.pdf -o again.json
  dossier extract --verify brief.pdf";

/// Of `inspect`.
pub(crate) const INSPECT: &str = "\
Examples:
  dossier inspect brief.pdf
  dossier inspect --json brief.pdf";

/// Of `fonts`.
pub(crate) const FONTS: &str = "\
Examples:
  dossier fonts
  dossier fonts --text \"Seoul 서울\" --language ko";

/// Of `completions`.
pub(crate) const COMPLETIONS: &str = "\
Examples:
  dossier completions bash > dossier.bash
  dossier completions zsh > _dossier";

/// Of `man`.
pub(crate) const MAN: &str = "\
Examples:
  dossier man > dossier.1";
