//! Checks tables of names before they are used: everything that is wrong with them at once, each with its line.
//! The last of the stages, and no part of an extraction.

use crate::bundled::bundled;
use crate::error::Result;
use crate::extractor::Extractor;
use crate::gazetteer::{CompiledGazetteer, Note};
pub use crate::gazetteer::{Finding, Severity};

/// What a check of tables came to.
#[derive(Clone, Debug)]
pub struct Report {
    /// In the order of tables and lines.
    pub findings: Vec<Finding>,
    /// Number of entities.
    pub entities: usize,
    /// Number of their names.
    pub names: usize,
    /// Number of further spellings that rules derive from the names.
    pub derived: usize,
}

impl Report {
    /// How many findings are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity() == severity).count()
    }
}

/// Checks tables, each a name and its text, one by one and together: flags and aliases may speak of the entities of
/// another table.
///
/// ```
/// use musamma::lint::{Severity, check};
///
/// let table = "id\tkind\ten\tar\n\
///     oxford\tplace/city\tOxford\tأكسفورد\n\
///     reading\tplace/city\tReading\tريدينغ\n\
///     oxford\tplace/city\tOxford\t\u{202B}أوكسفورد\n";
/// let report = check([("towns.tsv", table)])?;
/// let found: Vec<(Severity, Option<usize>)> = report.findings.iter().map(|f| (f.severity(), f.line())).collect();
/// assert_eq!(found, [(Severity::Warning, Some(3)), (Severity::Error, Some(4))]); // reading is a word; oxford is taken
/// # Ok::<(), musamma::Error>(())
/// ```
///
/// Costs some microseconds a name.
///
/// # Errors
/// If a bundled table is faulty, which the crate's own tests rule out; never because of what is checked.
pub fn check<'t>(tables: impl IntoIterator<Item = (&'t str, &'t str)>) -> Result<Report> {
    let known = bundled()?;
    let mut checked = crate::gazetteer::Checked::new(tables, known.dictionary());
    let gazetteer = CompiledGazetteer::new(checked.dictionary().clone());
    let extractor = Extractor::builder().bundled(false).compiled(gazetteer.clone()).explain(true).build()?;
    let never: Vec<Note> = checked
        .listed()
        .iter()
        // That a form without letters never matches was said already.
        .filter(|name| name.form.contains(char::is_alphanumeric) && !finds(&extractor, name.form, name.id))
        .map(|name| Note {
            rule: "never",
            severity: Severity::Error,
            origin: name.origin,
            message: format!(
                "{:?} of {} is not found in a text that is nothing but it; expected letters and blanks as texts have them: \
                 write it as it is read",
                name.form, name.id
            ),
        })
        .collect();
    for note in never {
        checked.note(note);
    }
    let (names, derived) = checked.form_counts();
    Ok(Report { entities: gazetteer.len(), names, derived, findings: checked.into_findings() })
}

/// Whether a form, as a text, has a reading as the entity with this id.
fn finds(extractor: &Extractor, form: &str, id: &str) -> bool {
    let extraction = extractor.extract(form);
    extraction.mentions().iter().any(|m| m.id() == Some(id))
        || extraction.passed_over().iter().any(|reading| reading.id.as_deref() == Some(id))
}
