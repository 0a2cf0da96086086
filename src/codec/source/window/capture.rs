//! Keeping what was handed out, to read it again.

use std::io;

use memchr::memrchr2;

use super::{Mark, Window};
use crate::codec::source::decoder::Decoder;
use crate::codec::source::place::{Place, narrow, widen};

/// What was handed out since it began.
#[derive(Default)]
pub(super) struct Capture {
    text: String,
    /// The offset behind the text.
    reach: u64,
}

impl<R> Window<R> {
    /// Keeps what is handed out from here on.
    pub(in crate::codec::source) fn begin_capture(&mut self) -> Place {
        let reach = self.offset();
        self.capture = Some(Capture {
            text: String::new(),
            reach,
        });
        self.offset_place()
    }

    /// The place of what comes next.
    pub(in crate::codec::source) fn offset_place(&self) -> Place {
        self.locate(self.offset())
    }

    /// What was handed out since.
    pub(in crate::codec::source) fn end_capture(&mut self) -> String {
        self.keep();
        self.capture.take().unwrap_or_default().text
    }

    /// Takes what was handed out of the buffer, before it is forgotten.
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
    /// Hands a stretch of a document out again: `text`, which starts at `start`,
    /// behind the event at `event`.
    pub(in crate::codec::source) fn again(text: String, start: Place, event: Place) -> Self {
        let mark = Mark {
            offset: event.offset,
            place: event,
        };
        let tame = memrchr2(b'\r', b']', text.as_bytes()).map_or(0, |at| widen(at) + 1);
        Self {
            decoder: Some(Decoder::Utf8),
            position: 0,
            end: text.len(),
            first: u64::MAX,
            base: start.offset,
            reach: start.offset + widen(text.len()),
            tame: start.offset + tame,
            ended: true,
            anchor: start,
            event: mark,
            text: mark,
            buffer: text,
            ..Self::new(io::empty())
        }
    }
}
