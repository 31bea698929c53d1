//! The command as people use it: the real program in a folder of its own, with exact answers.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod examples;
mod folder;
mod manners;
mod schema;
mod table;
mod watch;

use std::fs;

use folder::{Folder, Run, shipped, whole};

/// The least dossier that builds without a question.
const PLAIN: &str = r#"{
  "dossier": 1,
  "language": "en",
  "title": "A port opens",
  "as_of": "2016-11-23",
  "summary": { "paragraphs": ["The port opened."] }
}
"#;

/// Three faults, one of each sort: of shape, of sense, of a date.
const FAULTY: &str = r#"{
  "dossier": 1,
  "language": "en",
  "title": "한국 opens",
  "as_of": "2016-11-23",
  "cronology": [],
  "summary": { "paragraphs": ["한국 [@nobody]."] },
  "published": "2016-13-01"
}
"#;

/// What the faults look like.
const FAULTS: &str = "\
error[KEY001]: unknown key `cronology`
 --> a.json:6:3
  |
6 |   \"cronology\": [],
  |   ^^^^^^^^^^^
  |
  = help: did you mean `chronology`?

error[ID003]: no source has the id `nobody`
 --> a.json:7:36
  |
7 |   \"summary\": { \"paragraphs\": [\"한국 [@nobody].\"] },
  |                                      ^^^^^^^

error[DATE001]: `2016-13-01` is no date
 --> a.json:8:16
  |
8 |   \"published\": \"2016-13-01\"
  |                ^^^^^^^^^^^^
  |
  = help: write year, month and day, as in `2016-11-23`

a.json: 3 errors
";

/// One that builds, with a question: the chronology is out of order.
const ASKED: &str = r#"{
  "dossier": 1,
  "language": "en",
  "title": "A port opens",
  "as_of": "2016-11-23",
  "summary": { "paragraphs": ["The port opened [@log]."] },
  "chronology": [
    { "date": "2016-11-02", "title": "The port opens", "sources": ["log"] },
    { "date": "2016-11-01", "title": "The dredgers leave", "sources": ["log"] }
  ],
  "sources": [{ "id": "log", "title": "Harbour log" }]
}
"#;

#[test]
fn the_shipped_dossier_builds_without_a_word() {
    let folder = Folder::new().with("dossier.json", shipped());
    folder.run(["check"]).exits(0).silent().leaves(&["dossier.json"]);
    folder.run(["build"]).exits(0).silent().made("dossier.pdf");
    folder.run(["build"]).exits(0).silent().leaves(&["dossier.json", "dossier.pdf"]);
}

#[test]
fn the_same_bytes_twice() {
    let folder = Folder::new().with("a.json", PLAIN);
    folder.run(["build", "a.json", "-o", "1.pdf"]).exits(0);
    folder.run(["build", "a.json", "-o", "2.pdf"]).env("TZ", "Asia/Seoul").exits(0);
    assert_eq!(
        fs::read(folder.path("1.pdf")).unwrap(),
        fs::read(folder.path("2.pdf")).unwrap()
    );
}

#[test]
fn faults_are_shown_in_their_lines() {
    let folder = Folder::new().with("a.json", FAULTY);
    folder.run(["check", "a.json"]).exits(1).says(FAULTS);
    folder.run(["build", "a.json"]).exits(1).says(FAULTS).leaves(&["a.json"]);
    let piped = FAULTS.replace("a.json", "<stdin>");
    folder.run(["check", "-"]).input(FAULTY).exits(1).says(&piped);
}

#[test]
fn an_earlier_pdf_outlives_a_fault() {
    let folder = Folder::new().with("a.json", FAULTY).with("a.pdf", "%PDF-1.7 earlier");
    let ran = folder.run(["build", "a.json"]).exits(1).leaves(&["a.json", "a.pdf"]);
    ran.check(
        fs::read(folder.path("a.pdf")).unwrap() == b"%PDF-1.7 earlier",
        "the earlier PDF as it was",
    );
}

#[test]
fn dashes_are_the_standard_streams() {
    let folder = Folder::new();
    let ran = folder.run(["build", "-", "-o", "-"]).input(PLAIN).exits(0).says("");
    ran.check(whole(&ran.output.stdout), "a PDF on stdout");
    folder
        .run(["build", "-"])
        .input(PLAIN)
        .exits(2)
        .says("error: name a file for the PDF with `-o`\n")
        .leaves(&[]);
    let ran = folder.run(["build", "-", "-o", "-"]).input(FAULTY).exits(1);
    ran.check(ran.output.stdout.is_empty(), "nothing on stdout when there are faults");
}

