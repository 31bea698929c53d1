//! Tells the linker where the command stands in memory.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |key: &str| env::var(key).unwrap_or_default();
    // At a place of its own, and not at one that is drawn by lot each time: the loader has nine
    // thousand addresses less to write, which are a thirtieth of the time that a brief takes.
    // Nothing here is `unsafe`, heap and stack stay where the system puts them.
    if target("CARGO_CFG_TARGET_OS") == "linux" && target("CARGO_CFG_TARGET_ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
