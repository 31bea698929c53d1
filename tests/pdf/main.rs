//! The written file, re-read. The samples in the folder for temporary files are for validators
//! outside of this project.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod apart;
mod file;
mod inspect;
mod mutated;
mod reader;
mod sample;
mod structure;

use dossier::pdf::{Options, Streams, write};

#[test]
fn samples_for_validators() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let long = write(&sample::long(200), &Options::default());
    std::fs::write(folder.join("long.pdf"), long).unwrap();
    for (name, attachment) in [("a3", Some(sample::attachment())), ("a2", None)] {
        let document = sample::document(attachment);
        for (kind, streams) in [("", Streams::Deflated), ("-plain", Streams::Plain)] {
            let bytes = write(&document, &Options { streams });
            std::fs::write(folder.join(format!("{name}{kind}.pdf")), &bytes).unwrap();
            assert_eq!(bytes, write(&document, &Options { streams }));
        }
    }
}
