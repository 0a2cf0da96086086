//! JSON Schema validation by a process that is not ours: Python's `jsonschema`.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::common::validator::{Outcome, schema};

/// Exit status of [`SCRIPT`] where Python has no `jsonschema`.
const NOT_IMPORTABLE: i32 = 3;

const SCRIPT: &str = r#"
import itertools, json, sys
try:
    import jsonschema
except ImportError:
    sys.exit(3)
sys.stdin.reconfigure(encoding="utf-8")
sys.stdout.reconfigure(encoding="utf-8")
with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
validator = jsonschema.validators.validator_for(schema)(schema)
for line in sys.stdin:
    errors = itertools.islice(validator.iter_errors(json.loads(line)), 20)
    print(json.dumps([f"{'/'.join(map(str, e.path))}: {e.message[:200]}" for e in errors]))
"#;

/// Validates texts of one line each against the schema that RFC 8727 was drafted with.
pub(crate) fn validate(texts: &[String]) -> Vec<Outcome> {
    let absent = vec![Outcome::Absent; texts.len()];
    let schema = schema("iodef-json-draft14.schema.json");
    if !schema.is_file() {
        println!("skipped: {} is not here", schema.display());
        return absent;
    }
    let child = Command::new("python3")
        .args(["-c", SCRIPT])
        .arg(schema)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        println!("skipped: python3 is not here");
        return absent;
    };
    let mut input = child.stdin.take().unwrap();
    let lines = texts.join("\n");
    // The script may be gone already, without `jsonschema` to import.
    let writing = std::thread::spawn(move || {
        let _ = input.write_all(lines.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    if output.status.code() == Some(NOT_IMPORTABLE) {
        println!("skipped: python3 has no jsonschema");
        return absent;
    }
    let told = String::from_utf8(output.stdout).unwrap();
    let told: Vec<_> = told.lines().map(outcome).collect();
    assert_eq!(told.len(), texts.len(), "the validator fell over");
    told
}

fn outcome(line: &str) -> Outcome {
    let reasons: Vec<String> = serde_json::from_str(line).unwrap();
    if reasons.is_empty() {
        Outcome::Valid
    } else {
        Outcome::Invalid(reasons)
    }
}
