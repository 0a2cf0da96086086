//! The law of bundles: what is accepted has one form.

use std::io::Cursor;

use iodef::bundle::{Bundle, BundleBuilder, Limits, UnverifiedBundle};
use iodef::seal::{
    Fingerprint, Proof, Rejection, Require, Sign, Signature, Signer, Verified, Verify,
};

/// No zip file makes opening it panic, hang or take more than its limits; and
/// one that is accepted, by a mechanism that accepts all, is what is written
/// of the same files, to the byte unless it is compressed.
///
/// # Panics
///
/// If another file is accepted, or narrow limits accept something else.
pub fn bundle(bytes: &[u8]) {
    let limits = Limits::default().with_total_bytes(1 << 24);
    let narrow = limits.clone().with_members(4).with_total_bytes(1000);
    let opened = open(bytes, &limits);
    let narrowly = open(bytes, &narrow);
    assert!(
        opened.is_some() || narrowly.is_none(),
        "narrow limits accept more"
    );
    let Some(bundle) = opened else { return };
    let total: u64 = bundle.members().iter().map(|member| member.size).sum();
    assert!(total <= limits.total_bytes, "more than the limits allow");
    if let Some(narrowly) = narrowly {
        assert_eq!(
            narrowly.members(),
            bundle.members(),
            "narrow limits read otherwise"
        );
        assert!(total <= 1000, "more than narrow limits allow");
    }
    let written = again(&bundle);
    if is_stored(bytes) {
        assert_eq!(written, bytes, "two forms of one bundle are accepted");
    }
    match open(&written, &limits) {
        Some(read) => assert_eq!(read.members(), bundle.members(), "it does not come back"),
        None => panic!("what is written is refused"),
    }
}

/// Accepts everything, and signs as it is told to.
struct Accepts(String);

impl Accepts {
    fn team() -> Fingerprint {
        match Fingerprint::from_bytes(&[7; 20]) {
            Ok(team) => team,
            Err(error) => panic!("{error}"),
        }
    }
}

impl Sign for Accepts {
    fn scheme(&self) -> &'static str {
        "accepts"
    }

    fn sign(&self, _: &[u8]) -> Result<Signature, Rejection> {
        Ok(Signature::new(&*self.0))
    }
}

impl Verify for Accepts {
    fn verify(&self, _: &[u8], signature: &[u8]) -> Result<Proof, Rejection> {
        Ok(Proof::new(signature).with_signer(Signer::new(Self::team())))
    }
}

fn open(bytes: &[u8], limits: &Limits) -> Option<Verified<Bundle>> {
    let file = Cursor::new(bytes.to_vec());
    let opened = UnverifiedBundle::open_zip_within(file, limits.clone()).ok()?;
    let require = Require::AnyOf(vec![Accepts::team()]);
    let bundle = opened.verify(&Accepts(String::new()), &require).ok()?;
    // The mechanism would sign with the same text.
    let signature = std::str::from_utf8(bundle.proof().signature());
    signature.is_ok().then_some(bundle)
}

/// A bundle of the same files.
fn again(bundle: &Verified<Bundle>) -> Vec<u8> {
    let signature = String::from_utf8_lossy(bundle.proof().signature());
    let accepts = Accepts(signature.into_owned());
    let builder = BundleBuilder::new(bundle.document_bytes()).signed_by(&accepts);
    let files = bundle
        .members()
        .iter()
        .filter(|member| !member.is_document());
    let builder = files.fold(builder, |builder, member| {
        match bundle.read(&member.name, member.size) {
            Ok(content) => builder.with_bytes(&*member.name, content),
            Err(error) => panic!("what was verified cannot be read: {error}"),
        }
    });
    let mut file = Cursor::new(Vec::new());
    match builder.write_zip(&mut file) {
        Ok(_) => file.into_inner(),
        Err(error) => panic!("what was read cannot be written: {error}"),
    }
}

/// Whether no member of a zip file is compressed.
fn is_stored(mut bytes: &[u8]) -> bool {
    let number = |bytes: &[u8], at: usize, count: usize| {
        let field = bytes.get(at..at + count).unwrap_or_default();
        field
            .iter()
            .rev()
            .fold(0, |sum, byte| sum * 256 + usize::from(*byte))
    };
    while bytes.starts_with(b"PK\x03\x04") {
        if number(bytes, 8, 2) != 0 {
            return false;
        }
        let length = 30 + number(bytes, 26, 2) + number(bytes, 18, 4);
        bytes = bytes.get(length..).unwrap_or_default();
    }
    true
}
