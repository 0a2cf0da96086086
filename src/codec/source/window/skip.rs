//! Going to the end of an element without reading what is in it.

use std::io::BufRead;

use memchr::memchr2_iter;
use memchr::memmem::{self, Finder};

use super::Window;
use crate::codec::source::place::{narrow, widen};
use crate::codec::source::scan::TagEnd;

const COMMENT: &[u8] = b"<!--";
const SECTION: &[u8] = b"<![CDATA[";

/// What to look for to find the end of an element of one name.
pub(in crate::codec::source) struct Ends {
    name: Finder<'static>,
}

impl Ends {
    pub(in crate::codec::source) fn of(name: &str) -> Self {
        Self {
            name: Finder::new(name).into_owned(),
        }
    }

    pub(in crate::codec::source) fn is_of(&self, name: &str) -> bool {
        self.name.needle() == name.as_bytes()
    }

    /// The length of the longest thing that is looked for.
    fn longest(&self) -> usize {
        SECTION.len().max("</".len() + self.name.needle().len())
    }

    /// Where, from so far on, a tag starts whose name starts as this one, and which it is.
    fn tag(&self, bytes: &[u8], from: usize) -> Option<(usize, Sign)> {
        let sought = bytes.get(from..).unwrap_or_default();
        let mut names = self.name.find_iter(sought).map(|at| from + at);
        names.find_map(|at| match bytes.get(..at)? {
            [.., b'<', b'/'] => Some((at - 2, Sign::Closing)),
            [.., b'<'] => Some((at - 1, Sign::Opening)),
            _ => None,
        })
    }
}

/// What stands where something was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Closing,
    Opening,
    /// `<!` or `<?`.
    Other,
}

impl<R: BufRead> Window<R> {
    /// Consumes all up to the end tag of the element whose start tag was
    /// consumed, and says whether that is there, within a limit; of what is
    /// well-formed it consumes the right amount, of the rest whatever.
    pub(in crate::codec::source) fn skip_content(&mut self, ends: &Ends, limit: u64) -> bool {
        let closing = "</".len() + ends.name.needle().len();
        let mut depth = 0_u64;
        // No tag of the name starts before.
        let mut clear = 0;
        while self.offset() <= limit {
            match self.find(ends, &mut clear) {
                None => return false,
                Some(Sign::Closing) if !self.is_name_end(closing) => self.pass(closing),
                Some(Sign::Closing) if depth == 0 => {
                    return self.bytes().get(closing) == Some(&b'>');
                }
                Some(Sign::Closing) => {
                    depth -= 1;
                    self.pass(closing);
                }
                Some(Sign::Opening) => {
                    let nested = self.is_name_end(closing - 1);
                    self.pass(closing - 1);
                    depth += u64::from(nested && self.pass_tag());
                }
                Some(Sign::Other) => self.pass_other(),
            }
        }
        false
    }

    /// Goes to what comes next of what ends are told by.
    fn find(&mut self, ends: &Ends, clear: &mut u64) -> Option<Sign> {
        loop {
            let rest = self.bytes();
            let known = narrow(clear.saturating_sub(self.offset()));
            let tag = ends.tag(rest, known);
            let until = tag.map_or(rest.len(), |(at, _)| at);
            let found = other(rest.get(..until).unwrap_or_default())
                .map(|at| (at, Sign::Other))
                .or(tag);
            let longest = ends.longest();
            *clear = self.offset() + widen(tag.map_or(until.saturating_sub(longest), |(at, _)| at));
            if let Some((at, mark)) = found {
                self.position += at;
                return Some(mark);
            }
            if !self.go_on(longest) {
                return None;
            }
        }
    }

    /// Whether a name ends behind so many bytes.
    fn is_name_end(&mut self, length: usize) -> bool {
        let ahead = self.ahead(length + 1);
        ahead
            .get(length)
            .is_none_or(|byte| b" \t\r\n/>".contains(byte))
    }

    fn pass(&mut self, count: usize) {
        self.position = self.buffer.len().min(self.position + count);
    }

    /// Passes a comment, a CDATA section or a processing instruction.
    fn pass_other(&mut self) {
        let ahead = self.ahead(SECTION.len());
        if ahead.starts_with(COMMENT) {
            self.pass_until(COMMENT.len(), b"-->");
        } else if ahead.starts_with(SECTION) {
            self.pass_until(SECTION.len(), b"]]>");
        } else if ahead.starts_with(b"<?") {
            self.pass_until("<?".len(), b"?>");
        } else {
            self.pass("<!".len());
        }
    }

    fn pass_until(&mut self, opening: usize, end: &[u8]) {
        self.pass(opening);
        loop {
            if let Some(at) = memmem::find(self.bytes(), end) {
                self.pass(at + end.len());
                return;
            }
            if !self.go_on(end.len()) {
                return;
            }
        }
    }

    /// Passes the rest of a start tag; says whether it opens an element.
    fn pass_tag(&mut self) -> bool {
        let mut end = TagEnd::default();
        let mut from = 0;
        loop {
            let rest = self.bytes();
            if let Some(at) = end.find(rest, from) {
                let empty = rest.get(..at).is_some_and(|tag| tag.ends_with(b"/"));
                self.pass(at + 1);
                return !empty;
            }
            from = rest.len();
            if !self.more() {
                self.pass(from);
                return true;
            }
        }
    }

    /// Consumes all but what may be the start of something as long as
    /// `longest`, and gets more; says whether there was more.
    fn go_on(&mut self, longest: usize) -> bool {
        let most = self.buffer.len().saturating_sub(longest.saturating_sub(1));
        let mut position = most.max(self.position);
        while !self.buffer.is_char_boundary(position) {
            position -= 1;
        }
        self.position = position.max(self.position);
        if self.ended || self.fault.is_some() {
            self.position = self.buffer.len();
            return false;
        }
        self.pull();
        true
    }
}

/// Where `<!` or `<?` stands.
fn other(bytes: &[u8]) -> Option<usize> {
    memchr2_iter(b'!', b'?', bytes).find_map(|at| {
        let before = at.checked_sub(1)?;
        (bytes.get(before) == Some(&b'<')).then_some(before)
    })
}
