//! What a date means: an ISO 8601 or EDTF string and the days it covers.

use serde::Serialize;
use serde::ser::SerializeMap;

/// The value of a date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DateValue {
    value: String,
}

impl DateValue {
    /// ISO 8601 or EDTF.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Writes the fields of the value into an object that is being serialised.
    pub(crate) fn serialize_entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("value", &self.value)
    }
}
