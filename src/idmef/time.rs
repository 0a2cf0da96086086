use crate::idmef::tree::Item;
use crate::value::Timestamp;

/// When the most significant bit of NTP's seconds was set: 1968-01-20T03:14:08Z.
const BIT_SET: i64 = -61_505_152;
/// What a time may differ from its NTP timestamp, which counts in 2^-32 seconds.
const MICROSECOND: chrono::TimeDelta = chrono::TimeDelta::microseconds(1);

/// The time that an element says, by its text or by its NTP timestamp (RFC
/// 4765, section 4.2.5).
pub(super) fn time(item: &Item<'_>) -> Option<Timestamp> {
    let stamp = item.attribute("ntpstamp");
    let time = item.content().and_then(|text| text.read(date_time));
    if let (Some(time), Some(stamp)) = (&time, stamp) {
        stamp.agrees(|stamp| is_same(time, stamp));
    }
    time.or_else(|| stamp?.read(ntp))
}

/// A time with either decimal sign (RFC 4765, section 3.2.6).
pub(super) fn date_time(text: &str) -> Option<Timestamp> {
    text.replace(',', ".").parse().ok()
}

/// An NTP timestamp by the convention for its era (RFC 4765, section 6.4);
/// zero is none.
pub(super) fn ntp(text: &str) -> Option<Timestamp> {
    let in_era = |era| Timestamp::from_ntp(text, era).ok();
    let early = in_era(0)?;
    let start = early.to_utc()?.start().timestamp();
    let zero = text.bytes().all(|byte| b"0x.".contains(&byte));
    if zero {
        None
    } else if start < BIT_SET {
        in_era(1)
    } else {
        Some(early)
    }
}

fn is_same(time: &Timestamp, stamp: &str) -> bool {
    let start = |time: &Timestamp| Some(time.to_utc()?.start());
    let both = start(time).zip(ntp(stamp).as_ref().and_then(start));
    both.is_some_and(|(time, stamp)| (time - stamp).abs() <= MICROSECOND)
}
