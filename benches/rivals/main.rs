//! How fast names are found, beside other ways to do it: a table of megabytes a second, and of how many times the rival's
//! speed the library has.
//!
//! `cargo bench --bench rivals` prints it. Text and names: see `input`.
//!
//! What is compared: a list of names found in a text with folding, as whole words, leftmost-longest, with the place of each
//! in the unfolded text. Between the words of a name stand blanks and hyphens. Rivals get a fast pass of folding and word
//! boundaries before them (`folded`), and search what it leaves; that time is shown with and without the pass. The library
//! does all in one, and more: it also finds names behind Arabic proclitics. Before anything is timed,
//!
//! * all rivals give the same places as a plain search by hash set;
//! * the library without proclitics gives the same places on a copy of the text that has letters, digits, blanks and hyphens
//!   alone. Apostrophes and dots of words (O'Neill, U.S.) are its own affair, so on the text itself it may differ by 3 %.
//!
//! All run in turns on the same blocks of text, on one thread; the best of the turns counts, as another program on the
//! machine can only slow a turn down.

mod folded;
#[path = "../input/mod.rs"]
mod input;
mod matchers;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::ops::Range;
use std::time::{Duration, Instant};

use folded::{Folded, Folder};
use input::Name;
use matchers::{Build, Matcher, RIVALS, Reference};
use musamma::stages::Stages;
use musamma::{Extractor, Gazetteer};

/// Each contestant's turns, at least.
const TURNS: usize = 5;
/// A text is timed for this long with all contestants together.
const PATIENCE: Duration = Duration::from_secs(4);
/// Texts are searched in blocks of whole lines, so that a block and its folded copy stay in the cache.
const BLOCK: usize = 128 << 10;

fn main() {
    let text = input::text(None);
    // As a test (`cargo test --benches`), only the answers are compared.
    let timed = std::env::args().any(|argument| argument == "--bench");
    for count in input::name_counts(10_000) {
        let contest = Contest::new(input::names(count), &text);
        contest.assert_equal_answers();
        if timed {
            contest.print_table();
        }
        if !timed {
            break;
        }
    }
    if timed {
        Contest::new(input::bundled_names(), &text).print_whole_pipeline();
    }
}

/// A list of names and everyone who looks for them.
struct Contest<'t> {
    text: &'t str,
    blocks: Vec<&'t str>,
    folder: Folder,
    names: Vec<Name>,
    patterns: Vec<String>,
    rivals: Vec<Rival>,
    library: Stages,
    library_built: Duration,
}

struct Rival {
    name: &'static str,
    matcher: Box<dyn Matcher>,
    built: Duration,
}

impl<'t> Contest<'t> {
    fn new(mut names: Vec<Name>, text: &'t str) -> Self {
        let folder = Folder::new();
        names.retain(|name| folder.pattern(&name.form).is_some());
        let patterns: BTreeSet<String> = names.iter().filter_map(|name| folder.pattern(&name.form)).collect();
        let patterns: Vec<String> = patterns.into_iter().collect();
        let blocks = blocks(text);
        let mut sample = Folded::default();
        folder.fold(blocks.first().unwrap_or(&""), &mut sample);
        let rival = |&(name, build): &(&'static str, Build)| {
            let start = Instant::now();
            Rival { name, matcher: build(&patterns, &sample.letters), built: start.elapsed() }
        };
        let rivals = RIVALS.iter().map(rival).collect();
        let table = input::table(&names, "no_variants");
        let start = Instant::now();
        let gazetteer = Gazetteer::from_tsv("names.tsv", &table).expect("plain names make a sound table");
        let library = Stages::of(&gazetteer).expect("plain names compile");
        Contest { text, blocks, folder, names, patterns, rivals, library, library_built: start.elapsed() }
    }

    fn assert_equal_answers(&self) {
        let reference = Reference::new(&self.patterns);
        let plain: String = self.text.chars().map(|c| if is_plain(c) { c } else { ',' }).collect();
        for (text, exact) in [(self.text, false), (&plain, true)] {
            let mut folded = Folded::default();
            self.folder.fold(text, &mut folded);
            folded::assert_folds_alike(text, &folded);
            let mut expected = Vec::new();
            reference.find(&folded, &mut expected);
            assert!(
                expected.len() * 10_000 > text.len(),
                "{} names in {} bytes: too few to compare",
                expected.len(),
                text.len()
            );
            for rival in &self.rivals {
                let mut found = Vec::new();
                rival.matcher.find(&folded, &mut found);
                assert_same(rival.name, text, &found, &expected);
            }
            let mut found = Vec::new();
            self.library.longest(text, false, &mut |place| found.push(place));
            if exact {
                assert_same("musamma", text, &found, &expected);
            }
            let difference = found.len().abs_diff(expected.len());
            assert!(
                difference * 100 <= 3 * expected.len(),
                "musamma finds {}, the others {}",
                found.len(),
                expected.len()
            );
        }
    }

