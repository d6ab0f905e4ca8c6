//! The options of the program, their help and their faults. Opens no file.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::NonEmptyStringValueParser;
use clap::error::ErrorKind;
use clap::{Parser, Subcommand, ValueEnum};
use musamma::{EntityKind, Input, OffsetUnit};

use crate::messages;

const AFTER_HELP: &str = "\
A line of ndjson: {\"id\": 7, \"text\": \"…\", \"reference_date\": \"2024-04-17\"}; only text is needed.
Status: 0 mentions found, 1 none found, 2 an error.

Example:
  $ echo 'وصل بوتين إلى باكو' | musamma --format csv";

/// Finds people, places, agencies and dates in Arabic and English text.
#[derive(Debug, Parser)]
#[command(version, after_help = AFTER_HELP, max_term_width = 100)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub struct Options {
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Files to read; none, or "-", reads standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// text, one a file (default); or ndjson, one a line
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub input: InputFormat,

    /// table (default on a terminal), jsonl, json or csv
    #[arg(long, value_name = "FORMAT", hide_possible_values = true)]
    format: Option<OutputFormat>,

    /// bytes (default), chars (code points) or utf16
    #[arg(long, value_name = "UNIT", default_value = "bytes")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    offsets: Unit,

    /// YYYY-MM-DD, from which "yesterday" counts
    #[arg(long, value_name = "DATE", value_parser = reference_date)]
    pub reference_date: Option<String>,

    /// What is first in 10/11/2020: day, month or auto
    #[arg(long, value_name = "PART", default_value = "auto")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    date_order: DateOrder,

    /// Add type and value of TIMEX3 to dates
    #[arg(long)]
    pub timex3: bool,

    /// Only these of person,place,agency,date
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    pub kind: Vec<EntityKind>,

    /// Names of your own, table or compiled (repeatable)
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Vec<PathBuf>,

    /// Leave out the names that come with musamma
    #[arg(long)]
    pub no_bundled: bool,

    /// Find names inside names as well
    #[arg(long)]
    pub nested: bool,

    /// Leave out the less sure: 0 to 1, 0.5 by default
    #[arg(long, value_name = "X", value_parser = confidence, allow_negative_numbers = true)]
    pub min_confidence: Option<f32>,

    /// Say why each was found, and what was not
    #[arg(long)]
    pub explain: bool,

    /// Say why TEXT was found, or why it was not
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new(), conflicts_with = "format")]
    pub why: Option<String>,

    /// Arabic in tables: auto, on (reordered here), off
    #[arg(long, value_name = "ORDER", default_value = "auto")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub bidi: Bidi,

    /// Documents worked on at a time; same output
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u16).range(1..=512))]
    #[arg(hide_default_value = true)]
    pub jobs: u16,
}

/// What else the program does. A file of the same name is read as ./gazetteer.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check and compile tables of names of your own
    #[command(subcommand)]
    Gazetteer(GazetteerCommand),
}

/// What can be done with tables of names.
#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true)]
pub enum GazetteerCommand {
    /// Say everything that is wrong with tables, each with its line
    ///
    /// Tables are checked one by one and together. Status: 0 no errors, 2 errors; warnings change nothing.
    Check {
        /// Tables, or folders of tables
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Make one file of tables, which opens in milliseconds: musamma --gazetteer names.mus
    Compile {
        /// Tables, or folders of tables
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,

        /// The file to write
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

/// How documents stand in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    Text,
    Ndjson,
}

/// Which part of a numeric date comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DateOrder {
    Auto,
    Day,
    Month,
}

/// How mentions are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    Table,
    Jsonl,
    Json,
    Csv,
}

/// Who puts right-to-left text into the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Bidi {
    /// The terminal: each cell is isolated from its neighbours by invisible marks.
    Auto,
    /// This program, for terminals that show letters in the order they are stored.
    On,
    /// Nobody: the letters as they are stored, without marks.
    Off,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Unit {
    Bytes,
    Chars,
    Utf16,
}

impl Options {
    /// The format asked for, else the one that suits where the output goes.
    pub fn format(&self) -> OutputFormat {
        self.format.unwrap_or_else(|| match std::io::stdout().is_terminal() {
            true => OutputFormat::Table,
            false => OutputFormat::Jsonl,
        })
    }

    /// How numeric dates are read.
    pub fn date_order(&self) -> musamma::DateOrder {
        match self.date_order {
            DateOrder::Auto => musamma::DateOrder::ByLanguage,
            DateOrder::Day => musamma::DateOrder::DayFirst,
            DateOrder::Month => musamma::DateOrder::MonthFirst,
        }
    }

    /// The unit of offsets.
    pub fn unit(&self) -> OffsetUnit {
        match self.offsets {
            Unit::Bytes => OffsetUnit::Bytes,
            Unit::Chars => OffsetUnit::Chars,
            Unit::Utf16 => OffsetUnit::Utf16,
        }
    }
}

/// Reads the arguments. Help and version are printed here; then, and after a fault, the status to end with is returned.
pub fn parse() -> Result<Options, ExitCode> {
    Options::try_parse().map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that has gone away is no fault.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        _ => {
            let message = error.to_string();
            messages::say(message.strip_prefix("error: ").unwrap_or(&message).trim_end());
            ExitCode::from(2)
        }
    })
}

fn reference_date(date: &str) -> Result<String, musamma::Error> {
    Input::new("").reference_date(date).map(|_| date.to_owned())
}

fn confidence(number: &str) -> Result<f32, String> {
    number
        .parse()
        .ok()
        .filter(|x| (0.0..=1.0).contains(x))
        .ok_or_else(|| String::from("expected a number from 0 to 1, such as 0.8"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_options_are_sound() {
        Options::command().debug_assert();
    }

    #[test]
    fn help_fits_a_screen() {
        let mut command = Options::command().term_width(80);
        let help = command.render_help().to_string();
        let widest = help.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(80), "{help}");
        assert!(help.lines().count() <= 36, "{} lines:\n{help}", help.lines().count());
    }
}
