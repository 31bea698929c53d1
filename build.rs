//! Tells the linker where the command stands in memory.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |key: &str| env::var(key).unwrap_or_default();
    // At a place of its own, and not at one that is drawn by lot each time: the loader has some
    // thirteen thousand addresses less to write, which take a thirtieth of the time of a brief.
    // Nothing here is `unsafe`, and libraries, heap and stack stay where the system puts them.
    if target("CARGO_CFG_TARGET_OS") == "linux" && target("CARGO_CFG_TARGET_ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
