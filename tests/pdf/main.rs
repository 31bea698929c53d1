//! The written file, re-read.

mod sample;

use dossier::pdf::{Options, Streams, write};

#[test]
fn samples_for_validators() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, attachment) in [("a3", Some(sample::attachment())), ("a2", None)] {
        let document = sample::document(attachment);
        for (kind, streams) in [("", Streams::Deflated), ("-plain", Streams::Plain)] {
            let bytes = write(&document, &Options { streams });
            std::fs::write(folder.join(format!("{name}{kind}.pdf")), &bytes).unwrap();
            assert_eq!(bytes, write(&document, &Options { streams }));
        }
    }
}
