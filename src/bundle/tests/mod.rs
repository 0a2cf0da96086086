mod directory;
mod evidence;
mod flips;
mod hostile;
mod manifest;
mod names;
mod raw;
mod round_trip;
mod signers;
mod sizes;

use std::io::Cursor;

use crate::Result;
use crate::bundle::{Bundle, BundleBuilder, Limits, UnverifiedBundle};
use crate::evidence::Digester;
use crate::seal::{
    Fingerprint, Proof, Reason, Refusal, Rejection, Require, Sign, Signature, Signer, Verified,
    Verify,
};
use crate::value::DigestAlgorithm;

/// A mechanism whose keys are numbers: good enough to see what is signed.
#[derive(Clone, Debug)]
pub(super) struct Toy(pub(super) Vec<u8>);

pub(super) fn team(number: u8) -> Fingerprint {
    Fingerprint::from_bytes(&[number; 20]).unwrap()
}

pub(super) fn sha256(content: &[u8]) -> String {
    let mut digester = Digester::new([DigestAlgorithm::Sha256]).unwrap();
    digester.update(content);
    digester.finish().remove(0).value
}

fn mac(number: u8, content: &[u8]) -> String {
    format!("{number} {}\n", sha256(&[&[number; 8], content].concat()))
}

impl Sign for Toy {
    fn scheme(&self) -> &'static str {
        "toy"
    }

    fn sign(&self, content: &[u8]) -> Result<Signature, Rejection> {
        let all: String = self.0.iter().map(|number| mac(*number, content)).collect();
        Ok(Signature::new(all))
    }
}

impl Verify for Toy {
    fn verify(&self, content: &[u8], signature: &[u8]) -> Result<Proof, Rejection> {
        let mut proof = Proof::new(signature);
        for line in String::from_utf8_lossy(signature).split_inclusive('\n') {
            let holds = (0..=9).find(|number| mac(*number, content) == line);
            proof = match holds {
                Some(number) => proof.with_signer(Signer::new(team(number))),
                None => proof.with_refused(Refusal::from(Reason::Altered)),
            };
        }
        Ok(proof)
    }
}

pub(super) fn by_one() -> Require {
    Require::AnyOf(vec![team(1)])
}

/// A document whose pieces of evidence are at these URLs.
pub(super) fn document(urls: &[&str]) -> String {
    let item = |url| format!("<EvidenceItem><URL>{url}</URL></EvidenceItem>");
    let items = urls.iter().map(item).collect::<Vec<_>>().concat();
    let evidence = match urls {
        [] => String::new(),
        _ => format!("<Attack><Evidence>{items}</Evidence></Attack>"),
    };
    around(&evidence)
}

/// A document around an attack.
pub(super) fn around(attack: &str) -> String {
    format!(
        "<Incidents xmlns=\"https://docs.rs/iodef/ns/1\" version=\"1\">\
         <Incident purpose=\"reporting\" restriction=\"private\">\
         <IncidentID name=\"csirt.example\">1</IncidentID>{attack}</Incident></Incidents>"
    )
}

/// A small bundle, signed by the first team.
pub(super) fn small<'a>() -> BundleBuilder<'a> {
    BundleBuilder::new(document(&["evidence/a.log"]))
        .with_bytes("evidence/a.log", "Sep 13 23:19:24 host sshd[7]: failed\n")
        .with_bytes("notes.txt", "")
}

pub(super) fn zip_of(builder: BundleBuilder<'_>) -> Result<Vec<u8>> {
    let mut file = Cursor::new(Vec::new());
    builder.write_zip(&mut file)?;
    Ok(file.into_inner())
}

pub(super) fn small_zip() -> Vec<u8> {
    zip_of(small().signed_by(&Toy(vec![1]))).unwrap()
}

pub(super) fn verify(zip: &[u8]) -> Result<Verified<Bundle>> {
    verify_within(zip, Limits::default())
}

pub(super) fn verify_within(zip: &[u8], limits: Limits) -> Result<Verified<Bundle>> {
    let file = Cursor::new(zip.to_vec());
    UnverifiedBundle::open_zip_within(file, limits)?.verify(&Toy(Vec::new()), &by_one())
}

/// Why a zip file is refused.
pub(super) fn why(zip: &[u8]) -> String {
    verify(zip).unwrap_err().to_string()
}