#[test]
fn a_folder_takes_the_pdf() {
    let folder = Folder::new().with("a.json", PLAIN).with("out/keep", "");
    folder.run(["build", "a.json", "-o", "out"]).exits(0).silent().made("out/a.pdf");
}

#[test]
fn the_dossier_is_never_overwritten() {
    let folder = Folder::new().with("a.json", PLAIN);
    folder
        .run(["build", "a.json", "-o", "a.json"])
        .exits(2)
        .says("error: `a.json` is the dossier itself\n");
    folder
        .run(["build", "a.json", "-o", "./a.json"])
        .exits(2)
        .mentions("is the dossier itself");
    assert_eq!(fs::read_to_string(folder.path("a.json")).unwrap(), PLAIN);
}

#[cfg(unix)]
#[test]
fn a_link_is_followed() {
    let folder = Folder::new().with("a.json", PLAIN).with("real/a.pdf", "%PDF-1.7 earlier");
    std::os::unix::fs::symlink("real/a.pdf", folder.path("a.pdf")).unwrap();
    folder.run(["build", "a.json"]).exits(0).silent().made("real/a.pdf");
    assert!(fs::symlink_metadata(folder.path("a.pdf")).unwrap().is_symlink());
    // A link back to the dossier is the dossier.
    std::os::unix::fs::symlink("a.json", folder.path("back.pdf")).unwrap();
    folder
        .run(["build", "a.json", "-o", "back.pdf"])
        .exits(2)
        .mentions("is the dossier itself");
}

#[cfg(unix)]
#[test]
fn a_folder_that_takes_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new().with("a.json", PLAIN).with("shut/keep", "");
    let shut = folder.path("shut");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser may write everywhere; then there is nothing to see.
    let open = fs::write(shut.join("probe"), "").is_ok();
    if !open {
        folder
            .run(["build", "a.json", "-o", "shut"])
            .exits(73)
            .says("error: `shut/a.pdf` could not be written: permission denied\n");
    }
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o755)).unwrap();
    folder
        .run(["build", "a.json", "-o", "none/a.pdf"])
        .exits(73)
        .says("error: there is no folder `none`; create it first\n");
    folder
        .run(["build", "a.json", "-o", "a.json/a.pdf"])
        .exits(73)
        .says("error: `a.json/a.pdf` could not be written: a part of its path is no folder\n");
}

#[test]
fn what_cannot_be_read() {
    let folder = Folder::new().with("sub/keep", "");
    folder.run(["build"]).exits(66).says(
        "error: there is no `dossier.json` in this folder; name a dossier, or let\n       \
         `dossier init` write one\n",
    );
    folder
        .run(["check", "b.json"])
        .exits(66)
        .says("error: `b.json` could not be read: there is no such file or folder\n");
    folder
        .run(["check", "sub"])
        .exits(66)
        .says("error: `sub` could not be read: it is a folder\n");
    folder.run(["build", "--paper", "a3"]).exits(2).mentions("there are a4, letter and a5");
    folder.run(["biuld"]).exits(2).mentions("a similar subcommand exists: 'build'");
}

#[test]
fn warnings_stop_only_when_denied() {
    let folder = Folder::new().with("a.json", ASKED);
    folder
        .run(["build", "a.json"])
        .exits(0)
        .mentions("warning[")
        .mentions("a.json: 1 warning\n")
        .made("a.pdf");
    fs::remove_file(folder.path("a.pdf")).unwrap();
    folder.run(["build", "a.json", "--deny", "warnings"]).exits(1).leaves(&["a.json"]);
    let said = folder.run(["check", "a.json"]).exits(0).err();
    let code = said.split(['[', ']']).nth(1).unwrap();
    folder.run(["check", "a.json", "--allow", code, "--deny", "warnings"]).exits(0).silent();
    // An error cannot be waved through.
    let folder = Folder::new().with("a.json", FAULTY);
    folder.run(["check", "a.json", "--allow", "KEY001"]).exits(1).says(FAULTS);
}

