//! What proves an incident, where to look in it, and who has had it in hand.

use crate::value::open_enum::open_enum;

open_enum! {
    /// In which language a search pattern is written. RFC 7970, section 3.22.2.
    pub enum PatternType {
        /// As an extended regular expression of POSIX.
        Regex = "regex",
        /// As bytes in hexadecimal digits.
        Binary = "binary",
        /// As a path into XML.
        Xpath = "xpath",
    }

    /// What the distance to the start of a search is counted in. RFC 7970, section 3.22.2.
    pub enum OffsetUnit {
        /// Lines.
        Line = "line",
        /// Bytes.
        Byte = "byte",
    }

    /// What was done to the Windows registry. RFC 7970, section 3.23.1.
    pub enum RegistryAction {
        /// A key is new.
        AddKey = "add-key",
        /// A value under a key is new.
        AddValue = "add-value",
        /// A key is gone.
        DeleteKey = "delete-key",
        /// A value under a key is gone.
        DeleteValue = "delete-value",
        /// A key is not what it was.
        ModifyKey = "modify-key",
        /// A value under a key is not what it was.
        ModifyValue = "modify-value",
    }

    /// Over what a hash was computed. RFC 7970, section 3.26.
    pub enum HashScope {
        /// A file from its first byte to its last.
        FileContents = "file-contents",
        /// One section of a Windows program file.
        FilePeSection = "file-pe-section",
        /// The import address table of a Windows program file, by the tool that is named.
        FilePeIat = "file-pe-iat",
        /// One resource of a Windows program file.
        FilePeResource = "file-pe-resource",
        /// One object of a PDF file.
        FilePdfObject = "file-pdf-object",
        /// An e-mail, headers and body.
        EmailHash = "email-hash",
        /// The headers of an e-mail.
        EmailHeadersHash = "email-headers-hash",
        /// The body of an e-mail.
        EmailBodyHash = "email-body-hash",
    }

    /// The algorithm of a digest that guards evidence. RFC 3067, section 2.2.6.
    pub enum DigestAlgorithm {
        /// MD5, RFC 1321; two inputs with one digest are easily made.
        Md5 = "md5",
        /// SHA-1, FIPS 180-4; two inputs with one digest can be made.
        Sha1 = "sha1",
        /// SHA-256, FIPS 180-4.
        Sha256 = "sha256",
        /// SHA-384, FIPS 180-4.
        Sha384 = "sha384",
        /// SHA-512, FIPS 180-4.
        Sha512 = "sha512",
        /// SHA3-256, FIPS 202.
        Sha3_256 = "sha3-256",
        /// SHA3-512, FIPS 202.
        Sha3_512 = "sha3-512",
        /// `BLAKE2b` with 512 bits, RFC 7693.
        Blake2b512 = "blake2b-512",
        /// BLAKE3 with 256 bits.
        Blake3 = "blake3",
    }

    /// What a piece of evidence is. RFC 3067, section 2.2.6.
    pub enum EvidenceKind {
        /// What an intrusion detection system recorded.
        IdsDump = "ids-dump",
        /// Lines of a system log.
        Syslog = "syslog",
        /// What the kernel of a system counted.
        KernelStatistics = "kernel-statistics",
        /// What a cache held.
        Cache = "cache",
        /// What the main memory held.
        Memory = "memory",
        /// What a file system for temporary files held.
        TemporaryFileSystem = "temporary-file-system",
        /// Something that the list does not hold: the token `other`.
        Unlisted = "other",
    }

    /// When a piece of evidence was gathered. RFC 3067, section 2.2.6.
    pub enum Collected {
        /// Before the alert, which it gave rise to.
        BeforeAlert = "before-alert",
        /// After the alert, to look into what had happened.
        AfterAlert = "after-alert",
    }

    /// What somebody did with a piece of evidence. RFC 3067, section 2.2.6; RFC 3227, section 4.1.
    pub enum CustodyAction {
        /// Found it.
        Discovered = "discovered",
        /// Took it into custody.
        Collected = "collected",
        /// Looked into it.
        Examined = "examined",
        /// Gave it into other hands.
        Transferred = "transferred",
        /// Put it where it is safe.
        Stored = "stored",
        /// Let it out of custody.
        Released = "released",
    }
}
