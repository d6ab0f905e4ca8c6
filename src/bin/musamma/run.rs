//! The run: from options to an extractor, from documents to output in their order, on one thread or several.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use musamma::{CompiledGazetteer, Extractor, Gazetteer, Input, Overlap};

use crate::args::{Options, OutputFormat};
use crate::csv::Csv;
use crate::documents::{Document, Documents, total_bytes};
use crate::inquiries::Inquiries;
use crate::json::Json;
use crate::jsonl::Jsonl;
use crate::messages::Messages;
use crate::output::Output;
use crate::progress::Progress;
use crate::table::Table;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Found,
    NoneFound,
    /// Something could not be read or written; the rest was done.
    Failed,
}

/// Does what the options ask for.
pub fn run(options: &Options) -> Outcome {
    let messages = Messages::new(Progress::new(total_bytes(&options.files)));
    let extractor = match extractor(options) {
        Ok(extractor) => extractor,
        Err(error) => {
            messages.fault(error);
            return Outcome::Failed;
        }
    };
    let work = Work {
        extractor: &extractor,
        output: &*output(options),
        reference_date: options.reference_date.as_deref(),
    };
    let documents = Documents::new(options.files.clone(), options.input, &messages);
    let written = match options.jobs {
        1 => work.alone(documents),
        jobs => work.shared(documents, usize::from(jobs)),
    };
    messages.progress.finish();
    let found = written.unwrap_or_else(|error| {
        // `musamma … | head` has seen enough: no fault.
        if error.kind() != io::ErrorKind::BrokenPipe {
            messages.fault(format_args!("cannot write the results: {error}"));
        }
        true
    });
    match (messages.failed(), found) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Found,
        (false, false) => Outcome::NoneFound,
    }
}

fn extractor(options: &Options) -> musamma::Result<Extractor> {
    let overlap = if options.nested { Overlap::Nested } else { Overlap::None };
    let explain = options.explain || options.why.is_some();
    let mut builder = Extractor::builder().bundled(!options.no_bundled).overlap(overlap).explain(explain);
    builder = builder.date_order(options.date_order()).timex3(options.timex3);
    if !options.kind.is_empty() {
        builder = builder.kinds(options.kind.iter().copied());
    }
    if let Some(confidence) = options.min_confidence {
        builder = builder.min_confidence(confidence);
    }
    if !options.gazetteer.is_empty() {
        // One gazetteer of all tables, so that a table of aliases or flags can speak of the names in another.
        let mut own = Gazetteer::default();
        for path in &options.gazetteer {
            match is_compiled(path) {
                true => builder = builder.compiled(CompiledGazetteer::open(path)?),
                false => own.add_path(path)?,
            }
        }
        builder = if own.is_empty() { builder } else { builder.gazetteer(own) };
    }
    builder.build()
}

/// Whether a file begins as compiled gazetteers do, whatever its name.
fn is_compiled(path: &Path) -> bool {
    let mut first = [0; CompiledGazetteer::MAGIC.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
    read.is_ok() && first == CompiledGazetteer::MAGIC
}

fn output(options: &Options) -> Box<dyn Output> {
    let (unit, explain) = (options.unit(), options.explain);
    if let Some(string) = &options.why {
        return Box::new(Inquiries::new(options, string));
    }
    match options.format() {
        OutputFormat::Table => Box::new(Table::new(options)),
        OutputFormat::Jsonl => Box::new(Jsonl { unit, explain }),
        OutputFormat::Json => Box::new(Json { unit, explain }),
        OutputFormat::Csv => Box::new(Csv { unit }),
    }
}

/// What is done with every document, on whatever thread.
#[derive(Clone, Copy)]
struct Work<'a> {
    extractor: &'a Extractor,
    output: &'a dyn Output,
    reference_date: Option<&'a str>,
}

/// Documents as they will be written, and whether there is a mention in them.
#[derive(Default)]
struct Written {
    bytes: Vec<u8>,
    found: bool,
}

/// Some documents, and where to send what became of them.
type Job = (Vec<Document>, SyncSender<Written>);