#[test]
fn colours_only_where_they_are_wanted() {
    let folder = Folder::new().with("a.json", FAULTY);
    let colored = |run: Run<'_>| run.exits(1).err().contains('\u{1b}');
    assert!(!colored(folder.run(["check", "a.json"])));
    assert!(colored(folder.run(["check", "a.json", "--color", "always"])));
    assert!(colored(folder.run(["check", "a.json"]).env("CLICOLOR_FORCE", "1")));
    assert!(!colored(folder.run(["check", "a.json"]).env("NO_COLOR", "1")));
    let both = folder.run(["check", "a.json", "--color", "never"]).env("CLICOLOR_FORCE", "1");
    assert!(!colored(both));
}

#[test]
fn help_fits_a_terminal() {
    let folder = Folder::new();
    let top = folder.run(["--help"]).env("COLUMNS", "200").exits(0).out();
    let commands = top
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help");
    let mut seen = 0;
    for command in commands {
        seen += 1;
        for flag in ["-h", "--help"] {
            let help = folder.run([command, flag]).env("COLUMNS", "200").exits(0);
            let wide =
                help.out().lines().find(|line| line.chars().count() >= 80).map(str::to_owned);
            help.check(wide.is_none(), &format!("a line over 80 columns: {wide:?}"));
        }
    }
    assert!(seen >= 3, "the commands are found in the help:\n{top}");
    assert!(top.lines().all(|line| line.chars().count() < 80), "{top}");
}

#[test]
fn every_rule_is_explained() {
    let folder = Folder::new();
    let all = folder.run(["explain"]).exits(0).out();
    assert!(all.lines().any(|line| line.starts_with("KEY001  ")), "{all}");
    folder.run(["explain", "key001"]).exits(0).prints("KEY001  ").says("");
    folder
        .run(["explain", "NO1"])
        .exits(2)
        .says("error: there is no rule `NO1`; `dossier explain` lists all\n");
}

#[test]
fn faults_for_programs() {
    let folder = Folder::new().with("a, b.json", FAULTY);
    let run = |format: &str| {
        let ran = folder.run(["check", "a, b.json", "--format", format]).exits(1).says("");
        ran.out()
    };
    assert_eq!(
        run("short"),
        "a, b.json:6:3: error[KEY001]: unknown key `cronology`; did you mean `chronology`?\n\
         a, b.json:7:36: error[ID003]: no source has the id `nobody`\n\
         a, b.json:8:16: error[DATE001]: `2016-13-01` is no date; write year, month and \
         day, as in `2016-11-23`\n"
    );
    assert_eq!(
        run("github").lines().nth(1).unwrap(),
        "::error file=a%2C b.json,line=7,endLine=7,col=36,endColumn=43,title=ID003::no source has \
         the id `nobody`"
    );
    let json: serde_json::Value = serde_json::from_str(&run("json")).unwrap();
    assert_eq!((&json["version"], &json["errors"]), (&1.into(), &3.into()));
    let fault = &json["faults"][1];
    assert_eq!((&fault["code"], &fault["line"]), (&"ID003".into(), &7.into()));
    let place = |key: &str| usize::try_from(fault[key].as_u64().unwrap()).unwrap();
    assert_eq!(&FAULTY[place("start")..place("end")], "@nobody");
    let sarif: serde_json::Value = serde_json::from_str(&run("sarif")).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let result = &run["results"][0];
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%2C%20b.json");
    assert_eq!(place["region"]["endColumn"], 14);
}

