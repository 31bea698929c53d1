//! Tells the linker where the command stands in memory.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |key: &str| env::var(key).unwrap_or_default();
    // At a place of its own, and not at one that is drawn by lot each time: the loader has some
    // thirteen thousand addresses less to write, which take a thirtieth of the time of a brief.
    // Nothing here is `unsafe`, and libraries, heap and stack stay where the system puts them. A
    // program that holds the C library too is started in a way that this would break.
    let linux = target("CARGO_CFG_TARGET_OS") == "linux";
    let shared = !target("CARGO_CFG_TARGET_FEATURE").split(',').any(|it| it == "crt-static");
    if linux && target("CARGO_CFG_TARGET_ENV") == "gnu" && shared {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