/// Bytes of short documents that are handed to a thread together: enough to make the handing over cheap.
const BATCH: usize = 1 << 16;

impl Work<'_> {
    fn document(self, document: &Document, written: &mut Written) {
        let mut input = Input::new(&document.text);
        if let Some(date) = document.reference_date.as_deref().or(self.reference_date) {
            input = input.reference_date(date).expect("read from an option or a line, where it was checked");
        }
        let extraction = self.extractor.extract(input);
        written.found |= !extraction.mentions().is_empty();
        self.output.write(document, &extraction, &mut written.bytes);
    }

    fn batch(self, documents: &[Document]) -> Written {
        let mut written = Written::default();
        for (number, document) in documents.iter().enumerate() {
            if number > 0 {
                written.bytes.extend_from_slice(self.output.separator());
            }
            self.document(document, &mut written);
        }
        written
    }

    /// Takes one document after the other; whether any had mentions.
    fn alone(self, mut documents: Documents) -> io::Result<bool> {
        let mut sink = Sink::new(self.output)?;
        loop {
            if documents.may_wait() {
                sink.out.flush()?;
            }
            let Some(document) = documents.next() else { break };
            sink.add(&self.batch(&[document]))?;
        }
        sink.close()
    }

    /// Several documents at a time, written in the order they are read. At most three batches a thread are held in memory.
    fn shared(self, mut documents: Documents, threads: usize) -> io::Result<bool> {
        let (jobs, taken) = sync_channel::<Job>(threads);
        let (queue, done) = sync_channel::<Receiver<Written>>(2 * threads);
        let taken = Mutex::new(taken);
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while let Some((documents, reply)) = next_job(&taken) {
                        // The writer has gone if standard output was closed.
                        let _ = reply.send(self.batch(&documents));
                    }
                });
            }
            let writer = scope.spawn(move || self.in_order(&done));
            while let Some(batch) = next_batch(&mut documents) {
                let (reply, written) = sync_channel(1);
                if queue.send(written).is_err() || jobs.send((batch, reply)).is_err() {
                    break;
                }
            }
            drop((queue, jobs));
            writer.join().expect("a panic aborts the program")
        })
    }

    /// Writes what becomes of the documents, in the order they were read.
    fn in_order(self, done: &Receiver<Receiver<Written>>) -> io::Result<bool> {
        let mut sink = Sink::new(self.output)?;
        loop {
            let written = match done.try_recv() {
                Err(TryRecvError::Empty) => {
                    // The reader may be waiting for input: show what is done.
                    sink.out.flush()?;
                    done.recv().ok()
                }
                ready => ready.ok(),
            };
            let Some(written) = written else { break };
            sink.add(&written.recv().expect("every job is answered"))?;
        }
        sink.close()
    }
}

/// A long document or several short ones, as many as have arrived.
fn next_batch(documents: &mut Documents) -> Option<Vec<Document>> {
    let first = documents.next()?;
    let mut bytes = first.text.len();
    let mut batch = vec![first];
    while bytes < BATCH && !documents.may_wait() {
        let Some(document) = documents.next() else { break };
        bytes += document.text.len();
        batch.push(document);
    }
    Some(batch)
}

fn next_job(taken: &Mutex<Receiver<Job>>) -> Option<Job> {
    taken.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Standard output, with what the format puts around documents.
struct Sink<'a> {
    out: BufWriter<io::StdoutLock<'static>>,
    output: &'a dyn Output,
    empty: bool,
    found: bool,
}

impl<'a> Sink<'a> {
    fn new(output: &'a dyn Output) -> io::Result<Self> {
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        out.write_all(output.opening())?;
        Ok(Sink { out, output, empty: true, found: false })
    }

    fn add(&mut self, written: &Written) -> io::Result<()> {
        if !std::mem::take(&mut self.empty) {
            self.out.write_all(self.output.separator())?;
        }
        self.found |= written.found;
        self.out.write_all(&written.bytes)
    }

    fn close(mut self) -> io::Result<bool> {
        self.out.write_all(self.output.closing())?;
        self.out.flush()?;
        Ok(self.found)
    }
}
