//! How fast the library is: stage by stage, by kind, by length of the text, by number of names, to start, and on two threads.
//!
//! `cargo bench --bench pipeline`, in all about a minute. Text and names: see `input`. Every run has to find as many
//! mentions as the first one.

mod input;

use std::cell::OnceCell;
use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use musamma::normalize::{Strength, fold};
use musamma::stages::Stages;
use musamma::{CompiledGazetteer, EntityKind, Extractor, ExtractorBuilder, Gazetteer, Input};

fn stages(criterion: &mut Criterion) {
    let text = input::text(None);
    let mut group = group(criterion, "stages");
    let stages = Stages::bundled().expect("the bundled gazetteers are sound");
    let extractor = build(Extractor::builder());
    run(&mut group, "fold", &text, |text| fold(text, Strength::Loose).len());
    run(&mut group, "tokenize", &text, |text| stages.tokenize(text));
    run(&mut group, "tokenize, look up", &text, |text| stages.look_up(text));
    run(&mut group, "tokenize, look up, match", &text, |text| stages.scan(text));
    run(&mut group, "whole", &text, |text| mentions(&extractor, text));
    let count = mentions(&extractor, &text);
    assert!(count * 1000 > text.len(), "{count} mentions in {} bytes: fewer than news has", text.len());
}

fn kinds(criterion: &mut Criterion) {
    let text = input::text(None);
    let mut group = group(criterion, "kinds");
    let whole = build(Extractor::builder());
    run(&mut group, "all", &text, |text| mentions(&whole, text));
    for kind in EntityKind::ALL {
        let alone = build(Extractor::builder().kinds([kind]));
        run(&mut group, kind.as_str(), &text, |text| mentions(&alone, text));
    }
    let dates = build(Extractor::builder().bundled(false));
    run(&mut group, "date, no names bundled", &text, |text| mentions(&dates, text));
    let own = build(Extractor::builder().bundled(false).gazetteer(gazetteer(10_000)));
    run(&mut group, "all, 10000 own names alone", &text, |text| mentions(&own, text));
    let both = build(Extractor::builder().gazetteer(gazetteer(10_000)));
    run(&mut group, "all, 10000 own names beside", &text, |text| mentions(&both, text));
}

fn lengths(criterion: &mut Criterion) {
    let mut group = group(criterion, "lengths");
    let extractor = build(Extractor::builder());
    let large: &[usize] = if input::is_large() { &[16, 50] } else { &[] };
    for megabytes in [1, 4].iter().chain(large) {
        let text = input::text(Some(megabytes << 20));
        run(&mut group, &format!("{megabytes} MiB"), &text, |text| mentions(&extractor, text));
    }
}

fn names(criterion: &mut Criterion) {
    let text = input::text(None);
    let mut group = group(criterion, "names");
    for count in input::name_counts(1_000) {
        let own = Extractor::builder().bundled(false).kinds([
            EntityKind::Person,
            EntityKind::Place,
            EntityKind::Agency,
        ]);
        let own = build(own.gazetteer(gazetteer(count)));
        run(&mut group, &format!("{count} names"), &text, |text| mentions(&own, text));
    }
}

/// From tables or compiled bytes to an extractor. The bundled names are opened once a process and shared, so they are not in
/// it: a process has to be started to see them.
fn start(criterion: &mut Criterion) {
    let mut group = group(criterion, "start");
    build(Extractor::builder());
    for count in input::name_counts(10_000) {
        let table = input::table(&input::names(count), "");
        run(&mut group, &format!("read a table of {count} names"), &table, |table| read(table).len());
        let gazetteer = read(&table);
        run(&mut group, &format!("compile {count} names"), &table, |_| compile(&gazetteer).len());
        let bytes = compile(&gazetteer).to_bytes();
        println!("{count} names: {} bytes compiled, of a table of {}", bytes.len(), table.len());
        run(&mut group, &format!("open {count} compiled names"), &table, |_| {
            CompiledGazetteer::from_bytes(&bytes).expect("just compiled").len()
        });
    }
}

fn compile(gazetteer: &Gazetteer) -> CompiledGazetteer {
    gazetteer.compile().expect("plain names compile")
}

/// The same texts on one thread and on two.
fn threads(criterion: &mut Criterion) {
    let text = input::text(None);
    let mut group = group(criterion, "threads");
    let extractor = build(Extractor::builder());
    let paragraphs: Vec<Input> = text.split_inclusive('\n').map(Input::new).collect();
    for count in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build().expect("threads can be had");
        run(&mut group, &format!("{count} threads"), &text, |_| {
            let extractions = pool.install(|| extractor.extract_batch(&paragraphs));
            extractions.iter().map(|extraction| extraction.mentions().len()).sum()
        });
    }
}

fn group<'c>(criterion: &'c mut Criterion, name: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    group.warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_millis(1000));
    group
}

/// Times `count` over the text, and holds it to its first answer.
fn run(group: &mut BenchmarkGroup<WallTime>, name: &str, text: &str, count: impl Fn(&str) -> usize) {
    let expected = OnceCell::new();
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function(name, |bencher| {
        let expected = *expected.get_or_init(|| {
            let expected = count(text);
            println!("{name}: counts {expected}");
            expected
        });
        bencher.iter(|| assert_eq!(count(black_box(text)), expected, "{name}: the same text, another count"));
    });
}

fn mentions(extractor: &Extractor, text: &str) -> usize {
    extractor.extract(text).mentions().len()
}

fn build(builder: ExtractorBuilder) -> Extractor {
    builder.build().expect("plain names compile")
}

fn gazetteer(names: usize) -> Gazetteer {
    read(&input::table(&input::names(names), ""))
}

fn read(table: &str) -> Gazetteer {
    Gazetteer::from_tsv("own.tsv", table).expect("plain names make a sound table")
}

criterion_group!(benches, stages, kinds, lengths, names, start, threads);
criterion_main!(benches);
