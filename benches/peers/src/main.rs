//! `peers COMMAND [NAME=VALUE…]`; see `benches/README.md`.

use std::fs;
use std::io::Write;

use iodef_peers::arguments::Arguments;
use iodef_peers::compare::{Figure, compare};
use iodef_peers::input::Input;
use iodef_peers::subject::{Subject, Takes, named, subjects};
use iodef_peers::{Result, documents, growth, machine, report};

fn main() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let arguments = Arguments::parse(words)?;
    match &*command {
        "list" => list(&arguments),
        "document" => document(&arguments),
        "check" => check(&arguments),
        "compare" => compared(&arguments),
        "only" => only(&arguments),
        "memory" => memory(&arguments),
        "growth" => grown(&arguments),
        "report" => reported(&arguments),
        _ => Err(format!("unknown command {command:?}").into()),
    }
}

/// The names of the subjects that take the document, one a line.
fn list(arguments: &Arguments) -> Result<()> {
    let input = Input::new(arguments.kind)?;
    for subject in chosen(arguments, &input)? {
        println!("{}", subject.name);
    }
    Ok(())
}

/// Those that were asked for, or all that take the document.
fn chosen(arguments: &Arguments, input: &Input) -> Result<Vec<&'static Subject>> {
    let mut all = subjects();
    if !arguments.subjects.is_empty() {
        let names = arguments.subjects.iter();
        all = names.map(|name| named(name)).collect::<Result<_>>()?;
    }
    all.retain(|subject| subject.takes == Takes::Any || subject.can(input));
    Ok(all)
}

/// The document itself; one of IODEF 2 may have any size.
fn document(arguments: &Arguments) -> Result<()> {
    let mut out = std::io::stdout().lock();
    if arguments.large {
        std::io::copy(&mut documents::stream(arguments.kind.incidents), &mut out)?;
        return Ok(());
    }
    Ok(out.write_all(&arguments.kind.make()?)?)
}

/// Every subject reads or writes the document once, and finds what is there.
fn check(arguments: &Arguments) -> Result<()> {
    documents::check()?;
    let input = Input::new(arguments.kind)?;
    for subject in chosen(arguments, &input)? {
        let count = subject.verify(&input)?;
        println!("{}: {count}", subject.name);
    }
    Ok(())
}

fn compared(arguments: &Arguments) -> Result<()> {
    documents::check()?;
    let input = Input::new(arguments.kind)?;
    let hash = documents::hash(&input.bytes);
    eprintln!("{}, SHA-256 {hash}", input.kind);
    let subjects = chosen(arguments, &input)?;
    let before = machine::load();
    let mut figures = compare(&input, &subjects, &arguments.programs, arguments.rounds)?;
    let load = format!("{before} before, {} after", machine::load());
    figures.extend([
        Figure::new("run", "load", load),
        Figure::new("run", "rounds", arguments.rounds),
        Figure::new("run", "document", input.kind),
        Figure::new("run", "bytes", input.bytes.len()),
        Figure::new("run", "hash", hash),
        Figure::new("run", "processor", machine::processor()),
    ]);
    let versions = machine::versions().into_iter();
    figures.extend(versions.map(|(name, version)| Figure::new(name, "version", version)));
    for figure in figures {
        println!("{}\t{figure}", arguments.section);
    }
    Ok(())
}

/// One subject runs, for a profiler to watch; the number of bytes is printed.
fn only(arguments: &Arguments) -> Result<()> {
    let input = Input::new(arguments.kind)?;
    for subject in chosen(arguments, &input)? {
        println!("{}", subject.bytes(&input)?);
        for _ in 0..arguments.rounds {
            subject.run_once(&input)?;
        }
    }
    Ok(())
}

/// One subject reads a file once; prints the KB that this took beyond the file.
fn memory(arguments: &Arguments) -> Result<()> {
    let path = arguments.rest.first().ok_or("memory PATH subjects=NAME")?;
    let input = Input::of(arguments.kind, fs::read(path)?)?;
    let peak = || machine::peak().ok_or("no /proc");
    for subject in chosen(arguments, &input)? {
        subject.bytes(&input)?;
        let before = peak()?;
        subject.run_once(&input)?;
        println!("{}", peak()? - before);
    }
    Ok(())
}

/// Tables of how time grows.
fn grown(arguments: &Arguments) -> Result<()> {
    println!("{}", growth::tables(arguments.large)?);
    Ok(())
}

/// A page made of the figures in a file.
fn reported(arguments: &Arguments) -> Result<()> {
    let path = arguments.rest.first().ok_or("report FIGURES")?;
    println!("{}", report::page(&fs::read_to_string(path)?));
    Ok(())
}
