//! From a score to a confidence: how often mentions of such a score are right. Knows kinds and numbers alone.

use crate::entity::EntityKind;

/// How confidence rises with the score, from one half at zero.
struct Curve {
    /// What no score exceeds: even the best evidence is wrong now and then.
    ceiling: f32,
    /// The score, in hundredths, at which three quarters of the way to the ceiling are gone.
    scale: f32,
}

/// Round numbers that fit how often mentions were right on annotated text of both languages, where a right thing with a wrong
/// end counts one half. Names of agencies end in more ways than others, so their scores say less.
fn curve(kind: EntityKind) -> Curve {
    match kind {
        EntityKind::Person => Curve { ceiling: 0.98, scale: 500.0 },
        EntityKind::Place => Curve { ceiling: 0.92, scale: 400.0 },
        EntityKind::Agency => Curve { ceiling: 0.92, scale: 1200.0 },
        EntityKind::Date => Curve { ceiling: 0.96, scale: 500.0 },
    }
}

/// The confidence, above 0 and below 1, that a score in hundredths stands for; one half at zero, more where more speaks for the
/// candidate than against it.
pub(crate) fn confidence(kind: EntityKind, score: i32) -> f32 {
    let Curve { ceiling, scale } = curve(kind);
    0.5 + (ceiling - 0.5) * (score as f32 / scale).tanh()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_rises_with_the_score_and_is_never_certain() {
        for kind in EntityKind::ALL {
            assert!((confidence(kind, 0) - 0.5).abs() < 1e-6, "{kind}");
            let scores = [-100_000, -300, -1, 0, 1, 100, 300, 500, 800, 1500];
            for pair in scores.windows(2) {
                assert!(confidence(kind, pair[0]) < confidence(kind, pair[1]), "{kind} at {pair:?}");
            }
            assert!(confidence(kind, i32::MIN) > 0.0 && confidence(kind, i32::MAX) < 1.0, "{kind}");
        }
    }
}
