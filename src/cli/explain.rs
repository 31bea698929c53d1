//! `explain`: what a rule asks, and why.

use dossier::diag;

use super::arguments::Explain;
use super::show::{WIDTH, fold};
use super::{Outcome, Trouble, write};

/// Explains a rule, or lists all.
pub(crate) fn run(explain: &Explain) -> Result<Outcome, Trouble> {
    let Some(code) = &explain.code else {
        let width = diag::rules().iter().map(|rule| rule.code.len()).max().unwrap_or(0);
        let line = |rule: &diag::Rule| format!("{:width$}  {}\n", rule.code, rule.title);
        write::print(&diag::rules().iter().map(line).collect::<String>())?;
        return Ok(Outcome::Done);
    };
    let rule = diag::rules().iter().find(|rule| rule.code.eq_ignore_ascii_case(code));
    let Some(rule) = rule else {
        let message = format!("there is no rule `{code}`; `dossier explain` lists all");
        return Err(Trouble::call(message));
    };
    let text = fold(rule.text.split_whitespace(), WIDTH);
    write::print(&format!("{}  {}\n\n{text}\n", rule.code, rule.title))?;
    Ok(Outcome::Done)
}
