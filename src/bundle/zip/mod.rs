//! Zip files as bundles use them: APPNOTE.TXT of PKWARE, and of that the least.

mod inflate;
mod read;
mod record;
mod scan;
mod write;

pub(super) use read::ZipContainer;
pub(super) use write::ZipSink;

/// A member is stored, or deflated.
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
