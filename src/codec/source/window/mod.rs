mod capture;
mod skip;

use std::io::{self, BufRead, Read};

use memchr::{memchr2, memrchr2};

use self::capture::Capture;
use crate::codec::source::characters::first_illegal;
use crate::codec::source::decoder::{Decoder, malformed};
use crate::codec::source::encoding;
use crate::codec::source::place::{Place, narrow, widen};
use crate::error::{Error, ErrorKind, Position};

pub(in crate::codec::source) use skip::Ends;

const CAPACITY: usize = 64 * 1024;

/// What is read at once of a document that has to be decoded.
const DECODED_AT_ONCE: usize = 16 * 1024;

/// Between two marks lines are counted over this much text at most.
const STRIDE: u64 = 4096;

/// A stretch of the document as checked UTF-8, which quick-xml reads from.
///
/// UTF-8 and the characters of XML are checked in bulk when bytes come in. A
/// fault stays behind the good bytes before it until the tokenizer gets there,
/// so that results do not depend on how the reader cuts its bytes.
pub(in crate::codec::source) struct Window<R> {
    reader: R,
    /// `None` until the first bytes have told the encoding.
    decoder: Option<Decoder>,
    /// Bytes that are not decoded yet.
    raw: Vec<u8>,
    /// Bytes of UTF-8 that are not checked yet.
    fresh: Vec<u8>,
    /// Checked text.
    buffer: String,
    /// The next byte of the buffer to hand out.
    position: usize,
    /// Where handing out stops for now: at the end of the buffer or the limit.
    end: usize,
    /// Where the document starts, behind its byte order mark.
    first: u64,
    /// The offset of the buffer in the document.
    base: u64,
    /// The offset behind the buffer.
    reach: u64,
    /// The offset that the current event must not pass.
    cap: u64,
    /// Behind the last carriage return or square bracket that came in.
    tame: u64,
    /// What is wrong right behind the buffer.
    fault: Option<Error>,
    ended: bool,
    /// A place in the buffer that lines are counted from.
    anchor: Place,
    event: Mark,
    text: Mark,
    capture: Option<Capture>,
}

/// An offset whose place is found in the buffer as long as it is there.
#[derive(Clone, Copy)]
struct Mark {
    offset: u64,
    /// Its place, once the anchor is behind it.
    place: Place,
}

impl<R> Window<R> {
    pub(in crate::codec::source) fn new(reader: R) -> Self {
        let first = Place::first(0);
        let mark = Mark {
            offset: 0,
            place: first,
        };
        Self {
            reader,
            decoder: None,
            raw: Vec::new(),
            fresh: Vec::new(),
            buffer: String::new(),
            position: 0,
            end: 0,
            first: 0,
            base: 0,
            reach: 0,
            cap: u64::MAX,
            tame: 0,
            fault: None,
            ended: false,
            anchor: first,
            event: mark,
            text: mark,
            capture: None,
        }
    }

    /// Marks where the next event starts, and lets it reach to `cap` and no further.
    #[inline]
    pub(in crate::codec::source) fn begin_event(&mut self, cap: u64) {
        self.event.offset = self.offset();
        self.cap = cap;
        self.clip();
    }

    /// Marks where the text before the next tag starts.
    #[inline]
    pub(in crate::codec::source) fn begin_text(&mut self) {
        self.text.offset = self.offset();
        if self.text.offset - self.anchor.offset >= STRIDE {
            self.anchor = self.locate(self.text.offset);
        }
    }

    /// Takes the text that comes next, if it ends here within so many bytes and
    /// nothing in it needs a second look.
    #[inline]
    pub(in crate::codec::source) fn take_tame_text(&mut self, most: usize) -> Option<&str> {
        if self.offset() < self.tame {
            return None;
        }
        let rest = self.buffer.get(self.position..)?;
        let length = memchr2(b'<', b'&', rest.as_bytes())?;
        if length > most {
            return None;
        }
        self.position += length;
        rest.get(..length)
    }

