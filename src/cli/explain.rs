//! `explain`: what a rule asks, and why.

#![expect(clippy::print_stdout, reason = "the answer is what was asked for")]

use dossier::diag;

use super::arguments::Explain;
use super::{Outcome, Trouble};

/// Explains a rule, or lists all.
pub(crate) fn run(explain: &Explain) -> Result<Outcome, Trouble> {
    let Some(code) = &explain.code else {
        for rule in diag::rules() {
            println!("{}  {}", rule.code, rule.title);
        }
        return Ok(Outcome::Done);
    };
    let rule = diag::rules().iter().find(|rule| rule.code.eq_ignore_ascii_case(code));
    let Some(rule) = rule else {
        return Err(Trouble(format!("there is no rule `{code}`; `dossier explain` lists all")));
    };
    println!("{}  {}\n\n{}", rule.code, rule.title, rule.text);
    Ok(Outcome::Done)
}
