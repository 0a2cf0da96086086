use super::{Around, Writer};
use crate::codec::node::{Node, Scalar, Written};
use crate::json::loss::JsonLossKind as Kind;
use crate::json::shape::{self, IODEF};
use crate::json::text::{Json, Members, number};
use crate::value::{Mark, Number, Offset, Timestamp};

impl Writer {
    pub(super) fn scalar(
        &mut self,
        (class, member): (&str, &str),
        scalar: &dyn Scalar,
        mark: Option<&Mark>,
    ) -> Option<Json> {
        let text = match scalar.text(IODEF) {
            Written::Exactly(text) => text,
            Written::Nearly(text) => {
                self.losses.here(Kind::Granularity);
                text
            }
        };
        let written = mark.and_then(|mark| mark.written.as_deref());
        if written.is_some_and(|written| written.trim_ascii() == text) {
            self.losses.here(Kind::Spelling);
        }
        if shape::is_time(member) && !self.time(&text) {
            return None;
        }
        if shape::is_number(class, member) {
            return self.number((class, member), &text);
        }
        Some(Json::Text(text.into_owned()))
    }

    /// Whether a time can be said.
    fn time(&mut self, text: &str) -> bool {
        let time = text.parse().ok();
        let Some(time) = time.filter(Timestamp::is_date_time) else {
            self.losses.here(Kind::Inexpressible);
            return false;
        };
        if !is_rfc3339(text, &time) {
            self.losses.here(Kind::LocalTime);
        }
        true
    }

    /// A number, if it states one.
    fn number(&mut self, (class, member): (&str, &str), text: &str) -> Option<Json> {
        if text.is_empty() {
            return None;
        }
        let Some(number) = number(text) else {
            self.losses.here(Kind::Inexpressible);
            return None;
        };
        if number != text {
            self.losses.here(Kind::Spelling);
        }
        let positive = text.parse().is_ok_and(|n: Number| n.is_positive());
        if shape::is_positive(class, member) && !positive {
            self.losses.here(Kind::Amount);
        }
        Some(Json::Number(number))
    }

    /// Text with its language, or a plain string where there is nothing to say
    /// (RFC 8727, section 2.2.2).
    pub(super) fn multilingual(
        &mut self,
        (class, member): (&str, &str),
        node: &dyn Node,
        mark: Option<&Mark>,
        scalar: &dyn Scalar,
        around: Around<'_>,
    ) -> Option<Json> {
        let mut members = Members::default();
        let text = self.scalar((class, member), scalar, mark)?;
        members.put("value", text.clone());
        self.attributes(member, node, mark, around, &mut members);
        self.content(mark);
        if shape::is_plain(class, member) {
            if members.has("lang") || members.has("translation-id") {
                self.losses.here(Kind::Language);
            }
            return Some(text);
        }
        Some(if around.english {
            members.into_only("value")
        } else {
            Json::Object(members)
        })
    }
}

pub(super) fn is_empty(scalar: &dyn Scalar) -> bool {
    let (Written::Exactly(text) | Written::Nearly(text)) = scalar.text(IODEF);
    text.is_empty()
}

/// RFC 3339 wants a year of four digits, no hour 24, and an offset.
fn is_rfc3339(text: &str, time: &Timestamp) -> bool {
    let date = text.split_once('T').map(|(date, _)| date);
    date.is_some_and(|date| date.len() == 10)
        && time.offset() != Offset::Absent
        && !text.contains("T24")
}
