//! Keeping what was consumed, to read it again.

use std::io;

use memchr::memrchr;

use super::{Mark, Window};
use crate::codec::source::decoder::Decoder;
use crate::codec::source::place::{Place, narrow, widen};

/// What was consumed since it began.
#[derive(Default)]
pub(super) struct Capture {
    text: String,
    /// The offset behind the text.
    reach: u64,
}

impl<R> Window<R> {
    /// Keeps the event that was consumed last, and what comes behind it.
    pub(in crate::codec::source) fn begin_capture(&mut self) {
        self.capture = Some(Capture {
            text: String::new(),
            reach: self.event.offset,
        });
    }

    /// What was kept.
    pub(in crate::codec::source) fn end_capture(&mut self) -> String {
        self.keep();
        self.capture.take().unwrap_or_default().text
    }

    /// Gives back what was kept, to consume it once more: an event that starts
    /// at a place, of which so many bytes are consumed.
    pub(in crate::codec::source) fn rewind(&mut self, event: Place, consumed: usize) {
        let rest = self.buffer.split_off(self.position);
        self.buffer = self.end_capture();
        self.buffer.push_str(&rest);
        let mark = Mark {
            offset: event.offset,
            place: event,
        };
        self.position = consumed;
        self.base = event.offset;
        self.anchor = event;
        self.event = mark;
        self.text = mark;
    }

    /// Takes what was consumed out of the buffer, before it is forgotten.
    pub(super) fn keep(&mut self) {
        let offset = self.offset();
        let Some(capture) = &mut self.capture else {
            return;
        };
        let from = narrow(capture.reach - self.base);
        let text = self.buffer.get(from..self.position);
        capture.text.push_str(text.unwrap_or_default());
        capture.reach = offset;
    }
}

impl Window<io::Empty> {
    /// A stretch of a document again: `text`, which starts with the event at
    /// `event`, of which so many bytes are consumed.
    pub(in crate::codec::source) fn again(text: String, event: Place, consumed: usize) -> Self {
        let mark = Mark {
            offset: event.offset,
            place: event,
        };
        let tame = memrchr(b'\r', text.as_bytes()).map_or(0, |at| widen(at) + 1);
        Self {
            decoder: Some(Decoder::Utf8),
            position: consumed,
            first: u64::MAX,
            base: event.offset,
            reach: event.offset + widen(text.len()),
            tame: event.offset + tame,
            ended: true,
            anchor: event,
            event: mark,
            text: mark,
            buffer: text,
            ..Self::new(io::empty())
        }
    }
}
