//! Every example that the help and the README give, run as it stands there.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::folder::{Folder, shipped, until};
use super::{ASKED, PLAIN};

/// The lines below `Examples:` of a help, without what is said of them.
fn examples(help: &str) -> Vec<String> {
    help.lines()
        .skip_while(|line| *line != "Examples:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .map(|line| line.trim().split("   ").next().unwrap().trim().to_owned())
        .collect()
}

/// Runs an example in a folder that has what it names.
#[track_caller]
fn try_out(example: &str) {
    let folder = Folder::new().with("talks.json", PLAIN).with("out/keep", "");
    let folder = match example {
        _ if example.starts_with("dossier init") => folder,
        _ if example.starts_with("dossier build --deny") => folder.with("dossier.json", PLAIN),
        _ => folder.with("dossier.json", shipped()),
    };
    if example.contains("brief.pdf") {
        let _ = folder.run(["build", "-o", "brief.pdf"]).exits(0);
    }
    let program = Path::new(env!("CARGO_BIN_EXE_dossier"));
    let path = std::env::join_paths(
        std::iter::once(program.parent().unwrap().to_owned())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    )
    .unwrap();
    let mut child = Command::new("sh")
        .args(["-c", &format!("exec {example}")])
        .env("PATH", path)
        .current_dir(folder.0.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(fs::File::create(folder.path("said")).unwrap())
        .spawn()
        .unwrap();
    let said = || fs::read_to_string(folder.path("said")).unwrap();
    if example.starts_with("dossier watch") {
        until("a first build", || said().contains("Waiting for a save"));
        child.kill().unwrap();
        child.wait().unwrap();
        return;
    }
    let status = child.wait().unwrap();
    assert!(status.success(), "{example}: {status}\n{}", said());
}

#[cfg(unix)]
#[test]
fn of_the_help() {
    let folder = Folder::new();
    let top = folder.run(["--help"]).exits(0).out();
    let mut all = examples(&top);
    assert_eq!(all.len(), 5, "{all:#?}");
    let commands = [
        "build",
        "check",
        "watch",
        "init",
        "explain",
        "schema",
        "extract",
        "inspect",
        "fonts",
        "completions",
        "man",
    ];
    for command in commands {
        assert!(top.contains(&format!("\n  {command} ")), "{command} in\n{top}");
        let short = examples(&folder.run([command, "-h"]).exits(0).out());
        let long = examples(&folder.run([command, "--help"]).exits(0).out());
        assert!(!long.is_empty() && short == long, "{command} has examples");
        assert!(long.iter().all(|line| line.starts_with(&format!("dossier {command}"))));
        all.extend(long);
    }
    let listed = top.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed = listed.take_while(|line| !line.is_empty()).count();
    assert_eq!(listed, commands.len() + 1, "all commands, and `help`:\n{top}");
    for example in all {
        try_out(&example);
    }
}

/// The README of the project.
fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The fenced blocks of a language in a text.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("\n```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect()
}

#[cfg(unix)]
#[test]
fn of_the_readme() {
    let text = readme();
    let lines = blocks(&text, "console").into_iter().flat_map(str::lines);
    let lines = lines.filter_map(|line| line.strip_prefix("$ "));
    let mut count = 0;
    for line in lines.filter(|line| *line != "cargo test") {
        let line = line.split('#').next().unwrap().trim();
        try_out(&line.replace("cargo run --release --", "dossier"));
        count += 1;
    }
    assert!(count >= 6, "{count} commands in the README");
}

#[test]
fn dossiers_and_faults_of_the_readme() {
    let text = readme();
    let dossiers = blocks(&text, "json");
    assert_eq!(dossiers.len(), 1);
    let folder = Folder::new().with("dossier.json", dossiers[0]);
    folder.run(["build", "--deny", "warnings"]).exits(0).silent().made("dossier.pdf");
    let faulty = dossiers[0].replacen("\"chronology\"", "\"cronology\"", 1);
    let said = Folder::new().with("dossier.json", faulty).run(["check"]).exits(1).err();
    let faults: Vec<&str> =
        blocks(&text, "text").into_iter().filter(|block| block.contains("error[")).collect();
    assert_eq!(faults.len(), 1);
    assert!(said.contains(faults[0]), "{said}");
}

#[test]
fn help_and_answers_are_under_80_columns() {
    let folder = Folder::new().with("dossier.json", shipped()).with("a.json", ASKED);
    let mut wide = String::new();
    let mut look = |text: &str| {
        for line in text.lines().filter(|line| line.chars().count() >= 80) {
            wide += &format!("{line}\n");
        }
    };
    let all = folder.run(["explain"]).exits(0).out();
    look(&all);
    for rule in all.lines().filter_map(|line| line.split(' ').next()) {
        look(&folder.run(["explain", rule]).exits(0).out());
    }
    look(&folder.run(["check", "a.json"]).exits(0).err());
    look(&folder.run(["fonts"]).exits(0).out());
    look(&folder.run([""; 0]).exits(2).err());
    assert!(wide.is_empty(), "{wide}");
}
