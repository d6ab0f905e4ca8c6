//! One line of NDJSON as a document, or what is wrong with the line. Reads no file.

use std::borrow::Cow;

use musamma::Input;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// A document as a line gives it.
pub struct Line {
    /// As it was written, whatever its type.
    pub id: Option<Box<RawValue>>,
    pub text: String,
    /// A day that [`Input::reference_date`] takes.
    pub reference_date: Option<String>,
}

#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    text: String,
    #[serde(borrow)]
    reference_date: Option<Cow<'a, str>>,
}

/// Reads a line. A null `id` or `reference_date` is one that is not given; other fields are ignored.
pub fn parse(line: &str) -> Result<Line, String> {
    // An array would do for serde's struct as well.
    let fields = match line.trim_start().starts_with('{') {
        true => serde_json::from_str::<Fields>(line).map_err(|error| diagnose(line, &error))?,
        false => return Err(diagnose(line, &"expected {")),
    };
    let reference_date = fields.reference_date.map(Cow::into_owned);
    if let Some(date) = &reference_date {
        Input::new("").reference_date(date).map_err(|error| format!("\"reference_date\": {error}"))?;
    }
    Ok(Line { id: fields.id.map(ToOwned::to_owned), text: fields.text, reference_date })
}

const EXPECTED: &str = r#"expected an object such as {"id": 1, "text": "…"}"#;

/// Says what is wrong in the words of the format, where the parser's own would not help.
fn diagnose(line: &str, error: &dyn std::fmt::Display) -> String {
    let value = match serde_json::from_str::<Value>(line) {
        Ok(value) => value,
        Err(error) => {
            let hint = if line.trim_start().starts_with(['{', '[', '"']) {
                ""
            } else {
                "; plain text needs --input text"
            };
            return format!("not JSON at column {}; {EXPECTED}{hint}", error.column());
        }
    };
    let Value::Object(fields) = &value else {
        return format!("{} instead of an object; {EXPECTED}", name_of(&value));
    };
    match (fields.get("text"), fields.get("reference_date")) {
        (None, _) => format!("no \"text\"; {EXPECTED}"),
        (Some(Value::String(_)), Some(date)) if !date.is_string() && !date.is_null() => {
            format!("\"reference_date\" is {}; expected a day such as \"2024-04-17\"", name_of(date))
        }
        (Some(text), _) if !text.is_string() => format!("\"text\" is {}; {EXPECTED}", name_of(text)),
        _ => format!("{error}; {EXPECTED}"),
    }
}

fn name_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_id_as_it_was_written() {
        for id in
            ["1", "1.0", "123456789012345678901234567890", "\"a\\u0062\"", "[1, 2]", "{\"n\": 1}", "false"]
        {
            let line = parse(&format!(r#"{{"text": "", "id": {id}}}"#)).map(|line| line.id);
            assert_eq!(line.map(|id| id.map(|raw| raw.get().to_owned())), Ok(Some(id.to_owned())));
        }
        for line in [r#"{"text": ""}"#, r#"{"text": "", "id": null}"#] {
            assert!(parse(line).is_ok_and(|line| line.id.is_none()), "{line}");
        }
    }

    #[test]
    fn faults_say_what_was_found_and_expected() {
        let cases = [
            ("{\"text\": \"x\"", "not JSON at column 12"),
            ("Cairo", "plain text needs --input text"),
            ("[\"x\", \"y\"]", "an array instead of an object"),
            ("{\"id\": 1}", "no \"text\""),
            ("{\"text\": 5}", "\"text\" is a number"),
            ("{\"text\": null}", "\"text\" is null"),
            ("{\"text\": \"a\", \"text\": \"b\"}", "duplicate field `text`"),
            ("{\"text\": \"a\", \"reference_date\": 5}", "\"reference_date\" is a number"),
            (
                "{\"text\": \"a\", \"reference_date\": \"2024-13-01\"}",
                "\"2024-13-01\" is no date; expected a day",
            ),
        ];
        for (line, expected) in cases {
            let found = parse(line).err().unwrap_or_default();
            assert!(found.contains(expected), "{line}\nexpected: {expected}\n     got: {found}");
        }
    }
}
