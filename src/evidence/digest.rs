use std::fmt;
use std::io::{self, Read, Write};

use sha2::Digest as _;

use crate::evidence::hex;
use crate::model::Digest;
use crate::value::DigestAlgorithm;
use crate::{Error, Result};

/// How much of a reader is held at once.
const BUFFER: usize = 64 * 1024;

macro_rules! hashers {
    ($( $name:ident: $hasher:ty, )*) => {
        /// A digest on its way.
        #[derive(Clone)]
        enum Hasher {
            $( $name(Box<$hasher>), )*
            Blake3(Box<blake3::Hasher>),
        }

        impl Hasher {
            fn new(algorithm: &DigestAlgorithm) -> Option<Self> {
                Some(match algorithm {
                    $( DigestAlgorithm::$name => Self::$name(Box::default()), )*
                    DigestAlgorithm::Blake3 => Self::Blake3(Box::default()),
                    DigestAlgorithm::Ext(_) | DigestAlgorithm::Other(_) => return None,
                })
            }

            fn update(&mut self, bytes: &[u8]) {
                match self {
                    $( Self::$name(hasher) => hasher.update(bytes), )*
                    Self::Blake3(hasher) => {
                        hasher.update(bytes);
                    }
                }
            }

            fn finish(self) -> String {
                match self {
                    $( Self::$name(hasher) => hex(&(*hasher).finalize()), )*
                    Self::Blake3(hasher) => hex(hasher.finalize().as_bytes()),
                }
            }
        }
    };
}

hashers! {
    Md5: md5::Md5,
    Sha1: sha1::Sha1,
    Sha256: sha2::Sha256,
    Sha384: sha2::Sha384,
    Sha512: sha2::Sha512,
    Sha3_256: sha3::Sha3_256,
    Sha3_512: sha3::Sha3_512,
    Blake2b512: blake2::Blake2b512,
}

/// Computes digests of evidence, several in one pass (RFC 3067, section 2.2.6).
///
/// It takes bytes as a [`Write`], and holds none of them.
///
/// ```
/// use iodef::DigestAlgorithm;
/// use iodef::evidence::Digester;
///
/// let mut digester = Digester::new([DigestAlgorithm::Sha256, DigestAlgorithm::Blake3])?;
/// digester.read_all(&b"Sep 13 23:19:24 host sshd[7]: failed"[..])?;
/// let digests = digester.finish();
/// assert_eq!(digests[0].value.len(), 64);
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone)]
pub struct Digester {
    hashers: Vec<(DigestAlgorithm, Hasher)>,
    length: u64,
}

impl Digester {
    /// Digests by some algorithms, each once (RFC 3067, section 2.2.6).
    ///
    /// # Errors
    ///
    /// If one of them is not known here.
    pub fn new(algorithms: impl IntoIterator<Item = DigestAlgorithm>) -> Result<Self> {
        let mut digester = Self::none();
        for algorithm in algorithms {
            if !digester.add(&algorithm) {
                let expected = "an algorithm of a digest that can be computed";
                return Err(Error::value(expected, algorithm.token()));
            }
        }
        Ok(digester)
    }

    pub(super) fn none() -> Self {
        Self {
            hashers: Vec::new(),
            length: 0,
        }
    }

    /// Adds an algorithm, unless it is there; says whether it is known.
    pub(super) fn add(&mut self, algorithm: &DigestAlgorithm) -> bool {
        let there = self.hashers.iter().any(|(known, _)| known == algorithm);
        let hasher = Hasher::new(algorithm);
        let known = hasher.is_some();
        let new = hasher.filter(|_| !there);
        self.hashers
            .extend(new.map(|hasher| (algorithm.clone(), hasher)));
        known
    }

    /// Takes bytes (RFC 3067, section 2.2.6).
    pub fn update(&mut self, bytes: &[u8]) {
        for (_, hasher) in &mut self.hashers {
            hasher.update(bytes);
        }
        let more = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.length = self.length.saturating_add(more);
    }

    /// Takes all that is left in a reader, of any length (RFC 3067, section 2.2.6).
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn read_all(&mut self, reader: impl Read) -> io::Result<()> {
        copy(reader, &mut |bytes| {
            self.update(bytes);
            Ok(())
        })
    }

    /// How many bytes it has taken (RFC 3067, section 2.2.6).
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The digests, in the order of the algorithms (RFC 3067, section 2.2.6).
    #[must_use]
    pub fn finish(self) -> Vec<Digest> {
        let hashers = self.hashers.into_iter();
        hashers
            .map(|(algorithm, hasher)| Digest::new(algorithm, hasher.finish()))
            .collect()
    }
}

/// Hands all that is in a reader to `take`, piece by piece.
pub(super) fn copy(
    mut reader: impl Read,
    take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut buffer = vec![0; BUFFER];
    loop {
        let read = match reader.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        take(buffer.get(..read).unwrap_or_default())?;
    }
}

/// It shows the algorithms, and nothing of what it took.
impl fmt::Debug for Digester {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let algorithms = self.hashers.iter().map(|(algorithm, _)| algorithm);
        f.debug_list().entries(algorithms).finish()
    }
}

impl Write for Digester {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A reader that computes digests of what passes through it (RFC 3067, section 2.2.6).
///
/// ```
/// use std::io::Read as _;
///
/// use iodef::DigestAlgorithm;
/// use iodef::evidence::{Digester, Digesting};
///
/// let digester = Digester::new([DigestAlgorithm::Sha256])?;
/// let mut reader = Digesting::new(&b"abc"[..], digester);
/// let mut copy = Vec::new();
/// reader.read_to_end(&mut copy)?;
/// assert!(reader.into_digester().finish()[0].value.starts_with("ba7816bf"));
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Debug)]
pub struct Digesting<R> {
    reader: R,
    digester: Digester,
}

impl<R: Read> Digesting<R> {
    /// A reader whose bytes a digester takes, too (RFC 3067, section 2.2.6).
    pub fn new(reader: R, digester: Digester) -> Self {
        Self { reader, digester }
    }

    /// The digester with all that was read so far (RFC 3067, section 2.2.6).
    pub fn into_digester(self) -> Digester {
        self.digester
    }
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.digester.update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}
