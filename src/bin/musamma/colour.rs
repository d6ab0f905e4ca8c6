//! The colours of the kinds. Knows no terminal.

use anstyle::{AnsiColor, Style};
use musamma::EntityKind;

/// The colour of a kind.
pub fn colour(kind: EntityKind) -> Style {
    let colour = match kind {
        EntityKind::Person => AnsiColor::Magenta,
        EntityKind::Place => AnsiColor::Green,
        EntityKind::Agency => AnsiColor::Cyan,
        _ => AnsiColor::Yellow,
    };
    Style::new().fg_color(Some(colour.into()))
}
