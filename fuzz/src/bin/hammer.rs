//! Runs all bodies on mutated corpus files, without a fuzzer.
//!
//! `hammer [SECONDS [SEED [TARGET...]]]`: so many seconds for each body, 10 unless
//! said otherwise, on two threads. `hammer replay TARGET FILE...` runs a body on
//! inputs as they are.
//! The same seed makes the same inputs; `RUNS=20000` ends a body after so many, so
//! that a slow machine and a fast one come to the same verdict. An input that breaks a law, or takes longer than it may, is saved; `SAVE_EACH=1` saves
//! each before it is run, for what ends the process.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use std::{env, fs, io, process, thread};

use iodef_fuzz::mutate::Mutator;
use iodef_fuzz::{BODIES, Body};

const THREADS: usize = 2;

/// How long one input may take, in a build without optimisation on a busy machine.
const LONGEST: Duration = Duration::from_secs(10);

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    if let Some(("replay", target, files)) = words
        .split_first_chunk::<2>()
        .map(|([first, target], files)| (&**first, target, files))
    {
        return replay(target, files);
    }
    let mut arguments = env::args().skip(1);
    let mut number = || arguments.next().and_then(|argument| argument.parse().ok());
    let seconds = number().unwrap_or(10);
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let seed = number().unwrap_or_else(|| now.map_or(0, |now| now.as_secs()));
    let wanted: Vec<String> = arguments.collect();
    let bodies = BODIES
        .iter()
        .filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name));
    println!(
        "seed {seed}, {seconds} s for each of {} bodies",
        bodies.clone().count()
    );
    let hammer = Hammer {
        seed,
        time: Duration::from_secs(seconds),
        runs: env::var("RUNS").map_or(u32::MAX, |runs| runs.parse().expect("RUNS is a number")),
        bodies: Mutex::new(bodies.copied().collect()),
        running: [const { Mutex::new(None) }; THREADS],
        failures: AtomicUsize::new(0),
    };
    let broken = hammer.run();
    if broken > 0 {
        println!("{broken} inputs break a law");
        process::exit(1);
    }
}

/// Runs a body on files, and panics on the first that breaks its law.
fn replay(target: &str, files: &[String]) {
    let body = BODIES.iter().find(|(name, _)| *name == target);
    let (_, body) = body.expect("it is the name of a target");
    for file in files {
        println!("{target} on {file}");
        body(&fs::read(file).expect("it is a file"));
    }
}

/// What a thread does at the moment.
struct Running {
    target: &'static str,
    since: Instant,
    input: Vec<u8>,
}

struct Hammer {
    seed: u64,
    time: Duration,
    /// How many inputs each body gets at most.
    runs: u32,
    bodies: Mutex<VecDeque<(&'static str, Body)>>,
    running: [Mutex<Option<Running>>; THREADS],
    failures: AtomicUsize,
}

impl Hammer {
    /// Runs all; returns how many inputs break a law.
    fn run(&self) -> usize {
        thread::scope(|scope| {
            let work = |at: usize| move || self.work(&self.running[at]);
            let threads: Vec<_> = (0..THREADS).map(|at| scope.spawn(work(at))).collect();
            while !threads.iter().all(thread::ScopedJoinHandle::is_finished) {
                thread::sleep(Duration::from_millis(200));
                self.watch();
            }
        });
        self.failures.load(Ordering::Relaxed)
    }

    /// Ends the process if an input takes too long: nothing else would end it.
    fn watch(&self) {
        for running in &self.running {
            let running = running.lock().expect("nobody panics with it");
            if let Some(running) = &*running
                && running.since.elapsed() > LONGEST
            {
                let Running { target, input, .. } = running;
                println!(
                    "{target} takes longer than {LONGEST:?} on {}",
                    saved(target, input)
                );
                process::exit(2);
            }
        }
    }

    fn work(&self, running: &Mutex<Option<Running>>) {
        let next = || {
            self.bodies
                .lock()
                .expect("nobody panics with it")
                .pop_front()
        };
        while let Some((target, body)) = next() {
            let seeds = seeds(target).expect("there is a corpus");
            let (start, mut runs) = (Instant::now(), 0);
            while start.elapsed() < self.time && runs < self.runs {
                let input = self.input(&seeds, runs);
                runs += 1;
                if !self.once(target, body, &input, running) {
                    break;
                }
            }
            let rate = f64::from(runs) / start.elapsed().as_secs_f64();
            println!("{target:>16}: {runs:>8} runs, {rate:>8.0}/s");
        }
    }

    /// Mutation number so and so of the seeds.
    fn input(&self, seeds: &[Vec<u8>], number: u32) -> Vec<u8> {
        let state = self.seed.wrapping_mul(0x5851_F42D_4C95_7F2D);
        let mut mutator = Mutator::new(state.wrapping_add(number.into()));
        let seed = &seeds[mutator.below(seeds.len())];
        let other = &seeds[mutator.below(seeds.len())];
        mutator.mutated(seed, other)
    }

    /// Whether an input keeps the law.
    fn once(
        &self,
        target: &'static str,
        body: Body,
        input: &[u8],
        running: &Mutex<Option<Running>>,
    ) -> bool {
        if env::var_os("SAVE_EACH").is_some() {
            let _ = fs::write(artifacts(target).join("last"), input);
        }
        let since = Instant::now();
        let now = Running {
            target,
            since,
            input: input.to_vec(),
        };
        *running.lock().expect("nobody panics with it") = Some(now);
        let result = std::panic::catch_unwind(|| body(input));
        *running.lock().expect("nobody panics with it") = None;
        if result.is_err() {
            println!("{target} breaks its law on {}", saved(target, input));
            self.failures.fetch_add(1, Ordering::Relaxed);
        }
        result.is_ok()
    }
}

fn seeds(target: &str) -> io::Result<Vec<Vec<u8>>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target);
    let files = fs::read_dir(folder)?.map(|file| file.map(|file| file.path()));
    let mut files = files.collect::<io::Result<Vec<_>>>()?;
    files.sort();
    files.into_iter().map(fs::read).collect()
}

fn artifacts(target: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("artifacts")
        .join(target);
    let _ = fs::create_dir_all(&folder);
    folder
}

/// Where an input was saved, under a name that depends on it.
fn saved(target: &str, input: &[u8]) -> String {
    let hash = input.iter().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
    });
    let path = artifacts(target).join(format!("hammer-{hash:016x}"));
    match fs::write(&path, input) {
        Ok(()) => path.display().to_string(),
        Err(error) => format!("{}: {error}", path.display()),
    }
}
