mod capture;
mod checked;
mod skip;

use std::io::{self, BufRead};
use std::ops::Range;

use self::capture::Capture;
use self::checked::Checked;
use crate::codec::source::decoder::Decoder;
use crate::codec::source::encoding;
use crate::codec::source::place::{Place, narrow, widen};
use crate::error::{Error, Position};

pub(in crate::codec::source) use skip::Ends;

const CAPACITY: usize = 64 * 1024;

/// What is read at once of a document that has to be decoded.
const DECODED_AT_ONCE: usize = 16 * 1024;

/// Between two marks lines are counted over this much text at most.
const STRIDE: u64 = 4096;

/// A stretch of the document as checked UTF-8, which the tokenizer reads from.
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
    /// Where in the buffer the rest starts that was not consumed.
    position: usize,
    /// Where the document starts, behind its byte order mark.
    first: u64,
    /// The offset of the buffer in the document.
    base: u64,
    /// The offset behind the buffer.
    reach: u64,
    /// Behind the last carriage return that came in.
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
            first: 0,
            base: 0,
            reach: 0,
            tame: 0,
            fault: None,
            ended: false,
            anchor: first,
            event: mark,
            text: mark,
            capture: None,
        }
    }

    /// What has come in and was not consumed.
    #[inline]
    pub(in crate::codec::source) fn rest(&self) -> &str {
        self.buffer.get(self.position..).unwrap_or_default()
    }

    /// The same as bytes.
    #[inline]
    pub(in crate::codec::source) fn bytes(&self) -> &[u8] {
        let bytes = self.buffer.as_bytes();
        bytes.get(self.position..).unwrap_or_default()
    }

    /// Where the rest starts in what [`slice`](Self::slice) gives, until more comes in.
    #[inline]
    pub(in crate::codec::source) fn here(&self) -> usize {
        self.position
    }

    /// What came in, consumed or not.
    #[inline]
    pub(in crate::codec::source) fn slice(&self, range: Range<usize>) -> &str {
        self.buffer.get(range).unwrap_or_default()
    }

    /// What came in from a byte on, consumed or not.
    #[inline]
    pub(in crate::codec::source) fn slice_from(&self, start: usize) -> &str {
        self.buffer.get(start..).unwrap_or_default()
    }

    /// Consumes so many bytes, which end with a character.
    #[inline]
    pub(in crate::codec::source) fn consume(&mut self, count: usize) {
        self.position += count;
    }

    /// Marks where the next event starts.
    #[inline]
    pub(in crate::codec::source) fn begin_event(&mut self) {
        self.event.offset = self.offset();
    }

    /// The place where the rest starts.
    pub(in crate::codec::source) fn rest_place(&self) -> Place {
        self.locate(self.offset())
    }

    /// Marks where the text before the next tag starts.
    #[inline]
    pub(in crate::codec::source) fn begin_text(&mut self) {
        self.text.offset = self.offset();
        if self.text.offset - self.anchor.offset >= STRIDE {
            self.anchor = self.locate(self.text.offset);
        }
    }

    /// Consumes text and the tag behind it, and marks where they start.
    #[inline]
    pub(in crate::codec::source) fn consume_text(&mut self, text: usize, tag: usize) {
        self.begin_text();
        self.event.offset = self.text.offset + widen(text);
        self.position += text + tag;
    }

    /// Whether no carriage return is in the rest.
    #[inline]
    pub(in crate::codec::source) fn is_tame(&self) -> bool {
        self.offset() >= self.tame
    }

    /// What is wrong right behind the rest, and where.
    pub(in crate::codec::source) fn take_fault(&mut self) -> Option<Error> {
        let place = self.locate(self.reach);
        self.fault.take().map(|fault| fault.at(place.position()))
    }

    /// The offset behind what has come in.
    pub(in crate::codec::source) fn reach(&self) -> u64 {
        self.reach
    }

    /// The offset where the rest starts.
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

    /// Forgets the bytes that were consumed, but not where the marks are.
    fn forget(&mut self) {
        self.keep();
        self.event.place = self.place_of(self.event);
        self.text.place = self.place_of(self.text);
        self.anchor = self.locate(self.offset());
        self.base = self.offset();
        self.buffer.drain(..self.position);
        self.position = 0;
    }

    /// Takes what was decoded into the buffer, as far as it is good.
    fn check(&mut self) {
        let checked = Checked::add(&self.fresh, self.ended, &mut self.buffer);
        self.fresh.drain(..checked.length);
        self.note(checked);
    }

    fn note(&mut self, checked: Checked) {
        if let Some(at) = checked.last_return {
            self.tame = self.reach + widen(at) + 1;
        }
        self.reach = self.base + widen(self.buffer.len());
        self.fault = checked.fault;
    }
}

impl<R: BufRead> Window<R> {
    /// The next bytes, as many as asked for unless the input is at its end.
    pub(in crate::codec::source) fn ahead(&mut self, count: usize) -> &[u8] {
        while self.rest().len() < count && self.more() {}
        let rest = self.rest().as_bytes();
        rest.get(..count).unwrap_or(rest)
    }

    /// Gets more to add to the rest; false at the end of the input and before a fault.
    pub(in crate::codec::source) fn more(&mut self) -> bool {
        let had = self.rest().len();
        if self.fault.is_none() && !self.ended {
            self.pull();
        }
        self.rest().len() > had
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
        let read = match self.decoder {
            Some(Decoder::Utf8) if self.fresh.is_empty() => self.fetch_text(),
            Some(Decoder::Utf8) => self.fetch(CAPACITY).map(|()| self.decode()),
            _ => self.fetch(DECODED_AT_ONCE).map(|()| self.decode()),
        };
        if let Err(error) = read {
            self.fault = Some(error);
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
        self.ended = take(&mut self.reader, room, |chunk| {
            target.extend_from_slice(chunk);
            chunk.is_empty()
        })?;
        Ok(())
    }

    /// Reads UTF-8, straight into the buffer.
    fn fetch_text(&mut self) -> Result<(), Error> {
        let checked = take(&mut self.reader, CAPACITY, |chunk| {
            self.ended = chunk.is_empty();
            let checked = Checked::add(chunk, self.ended, &mut self.buffer);
            let rest = chunk.get(checked.length..).unwrap_or_default();
            self.fresh.extend_from_slice(rest);
            checked
        })?;
        self.note(checked);
        Ok(())
    }
}

/// Takes what the reader has next, at most so much of it; nothing at its end.
fn take<R: BufRead, T>(
    reader: &mut R,
    most: usize,
    act: impl FnOnce(&[u8]) -> T,
) -> Result<T, Error> {
    let chunk = loop {
        match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => break other?,
        }
    };
    let chunk = chunk.get(..most).unwrap_or(chunk);
    let count = chunk.len();
    let out = act(chunk);
    reader.consume(count);
    Ok(out)
}