    /// What stopped the tokenizer, and where.
    pub(in crate::codec::source) fn take_fault(&mut self) -> Option<Error> {
        let place = self.locate(self.offset());
        self.fault.take().map(|fault| fault.at(place.position()))
    }

    #[inline]
    pub(in crate::codec::source) fn is_overrun(&self) -> bool {
        self.offset() > self.cap
    }

    /// The offset of the next byte to hand out.
    #[inline]
    pub(in crate::codec::source) fn offset(&self) -> u64 {
        self.base + widen(self.position)
    }

    /// Whether the current event is the first of the document.
    pub(in crate::codec::source) fn is_first(&self) -> bool {
        self.event.offset == self.first
    }

    pub(in crate::codec::source) fn event_offset(&self) -> u64 {
        self.event.offset
    }

    pub(in crate::codec::source) fn event_place(&self) -> Place {
        self.place_of(self.event)
    }

    pub(in crate::codec::source) fn text_position(&self) -> Position {
        self.place_of(self.text).position()
    }

    fn place_of(&self, mark: Mark) -> Place {
        if mark.offset < self.anchor.offset {
            mark.place
        } else {
            self.locate(mark.offset)
        }
    }

    /// The place of an offset between the anchor and the end of the buffer.
    fn locate(&self, offset: u64) -> Place {
        let from = narrow(self.anchor.offset - self.base);
        let to = narrow(offset - self.base);
        let between = self.buffer.as_bytes().get(from..to);
        self.anchor.over(between.unwrap_or_default())
    }

    #[inline]
    fn clip(&mut self) {
        self.end = self.buffer.len();
        if self.reach > self.cap {
            // One byte more than allowed, so that what ends on the limit can end.
            self.end = narrow((self.cap + 1).saturating_sub(self.base));
        }
    }

    /// Forgets the bytes that were handed out, but not where the marks are.
    fn forget(&mut self) {
        if !self.buffer.is_char_boundary(self.position) {
            // Handed out up to a limit inside a character: that is the end.
            return;
        }
        self.keep();
        self.event.place = self.place_of(self.event);
        self.text.place = self.place_of(self.text);
        self.anchor = self.locate(self.offset());
        self.base = self.offset();
        self.buffer.drain(..self.position);
        self.position = 0;
    }

    /// Takes what came in into the buffer, as far as it is good.
    fn check(&mut self) {
        let (mut good, mut fault) = match std::str::from_utf8(&self.fresh) {
            Ok(text) => (text, None),
            Err(error) => {
                let cut = error.error_len().is_none() && !self.ended;
                let fault = (!cut).then(|| malformed("UTF-8"));
                (valid_part(&self.fresh, error.valid_up_to()), fault)
            }
        };
        if let Some((at, c)) = first_illegal(good.as_bytes()) {
            good = good.get(..at).unwrap_or_default();
            fault = Some(Error::new(ErrorKind::Character(c)));
        }
        if let Some(at) = memrchr2(b'\r', b']', good.as_bytes()) {
            self.tame = self.reach + widen(at) + 1;
        }
        self.buffer.push_str(good);
        self.reach = self.base + widen(self.buffer.len());
        self.fault = fault;
        let taken = good.len();
        self.fresh.drain(..taken);
    }
}

fn valid_part(bytes: &[u8], length: usize) -> &str {
    let valid = bytes.get(..length).unwrap_or_default();
    std::str::from_utf8(valid).unwrap_or_default()
}

impl<R: BufRead> Window<R> {
    /// Whether a document type declaration comes next, or what looks like one.
    #[inline]
    pub(in crate::codec::source) fn is_before_doctype(&mut self) -> bool {
        match self.buffer.as_bytes().get(self.position..) {
            Some([first, ..]) if *first != b'<' => false,
            Some([_, second, ..]) if *second != b'!' => false,
            _ => matches!(self.ahead(3), [b'<', b'!', b'D' | b'd']),
        }
    }

