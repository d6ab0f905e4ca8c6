//! The program. (Minimal while the library takes shape.)
use std::io::{BufRead, Write};

fn main() {
    let explain = std::env::args().any(|a| a == "--explain");
    let start = std::time::Instant::now();
    let extractor = musamma::Extractor::builder().explain(explain).build().expect("bundled");
    if std::env::args().any(|a| a == "--time") {
        println!("new {:?}", start.elapsed());
    }
    if let Some(path) = std::env::args().skip_while(|a| a != "--time").nth(1) {
        let text = std::fs::read_to_string(path).expect("file");
        for _ in 0..25 {
            let start = std::time::Instant::now();
            let n = extractor.extract(&text).mentions().len();
            let s = start.elapsed().as_secs_f64();
            println!("{:.1} MB/s, {n} mentions", text.len() as f64 / s / 1e6);
        }
        return;
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let value: serde_json::Value = serde_json::from_str(&line.expect("utf-8")).expect("json");
        let text = value["text"].as_str().expect("text");
        let mut input = musamma::Input::new(text);
        if let Some(date) = value["reference_date"].as_str() {
            input = input.reference_date(date).expect("date");
        }
        let extraction = extractor.extract(input);
        let mut offsets = extraction.offsets(musamma::OffsetUnit::Chars);
        let mentions: Vec<_> = extraction.mentions().iter().map(|m| serde_json::to_value(m.to_record(&mut offsets)).expect("json")).collect();
        serde_json::to_writer(&mut out, &serde_json::json!({"id": value["id"], "mentions": mentions})).expect("written");
        out.write_all(b"\n").expect("written");
    }
}
