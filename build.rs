//! Compiles the tables of `gazetteers/` with the crate's own modules, so that an extractor opens them in milliseconds.
//! A fault in a table fails the build with its file and line.

// The modules are whole; this program needs a part of them.
#![allow(dead_code, unused_imports)]

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

#[path = "src/class.rs"]
mod class;
#[path = "src/clitic.rs"]
mod clitic;
#[path = "src/entity.rs"]
mod entity;
#[path = "src/error.rs"]
mod error;
#[path = "src/gazetteer/mod.rs"]
mod gazetteer;
#[path = "src/names/likeness.rs"]
mod likeness;
#[path = "src/normalize/mod.rs"]
mod normalize;
#[path = "src/strings.rs"]
mod strings;
#[path = "src/bundled/tables.rs"]
mod tables;
#[path = "src/tokenize/mod.rs"]
mod tokenize;

use gazetteer::{CompiledGazetteer, Gazetteer};

/// What the compiled tables depend on.
const SOURCES: [&str; 12] = [
    "build.rs",
    "gazetteers",
    "src/bundled/tables.rs",
    "src/class.rs",
    "src/clitic.rs",
    "src/entity.rs",
    "src/error.rs",
    "src/gazetteer",
    "src/names/likeness.rs",
    "src/normalize",
    "src/strings.rs",
    "src/tokenize",
];

fn main() -> Result<(), Box<dyn Error>> {
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set; expected to be run by cargo")?;
    let out = Path::new(&out);
    match compiled() {
        Ok(gazetteer) => {
            let (strings, bytes) = gazetteer.dictionary().to_own();
            fs::write(out.join("bundled.txt"), strings)?;
            fs::write(out.join("bundled.mus"), bytes)?;
            fs::write(out.join("likeness.bin"), likeness::Likeness::new(gazetteer.dictionary()).to_bytes())?;
        }
        Err(fault) => println!("cargo::error={fault}"),
    }
    Ok(())
}

fn compiled() -> Result<CompiledGazetteer, Box<dyn Error>> {
    let mut gazetteer = Gazetteer::default();
    for table in tables::WORDS.iter().chain(tables::NAMES) {
        let path = format!("gazetteers/{table}");
        let text = fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
        gazetteer.add_tsv(table, &text)?;
    }
    Ok(gazetteer.compile()?)
}