    /// The next bytes, as many as asked for unless the input is at its end.
    pub(in crate::codec::source) fn ahead(&mut self, count: usize) -> &[u8] {
        while self.buffer.len() - self.position < count && self.fault.is_none() && !self.ended {
            self.pull();
            self.clip();
        }
        let rest = self.buffer.as_bytes().get(self.position..);
        let rest = rest.unwrap_or_default();
        rest.get(..count).unwrap_or(rest)
    }

    /// Gets more checked bytes, or a fault, or finds the end of the input.
    fn pull(&mut self) {
        self.forget();
        let had = self.buffer.len();
        if self.decoder.is_none() {
            self.start();
        }
        while self.buffer.len() == had && self.fault.is_none() && !self.ended {
            self.read();
        }
    }

    /// Settles the encoding from a bounded look at the first bytes.
    fn start(&mut self) {
        while !self.ended && !encoding::is_settled(&self.raw) {
            let room = encoding::HEAD.saturating_sub(self.raw.len());
            if let Err(error) = self.fetch(room) {
                self.fault = Some(error);
                return;
            }
        }
        match encoding::detect(&self.raw) {
            Ok(detected) => {
                self.raw.drain(..detected.mark);
                self.begin(detected.decoder, detected.mark);
            }
            Err(error) => self.fault = Some(error),
        }
    }

    fn begin(&mut self, decoder: Decoder, mark: usize) {
        // The mark counts where offsets are those of the file.
        let mark = if matches!(decoder, Decoder::Utf8) {
            mark
        } else {
            0
        };
        self.anchor = Place::first(mark);
        self.first = widen(mark);
        self.base = self.first;
        self.reach = self.first;
        self.event.offset = self.base;
        self.text.offset = self.base;
        self.decoder = Some(decoder);
        self.decode();
    }

    fn read(&mut self) {
        let room = match self.decoder {
            Some(Decoder::Utf8) => CAPACITY,
            _ => DECODED_AT_ONCE,
        };
        match self.fetch(room) {
            Ok(()) => self.decode(),
            Err(error) => self.fault = Some(error),
        }
    }

    fn decode(&mut self) {
        let Some(decoder) = &mut self.decoder else {
            return;
        };
        let outcome = decoder.decode(&mut self.raw, self.ended, &mut self.fresh);
        self.check();
        if let Err(error) = outcome {
            self.fault.get_or_insert(error);
        }
    }

    /// Reads at most `room` bytes, past the decoder if they are UTF-8.
    fn fetch(&mut self, room: usize) -> Result<(), Error> {
        let target = match self.decoder {
            Some(Decoder::Utf8) => &mut self.fresh,
            _ => &mut self.raw,
        };
        let chunk = loop {
            match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        let count = chunk.len().min(room);
        target.extend_from_slice(chunk.get(..count).unwrap_or(chunk));
        self.ended = chunk.is_empty();
        self.reader.consume(count);
        Ok(())
    }

    #[cold]
    fn more(&mut self) -> io::Result<()> {
        if self.is_overrun() {
            return Err(stopped());
        }
        if self.position == self.buffer.len() && self.fault.is_none() && !self.ended {
            self.pull();
        }
        self.clip();
        if self.position == self.buffer.len() && self.fault.is_some() {
            return Err(stopped());
        }
        Ok(())
    }
}

/// Tells quick-xml to give up; why is with the window.
fn stopped() -> io::Error {
    io::ErrorKind::Other.into()
}

impl<R: BufRead> BufRead for Window<R> {
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.position >= self.end {
            self.more()?;
        }
        let bytes = self.buffer.as_bytes();
        Ok(bytes.get(self.position..self.end).unwrap_or_default())
    }

    #[inline]
    fn consume(&mut self, count: usize) {
        self.position = self.end.min(self.position + count);
    }
}

impl<R: BufRead> Read for Window<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(out)?;
        self.consume(count);
        Ok(count)
    }
}
