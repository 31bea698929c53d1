//! `watch`: a new PDF after each save.

use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use super::folder::{Folder, until, whole};
use super::{FAULTY, PLAIN};

/// `dossier watch` at work in a folder; what it says goes to `said`.
struct Watching<'a> {
    folder: &'a Folder,
    child: Child,
}

impl<'a> Watching<'a> {
    #[track_caller]
    fn start(folder: &'a Folder) -> Watching<'a> {
        let child = Command::new(env!("CARGO_BIN_EXE_dossier"))
            .args(["watch", "a.json"])
            .current_dir(folder.0.path())
            .stderr(fs::File::create(folder.path("said")).unwrap())
            .spawn()
            .unwrap();
        let watching = Watching { folder, child };
        watching.waits(1);
        watching
    }

    fn said(&self) -> String {
        fs::read_to_string(self.folder.path("said")).unwrap_or_default()
    }

    fn pdf(&self) -> Vec<u8> {
        fs::read(self.folder.path("a.pdf")).unwrap_or_default()
    }

    /// Waits until it waits for the so-manieth time.
    #[track_caller]
    fn waits(&self, times: usize) {
        until("it waits for a save", || self.said().matches("Waiting").count() >= times);
    }
}

impl Drop for Watching<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_save_makes_a_new_pdf() {
    let folder = Folder::new().with("a.json", PLAIN).with("said", "");
    let watching = Watching::start(&folder);
    let first = watching.pdf();
    assert!(whole(&first), "{}", watching.said());
    // As editors do: written beside, then renamed.
    fs::write(folder.path("a.json~"), FAULTY).unwrap();
    fs::rename(folder.path("a.json~"), folder.path("a.json")).unwrap();
    until("faults are shown", || {
        watching.said().contains("a.json: 3 errors\nThe last good PDF stays.\n")
    });
    assert_eq!(watching.pdf(), first);
    fs::write(folder.path("a.json"), PLAIN.replace("A port opens", "A port closes")).unwrap();
    until("another PDF", || whole(&watching.pdf()) && watching.pdf() != first);
    // A dossier that is away for a while is waited for.
    watching.waits(3);
    fs::remove_file(folder.path("a.json")).unwrap();
    until("its loss is told", || watching.said().contains("error: `a.json` could not be read"));
    fs::write(folder.path("a.json"), PLAIN).unwrap();
    until("the first PDF again", || watching.pdf() == first);
    drop(watching);
    assert_eq!(folder.list(), ["a.json", "a.pdf", "said"]);
    folder.run(["watch", "-"]).exits(2).mentions("goes from file to file");
}

#[test]
fn a_build_follows_a_save_at_once() {
    let folder = Folder::new().with("a.json", PLAIN).with("said", "");
    let watching = Watching::start(&folder);
    // A busy machine may be late now and then, but not each time.
    let mut quickest = Duration::MAX;
    for turn in 0..10 {
        let before = watching.pdf();
        std::thread::sleep(Duration::from_millis(50));
        let text = PLAIN.replace("A port opens", &format!("A port opens {turn}"));
        fs::write(folder.path("a.json"), text).unwrap();
        let start = Instant::now();
        while watching.pdf() == before {
            assert!(start.elapsed() < Duration::from_secs(10), "{}", watching.said());
            std::thread::sleep(Duration::from_micros(500));
        }
        quickest = quickest.min(start.elapsed());
    }
    assert!(quickest < Duration::from_millis(150), "{quickest:?}");
}

/// A PNG of one grey dot.
fn dot(grey: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[grey]).unwrap();
    bytes
}

#[test]
fn a_picture_in_a_folder_makes_a_new_pdf() {
    let text = PLAIN.replace(
        "\"summary\"",
        r#""sections": [{ "id": "s", "title": "S", "body": [
    { "image": { "file": "pictures/2016/port.png", "alt": "A port" } }] }],
  "summary""#,
    );
    let folder = Folder::new()
        .with("a.json", PLAIN)
        .with("said", "")
        .with("pictures/2016/port.png", dot(10));
    let watching = Watching::start(&folder);
    // The folder counts from the moment in which the dossier names it.
    let plain = watching.pdf();
    fs::write(folder.path("a.json"), &text).unwrap();
    until("a PDF with a picture", || watching.pdf() != plain);
    watching.waits(2);
    std::thread::sleep(Duration::from_millis(100));
    let first = watching.pdf();
    fs::write(folder.path("pictures/2016/port.png"), dot(200)).unwrap();
    until("a PDF with the other picture", || watching.pdf() != first);
    // A whole folder may go and come again.
    let second = watching.pdf();
    fs::rename(folder.path("pictures"), folder.path("away")).unwrap();
    until("the loss is told", || watching.said().contains("FILE002"));
    assert_eq!(watching.pdf(), second);
    fs::write(folder.path("away/2016/port.png"), dot(10)).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    fs::rename(folder.path("away"), folder.path("pictures")).unwrap();
    until("a PDF with the first picture", || watching.pdf() == first);
}

#[test]
fn what_does_not_count_makes_nothing() {
    let folder = Folder::new().with("a.json", PLAIN).with("said", "");
    let watching = Watching::start(&folder);
    for name in ["b.json", "a.json~", "port.png", "notes.txt"] {
        fs::write(folder.path(name), "x").unwrap();
    }
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(watching.said().matches("Waiting").count(), 1, "{}", watching.said());
    assert!(Path::new(&folder.path("a.pdf")).exists());
}
