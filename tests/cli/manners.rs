//! What the world does to a build: full disks, interruptions, readers that go away, neighbours.
//! Whatever happens, nothing that was there is lost, no half file stands in its place, and the
//! exit code says what happened.

#![cfg(unix)]

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use signal_hook::consts::SIGINT;
use signal_hook::flag::register_conditional_shutdown;

use super::folder::{Folder, Ran, shipped, whole};
use super::{FAULTY, PLAIN};

/// What stands in the place of a PDF before a build.
const EARLIER: &[u8] = b"%PDF-1.7 earlier";

/// A line for the shell, with the program as `$D`.
fn shell(folder: &Folder, line: &str) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", line])
        .env("D", env!("CARGO_BIN_EXE_dossier"))
        .current_dir(folder.0.path())
        .stdin(Stdio::null());
    command
}

/// What a line for the shell says, and how it ends.
fn run<'a>(folder: &'a Folder, line: &str) -> Ran<'a> {
    let output = shell(folder, line).output().unwrap();
    Ran { folder, command: line.to_owned(), output }
}

#[track_caller]
fn ends<'a>(ran: Ran<'a>, code: i32) -> Ran<'a> {
    ran.check(ran.output.status.code() == Some(code), &format!("exit code {code} expected"));
    ran
}

#[test]
fn a_file_that_may_not_grow() {
    let folder = Folder::new().with("a.json", shipped()).with("a.pdf", EARLIER);
    // Blocks of 512 bytes; the PDF needs hundreds.
    let ran = ends(run(&folder, "ulimit -f 20; exec $D build a.json"), 74);
    let ran =
        ran.says("error: `a.pdf` could not be written: it is larger than files may be here\n");
    let _ = ran.leaves(&["a.json", "a.pdf"]);
    assert_eq!(fs::read(folder.path("a.pdf")).unwrap(), EARLIER);
    let ran = run(&folder, "ulimit -f 20; exec $D build a.json -o - > out");
    ends(ran, 74).mentions("the standard output could not be written: it is larger");
    let ran = run(&folder, "ulimit -f 20; exec $D init");
    let _ = ends(ran, 74).leaves(&["a.json", "a.pdf", "out"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let folder = Folder::new().with("a.json", PLAIN);
    ends(run(&folder, "exec $D build a.json -o - > /dev/full"), 74)
        .says("error: the standard output could not be written: the disk is full\n");
    ends(run(&folder, "exec $D build a.json -o /dev/full"), 74)
        .says("error: `/dev/full` could not be written: the disk is full\n");
    // Nobody may create a file there, not even the superuser.
    let ran = ends(run(&folder, "exec $D build a.json -o /sys/a.pdf"), 73);
    let _ = ran.says("error: `/sys/a.pdf` could not be written: permission denied\n");
    ends(run(&folder, "exec $D build a.json -o /dev/null"), 0).silent().leaves(&["a.json"]);
}

#[test]
fn places_that_take_no_pdf() {
    let folder = Folder::new()
        .with("a.json", PLAIN)
        .with("other.json", FAULTY)
        .with("b/a.pdf/keep", "")
        .with("note.txt", "dear");
    let build = |place: &str| folder.run(["build", "a.json", "-o", place]);
    build("b").exits(73).says("error: `b/a.pdf` is a folder\n");
    build("c/d.pdf").exits(73).says("error: there is no folder `c`; create it first\n");
    // The one typed too early: `dossier build -o other.json a.json`.
    for place in ["other.json", "note.txt"] {
        let _ = build(place).exits(73).says(&format!(
            "error: `{place}` is no PDF and stays as it is; name another file\n"
        ));
    }
    assert_eq!(fs::read_to_string(folder.path("other.json")).unwrap(), FAULTY);
    // A link to nothing leads where it leads.
    std::os::unix::fs::symlink("b/new.pdf", folder.path("link.pdf")).unwrap();
    build("link.pdf").exits(0).silent().made("b/new.pdf");
    assert!(fs::symlink_metadata(folder.path("link.pdf")).unwrap().is_symlink());
    // Another name of the dossier's own file.
    fs::hard_link(folder.path("a.json"), folder.path("twin.json")).unwrap();
    build("twin.json").exits(73).mentions("is no PDF and stays");
    assert_eq!(fs::read_to_string(folder.path("a.json")).unwrap(), PLAIN);
}

#[test]
fn a_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new().with("a.json", PLAIN).with("a.pdf", EARLIER);
    let mode =
        |name: &str| fs::metadata(folder.path(name)).unwrap().permissions().mode() & 0o777;
    fs::set_permissions(folder.path("a.pdf"), fs::Permissions::from_mode(0o664)).unwrap();
    ends(run(&folder, "umask 022; exec $D build a.json"), 0).silent().made("a.pdf");
    assert_eq!(mode("a.pdf"), 0o664);
    ends(run(&folder, "umask 027; exec $D build a.json -o new.pdf"), 0).silent();
    assert_eq!(mode("new.pdf"), 0o640);
}

#[test]
fn a_reader_that_goes_away() {
    let folder = Folder::new().with("a.json", shipped());
    let ran = run(&folder, "{ $D build a.json -o -; echo $? > code; } | head -c 10");
    ends(ran, 0).says("").prints("%PDF-");
    assert_eq!(fs::read_to_string(folder.path("code")).unwrap(), "0\n");
    ends(run(&folder, "$D schema | head -n 1"), 0).says("").prints("{");
}

/// Builds the shipped dossier over an earlier PDF until something of a time in between.
fn building(folder: &Folder) -> Child {
    Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(["build", "a.json"])
        .current_dir(folder.0.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Sends a signal to a child that has not been waited for.
fn send(child: &Child, signal: Signal) {
    let it = Pid::from_raw(child.id().cast_signed()).unwrap();
    kill_process(it, signal).unwrap();
}

/// Makes the processes that are started from here on mind an interruption. A shell that starts the
/// tests in the background has them, and whatever they start, ignore it; what is caught here is as
/// usual for those that are started.
fn mind_interruptions() {
    let at_once = Arc::new(AtomicBool::new(true));
    register_conditional_shutdown(SIGINT, 128 + SIGINT, at_once).unwrap();
}

/// Ends builds at many moments, and gives how many were ended and how many came through.
fn ending(signal: Signal, may_stay: impl Fn(&str) -> bool) -> (usize, usize) {
    mind_interruptions();
    let folder = Folder::new().with("a.json", shipped()).with("a.pdf", EARLIER);
    let start = Instant::now();
    assert!(building(&folder).wait().unwrap().success());
    let mut length = start.elapsed();
    let built = fs::read(folder.path("a.pdf")).unwrap();
    let (mut ended, mut through) = (0, 0);
    for turn in 0..60_u32 {
        fs::write(folder.path("a.pdf"), EARLIER).unwrap();
        let mut child = building(&folder);
        // Most moments near the end, where the file is written.
        let part = if turn % 3 == 0 { turn } else { 45 + turn / 3 };
        thread::sleep(length * part / 60);
        send(&child, signal);
        let status = child.wait().unwrap();
        let stands = fs::read(folder.path("a.pdf")).unwrap();
        if status.success() {
            assert!(stands == built, "a build that came through made the whole file");
            through += 1;
            // How long a build takes changes with what else the machine does: the first of all may
            // be twice as long as the rest. The moments follow.
            length = length * 14 / 15;
        } else {
            assert!(status.signal().is_some(), "the shell must see the signal: {status}");
            assert!(stands == EARLIER || stands == built, "either PDF is whole");
            ended += 1;
            length = length * 15 / 14;
        }
        for name in folder.list() {
            assert!(
                ["a.json", "a.pdf"].contains(&name.as_str()) || may_stay(&name),
                "`{name}` was left behind"
            );
        }
    }
    (ended, through)
}

#[test]
fn interrupted() {
    let (ended, through) = ending(Signal::INT, |_| false);
    assert!(ended >= 5, "{ended} ended, {through} came through");
    let (ended, through) = ending(Signal::TERM, |_| false);
    assert!(ended >= 5, "{ended} ended, {through} came through");
}

#[test]
fn killed() {
    // Nothing can be done on the way out; a file may stay beside.
    let (ended, through) = ending(Signal::KILL, |name| name.starts_with(".dossier-"));
    assert!(ended >= 5, "{ended} ended, {through} came through");
}

#[test]
fn interrupted_while_the_file_is_written() {
    // A place that takes bytes slowly: a pipe of which nobody reads more than the first byte.
    let folder = Folder::new().with("a.json", shipped());
    let mut child = Command::new(env!("CARGO_BIN_EXE_dossier"))
        .args(["build", "a.json", "-o", "-"])
        .current_dir(folder.0.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0];
    std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut first).unwrap();
    send(&child, Signal::INT);
    assert_eq!(child.wait().unwrap().signal(), Some(2));
    assert_eq!(folder.list(), ["a.json"]);
}

#[test]
fn many_at_once_in_one_folder() {
    let folder = Folder::new().with("a.json", PLAIN).with("b.json", FAULTY);
    let other = PLAIN.replace("A port opens", "A port closes");
    let folder = folder.with("c.json", &other);
    for (input, name) in [("a.json", "a.want"), ("c.json", "c.want")] {
        folder.run(["build", input, "-o", name]).exits(0).silent();
    }
    let wanted = |name: &str| fs::read(folder.path(name)).unwrap();
    let (of_a, of_c) = (wanted("a.want"), wanted("c.want"));
    // A quarter each: into one place, from two dossiers into one place, apart, and faulty.
    let start = |turn: usize| {
        let own = format!("own-{turn}.pdf");
        let arguments: [&str; 4] = match turn % 4 {
            0 => ["build", "a.json", "-o", "a.pdf"],
            1 => ["build", if turn % 8 == 1 { "a.json" } else { "c.json" }, "-o", "both.pdf"],
            2 => ["build", "c.json", "-o", &own],
            _ => ["build", "b.json", "-o", "b.pdf"],
        };
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
        command.args(arguments).current_dir(folder.0.path());
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<Child> = (0..64).map(start).collect();
    for (turn, child) in children.into_iter().enumerate() {
        let output = child.wait_with_output().unwrap();
        let expected = if turn % 4 == 3 { 1 } else { 0 };
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(expected), "{turn}: {said}");
        assert_eq!(said.is_empty(), expected == 0, "{turn}: {said}");
    }
    assert!(wanted("a.pdf") == of_a);
    let both = wanted("both.pdf");
    assert!(both == of_a || both == of_c, "the one or the other, whole");
    let mut left: Vec<String> =
        ["a.json", "a.pdf", "a.want", "b.json", "both.pdf", "c.json", "c.want"]
            .map(str::to_owned)
            .into();
    for turn in (2..64).step_by(4) {
        let own = format!("own-{turn}.pdf");
        assert!(wanted(&own) == of_c);
        left.push(own);
    }
    left.sort();
    assert_eq!(folder.list(), left);
}

#[test]
fn a_dossier_that_changes_while_it_is_read() {
    // Two states of one length, written in place in turn as fast as it goes.
    let one = String::from_utf8(shipped()).unwrap();
    let two = one.replacen("\"title\": \"", "\"title\": \"X", 1);
    let folder = Folder::new().with("a.json", &one);
    let place = folder.path("a.json");
    let (stop, stopped) = std::sync::mpsc::channel::<()>();
    thread::scope(|scope| {
        let (one, two, place) = (&one, &two, &place);
        scope.spawn(move || {
            while stopped.try_recv() == Err(std::sync::mpsc::TryRecvError::Empty) {
                for text in [two, one] {
                    fs::write(place, text).unwrap();
                    thread::sleep(Duration::from_millis(1));
                }
            }
        });
        for _ in 0..25 {
            let _ = fs::remove_file(folder.path("a.pdf"));
            let ran = run(&folder, "exec $D build a.json");
            match ran.output.status.code() {
                Some(0) => {
                    let pdf = fs::read(folder.path("a.pdf")).unwrap();
                    assert!(whole(&pdf));
                    let inside = dossier::inspect::extract(&pdf).unwrap().bytes;
                    let whole = inside == one.as_bytes() || inside == two.as_bytes();
                    assert!(whole, "never a mixture of both");
                }
                // Emptied and not yet written; or never at rest.
                Some(1) => ran.check(ran.err().contains("a.json:1:1"), "an empty file"),
                Some(74) => ran.check(ran.err().contains("changes while"), "that it changes"),
                _ => ran.check(false, "exit code 0, 1 or 74 expected"),
            }
        }
        drop(stop);
    });
    assert!(!Path::new(&folder.path(".dossier")).exists());
}