#[test]
fn faults_far_along_a_line() {
    // All in one line, as programs write it: what is before a fault counts, and is not shown.
    let paragraphs = vec![r#""한국 opens the port.""#; 50_000].join(",");
    let paragraphs = format!("{paragraphs},{}", [r#""By [@nobody].""#; 60].join(","));
    let text = PLAIN.replace('\n', " ").replace(r#""The port opened.""#, &paragraphs);
    let folder = Folder::new().with("a.json", &text);
    let at = text.split_once("[@nobody]").unwrap().0.chars().count() + 2;
    let ran = folder.run(["check", "a.json"]).exits(1).mentions("a.json: 60 errors (10 more");
    let told = ran.mentions(&format!("\n --> a.json:1:{at}\n  |\n1 | ..."));
    let short = folder.run(["check", "a.json", "--format", "short"]).exits(1);
    let short = short.out().lines().next().unwrap().to_owned();
    assert!(short.starts_with(&format!("a.json:1:{at}: error[ID003]")), "{short}");
    let widest = told.err().lines().map(|line| line.chars().count()).max();
    told.check(widest.is_some_and(|widest| widest < 80), "nothing wider than a terminal");
}

#[test]
fn no_faults_for_programs() {
    let folder = Folder::new().with("a.json", PLAIN);
    folder.run(["check", "a.json", "--format", "json"]).exits(0).prints("\"faults\": []");
    folder.run(["check", "a.json", "--format", "sarif"]).exits(0).prints("\"results\": []");
    folder.run(["check", "a.json", "--format", "short"]).exits(0).silent();
    // What build says never mixes with the PDF.
    let ran = folder.run(["build", "a.json", "--format", "json", "-o", "-"]).exits(0);
    let ran = ran.mentions("\"faults\": []");
    ran.check(whole(&ran.output.stdout), "a PDF on stdout");
}

#[test]
fn several_at_once() {
    let folder = Folder::new()
        .with("a.json", PLAIN)
        .with("b.json", FAULTY)
        .with("c.json", ASKED)
        .with("sub/a.json", PLAIN)
        .with("out/keep", "");
    let ran = folder.run(["build", "a.json", "b.json", "c.json", "-o", "out"]).exits(1);
    let ran = ran.made("out/a.pdf").made("out/c.pdf").mentions("b.json: 3 errors\n");
    ran.check(!folder.path("out/b.pdf").exists(), "nothing of a faulty dossier");
    folder
        .run(["build", "a.json", "none.json", "b.json"])
        .exits(66)
        .made("a.pdf")
        .mentions("error: `none.json` could not be read: there is no such file or folder\n")
        .mentions("b.json: 3 errors\n");
    folder
        .run(["build", "a.json", "sub/a.json", "-o", "out"])
        .exits(2)
        .says("error: two dossiers would be written to `out/a.pdf`\n");
    folder
        .run(["build", "a.json", "c.json", "-o", "x.pdf"])
        .exits(2)
        .mentions("several dossiers go into a folder, and `x.pdf` is none");
}

#[test]
fn examples_build_without_a_word() {
    for template in ["brief", "profile", "chronology"] {
        for language in ["en", "ko"] {
            let folder = Folder::new();
            let init = ["init", "--template", template, "--language", language];
            folder.run(init).exits(0).mentions("`dossier.json` is written");
            folder.run(["build", "--deny", "warnings"]).exits(0).silent().made("dossier.pdf");
            let written = fs::read(folder.path("dossier.json")).unwrap();
            assert!(folder.path("dossier.schema.json").is_file(), "the `$schema` is there");
            folder.run(["init"]).exits(73).says(
                "error: there is a `dossier.json` in this folder already; it stays as it is\n",
            );
            assert_eq!(fs::read(folder.path("dossier.json")).unwrap(), written);
        }
    }
}

#[test]
fn the_command_alone_gives_a_hint() {
    let folder = Folder::new();
    folder
        .run([""; 0])
        .exits(2)
        .mentions("Usage: dossier")
        .mentions("`dossier init` writes one");
    let folder = folder.with("dossier.json", PLAIN);
    folder.run([""; 0]).exits(2).mentions("dossier build   to make `dossier.pdf` of it");
}

#[test]
fn faces_of_a_text() {
    let folder = Folder::new();
    folder
        .run(["fonts"])
        .exits(0)
        .prints("SourceSerif4-Regular\n")
        .prints("NotoSansThai-Regular\n");
    let ran = folder.run(["fonts", "--text", "Ana 한국 Ana"]).exits(0);
    assert_eq!(ran.out(), "SourceSerif4-Regular: Ana\nNotoSerifCJKkr-Regular: 한국\n");
    folder
        .run(["fonts", "--text", "\u{1f600}"])
        .exits(1)
        .prints("no face: \u{1f600} (U+1F600)");
}

/// The properties of a file, as `inspect` lists them.
fn properties(folder: &Folder, file: &str, code: i32) -> String {
    folder.run(["inspect", file]).exits(code).out()
}

#[test]
fn a_build_system_sets_the_moment() {
    const NAME: &str = "SOURCE_DATE_EPOCH";
    let dossier = include_str!("../dossiers/all-features.json");
    let folder = Folder::new().with("dossier.json", dossier);
    folder.run(["build", "-o", "plain.pdf"]).exits(0);
    assert!(properties(&folder, "plain.pdf", 0).contains("CreationDate: D:20240702000000Z\n"));
    folder.run(["build", "-o", "set.pdf"]).env(NAME, "1000000000").exits(0);
    let set = properties(&folder, "set.pdf", 0);
    for key in ["CreationDate", "ModDate"] {
        assert!(set.contains(&format!("{key}: D:20010909014640Z\n")), "{set}");
    }
    // The metadata say the same.
    let seen = folder.run(["inspect", "--json", "set.pdf"]).exits(0).out();
    assert!(seen.contains("2001-09-09T01:46:40Z"), "{seen}");
    folder.run(["extract", "--verify", "set.pdf"]).env(NAME, "1000000000").exits(0);
    folder.run(["extract", "--verify", "set.pdf"]).exits(1);
    folder.run(["build", "-o", "empty.pdf"]).env(NAME, "").exits(0);
    assert_eq!(
        fs::read(folder.path("empty.pdf")).unwrap(),
        fs::read(folder.path("plain.pdf")).unwrap()
    );
    for wrong in ["yesterday", "-1", "999999999999999"] {
        let ran = folder.run(["build", "-o", "wrong.pdf"]).env(NAME, wrong);
        ran.exits(2).mentions("SOURCE_DATE_EPOCH is no number of seconds since 1970");
    }
}

#[test]
fn authors_that_were_asked_for_are_no_surprise() {
    let dossier = include_str!("../dossiers/all-features.json");
    let folder = Folder::new().with("dossier.json", dossier);
    folder.run(["build", "--author-in-metadata", "-o", "signed.pdf"]).exits(0);
    let seen = properties(&folder, "signed.pdf", 0);
    assert!(seen.contains("Author: Ada Specimen, Bo Placeholder\n"), "{seen}");
    // Without the source there is nothing that bears them out.
    folder.run(["build", "--author-in-metadata", "--no-embed", "-o", "bare.pdf"]).exits(0);
    let seen = properties(&folder, "bare.pdf", 1);
    assert!(seen.contains("SURPRISE     information: Author names"), "{seen}");
    assert!(seen.contains("SURPRISE     metadata names"), "{seen}");
}

#[test]
fn made_from_the_arguments() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        folder.run(["completions", shell]).exits(0).says("").prints("author-in-metadata");
    }
    folder.run(["man"]).exits(0).says("").prints(".TH dossier 1").prints(".SH DOSSIER BUILD");
}

#[test]
fn what_was_built_comes_back() {
    let folder = Folder::new().with("dossier.json", shipped());
    let code = |arguments: &[&str], code| {
        let _ = folder.run(arguments).exits(code);
    };
    code(&["build", "-o", "brief.pdf"], 0);
    code(&["extract", "brief.pdf", "-o", "again.json"], 0);
    assert_eq!(fs::read(folder.path("again.json")).unwrap(), shipped());
    code(&["extract", "--verify", "brief.pdf"], 0);
    code(&["inspect", "brief.pdf"], 0);
    code(&["inspect", "--json", "brief.pdf"], 0);
    let mut altered = fs::read(folder.path("brief.pdf")).unwrap();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    fs::write(folder.path("altered.pdf"), &altered).unwrap();
    code(&["inspect", "altered.pdf"], 1);
    code(&["build", "--paper", "a5", "-o", "small.pdf"], 0);
    code(&["extract", "--verify", "small.pdf"], 1);
    code(&["extract", "--verify", "--paper", "a5", "small.pdf"], 0);
    code(&["extract", "dossier.json"], 66);
}

#[test]
fn so_many_pages_as_asked_for() {
    let folder = Folder::new().with("dossier.json", shipped());
    for pages in ["9", "11"] {
        let _ = folder.run(["build", "--pages", pages, "-o", "brief.pdf"]).exits(0);
        let written = fs::read(folder.path("brief.pdf")).unwrap();
        let found = dossier::inspect::inspect(&written).unwrap();
        assert_eq!(found.pages.to_string(), pages);
    }
    let before = fs::read(folder.path("brief.pdf")).unwrap();
    let _ = folder.run(["build", "--pages", "5", "-o", "brief.pdf"]).exits(1);
    assert_eq!(fs::read(folder.path("brief.pdf")).unwrap(), before, "left as it was");
}
