//! Reading dossiers: what is right is read, and every fault is told with its place.

use dossier::model;

const SHIPPED: &[u8] = include_bytes!("../dossier.json");

fn told(reading: &model::Reading) -> Vec<String> {
    let tell = |fault: &dossier::diag::Diagnostic| {
        let help = fault.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
        format!("{}:{} {} {}{help}", fault.at.line, fault.at.column, fault.code, fault.message)
    };
    reading.diagnostics.iter().map(tell).collect()
}

#[test]
fn shipped() {
    let reading = model::read(SHIPPED, None);
    assert_eq!(told(&reading), Vec::<String>::new());
    let dossier = reading.dossier.expect("it has no fault");
    assert_eq!(dossier.key_figures.len(), 8);
    assert_eq!(dossier.actors.len(), 12);
    assert_eq!(dossier.chronology.len(), 24);
    assert_eq!(dossier.sources.len(), 67);
}