    fn print_table(&self) {
        let mut contestants = vec![Contestant::new("musamma", self.library_built, || self.find_by_library())];
        for rival in &self.rivals {
            contestants.push(Contestant::new(rival.name, rival.built, || self.find_by(&*rival.matcher)));
        }
        contestants.push(Contestant::new("(the pass alone)", Duration::ZERO, || self.fold_alone()));
        take_turns(&mut contestants);
        let pass = contestants.last().map_or(Duration::ZERO, |pass| pass.best);
        let best = contestants[0].best;
        println!("\n{} names, {:.1} MB of text\n", self.names.len(), megabytes(self.text));
        println!("| | MB/s | musamma is | without the pass, MB/s | musamma is | found | built in |");
        println!("|---|---:|---:|---:|---:|---:|---:|");
        for (index, contestant) in contestants.iter().enumerate() {
            let Contestant { name, built, best: time, count, .. } = contestant;
            let without = time.saturating_sub(pass);
            let without = match index {
                0 => String::from("| |"),
                _ if without.is_zero() => String::from("| |"),
                _ => format!("| {:.0} | {:.2}× |", self.speed(without), ratio(without, best))
                    .replacen("| ", "", 1),
            };
            let without = without.trim_end_matches('|');
            println!(
                "| {name} | {:.0} | {:.2}× | {without}| {count} | {:.2} s |",
                self.speed(*time),
                ratio(*time, best),
                built.as_secs_f64()
            );
        }
    }

    /// The whole pipeline, bundled names and all kinds, beside rivals that find the same names and nothing else.
    fn print_whole_pipeline(&self) {
        let extractor = Extractor::new().expect("the bundled gazetteers are sound");
        let whole = || extractor.extract(self.text).mentions().len();
        let mut contestants = vec![Contestant::new("musamma, whole", Duration::ZERO, whole)];
        contestants
            .push(Contestant::new("musamma, names alone", self.library_built, || self.find_by_library()));
        for rival in &self.rivals {
            contestants.push(Contestant::new(rival.name, rival.built, || self.find_by(&*rival.matcher)));
        }
        take_turns(&mut contestants);
        println!(
            "\nThe whole pipeline; the {} bundled names, {:.1} MB of text\n",
            self.names.len(),
            megabytes(self.text)
        );
        println!("| | MB/s | the whole of musamma is | found |");
        println!("|---|---:|---:|---:|");
        for Contestant { name, best, count, .. } in &contestants {
            println!(
                "| {name} | {:.0} | {:.2}× | {count} |",
                self.speed(*best),
                ratio(*best, contestants[0].best)
            );
        }
    }

    fn find_by_library(&self) -> usize {
        let mut found = Vec::new();
        let mut count = 0;
        for block in &self.blocks {
            found.clear();
            self.library.longest(block, true, &mut |place| found.push(place));
            count += black_box(&found).len();
        }
        count
    }

    fn find_by(&self, matcher: &dyn Matcher) -> usize {
        let mut found = Vec::new();
        self.folded_blocks(|folded| {
            found.clear();
            matcher.find(folded, &mut found);
            black_box(&found).len()
        })
    }

    fn fold_alone(&self) -> usize {
        self.folded_blocks(|folded| black_box(folded).words.len())
    }

    fn folded_blocks(&self, mut count: impl FnMut(&Folded) -> usize) -> usize {
        let mut folded = Folded::default();
        let mut fold = |block: &&str| {
            self.folder.fold(block, &mut folded);
            count(&folded)
        };
        self.blocks.iter().map(&mut fold).sum()
    }

    fn speed(&self, time: Duration) -> f64 {
        megabytes(self.text) / time.as_secs_f64()
    }
}

fn megabytes(text: &str) -> f64 {
    text.len() as f64 / 1e6
}

/// How many times as long `time` is.
fn ratio(time: Duration, than: Duration) -> f64 {
    time.as_secs_f64() / than.as_secs_f64()
}

/// Someone to be timed.
struct Contestant<'c> {
    name: &'static str,
    built: Duration,
    run: Box<dyn Fn() -> usize + 'c>,
    best: Duration,
    count: usize,
}

impl<'c> Contestant<'c> {
    /// Runs once untimed, which counts what is there to be found.
    fn new(name: &'static str, built: Duration, run: impl Fn() -> usize + 'c) -> Self {
        let count = run();
        Contestant { name, built, run: Box::new(run), best: Duration::MAX, count }
    }
}

fn take_turns(contestants: &mut [Contestant]) {
    let start = Instant::now();
    let mut turns = 0;
    while turns < TURNS || start.elapsed() < PATIENCE {
        for contestant in &mut *contestants {
            let start = Instant::now();
            let count = (contestant.run)();
            contestant.best = contestant.best.min(start.elapsed());
            assert_eq!(count, contestant.count, "{}: the same text, another count", contestant.name);
        }
        turns += 1;
    }
}

/// Cuts a text into blocks of whole lines.
fn blocks(text: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let line_end = |from: usize| {
            rest.as_bytes()[from..].iter().position(|&byte| byte == b'\n').map(|at| from + at + 1)
        };
        let (block, after) = rest.split_at(line_end(BLOCK.min(rest.len())).unwrap_or(rest.len()));
        blocks.push(block);
        rest = after;
    }
    blocks
}

/// Characters that every matcher reads the same way.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, ' ' | '\n' | '-' | '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{0652}')
}

/// Asserts equal answers; a failure shows the first difference in the text.
fn assert_same(name: &str, text: &str, found: &[Range<usize>], expected: &[Range<usize>]) {
    let differs = (0..found.len().max(expected.len())).find(|&index| found.get(index) != expected.get(index));
    if let Some(index) = differs {
        let show = |place: Option<&Range<usize>>| place.map(|place| (place.clone(), &text[place.clone()]));
        panic!("{name} finds {:?}, a plain search {:?}", show(found.get(index)), show(expected.get(index)));
    }
}
