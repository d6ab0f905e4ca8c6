//! The program `musamma`: finds people, places, agencies and dates in files. Here: its exit status, and nothing else.

mod args;
mod cell;
mod colour;
mod csv;
mod documents;
mod gazetteer;
mod inquiries;
mod json;
mod jsonl;
mod messages;
mod ndjson;
mod output;
mod progress;
mod run;
mod snippet;
mod table;
mod why;

use std::process::ExitCode;

fn main() -> ExitCode {
    // The numbers are grep's, so that shell scripts can ask "is there any?".
    let outcome = args::parse().map(|options| match &options.command {
        None => run::run(&options),
        Some(args::Command::Gazetteer(command)) => gazetteer::run(command),
    });
    match outcome {
        Ok(run::Outcome::Found) => ExitCode::SUCCESS,
        Ok(run::Outcome::NoneFound) => ExitCode::from(1),
        Ok(run::Outcome::Failed) => ExitCode::from(2),
        Err(status) => status,
    }
}
