//! quick-xml and serde, into structs that hold what the plain incidents hold.
//!
//! They do less than the library: times, addresses and tokens stay text, and
//! nothing of another shape is read at all. A field that none of them has is an
//! error, so that all that is there is read.

mod event;
mod parts;

use std::hint::black_box;

use serde::Deserialize;

use super::events::same;
use crate::Result;
use crate::input::Input;
use event::EventData;
use parts::{
    AlternativeId, Assessment, Contact, Discovery, History, Id, IndicatorData, Method, Text,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    #[serde(rename = "@version")]
    _version: String,
    #[serde(rename = "@xml:lang")]
    _lang: String,
    #[serde(rename = "@xmlns")]
    _default: String,
    #[serde(rename = "@xmlns:enum")]
    _enum: String,
    #[serde(rename = "@xmlns:ds")]
    _ds: String,
    #[serde(rename = "Incident", default)]
    incidents: Vec<Incident>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Incident {
    #[serde(rename = "@purpose")]
    _purpose: String,
    #[serde(rename = "@status")]
    _status: Option<String>,
    #[serde(rename = "@restriction")]
    _restriction: Option<String>,
    #[serde(rename = "IncidentID")]
    _id: Id,
    #[serde(rename = "AlternativeID")]
    _alternative: Option<AlternativeId>,
    #[serde(rename = "DetectTime")]
    _detected: Option<String>,
    #[serde(rename = "StartTime")]
    _started: Option<String>,
    #[serde(rename = "EndTime")]
    _ended: Option<String>,
    #[serde(rename = "RecoveryTime")]
    _recovered: Option<String>,
    #[serde(rename = "ReportTime")]
    _reported: Option<String>,
    #[serde(rename = "GenerationTime")]
    _generated: String,
    #[serde(rename = "Description", default)]
    descriptions: Vec<Text>,
    #[serde(rename = "Discovery", default)]
    _discoveries: Vec<Discovery>,
    #[serde(rename = "Assessment", default)]
    _assessments: Vec<Assessment>,
    #[serde(rename = "Method", default)]
    _methods: Vec<Method>,
    #[serde(rename = "Contact", default)]
    _contacts: Vec<Contact>,
    #[serde(rename = "EventData", default)]
    events: Vec<EventData>,
    #[serde(rename = "IndicatorData")]
    indicators: Option<IndicatorData>,
    #[serde(rename = "History")]
    history: Option<History>,
}

fn read(input: &Input) -> Result<Document> {
    Ok(quick_xml::de::from_str(std::str::from_utf8(&input.bytes)?)?)
}

pub(super) fn incidents(input: &Input) -> Result<u64> {
    let document = black_box(read(input)?);
    Ok(u64::try_from(document.incidents.len())?)
}

/// Makes sure that all events, addresses, indicators and items of histories were read, with text.
pub(super) fn verify(input: &Input) -> Result<()> {
    let document = read(input)?;
    let incidents = &document.incidents;
    let events = || incidents.iter().flat_map(|incident| &incident.events);
    let addresses = || events().flat_map(EventData::addresses);
    let indicators = incidents.iter().flat_map(|incident| &incident.indicators);
    let items = incidents
        .iter()
        .filter_map(|incident| incident.history.as_ref());
    same("events", count(events()), input.named("EventData"))?;
    same("addresses", count(addresses()), input.named("Address"))?;
    let indicators = count(indicators.flat_map(|data| &data.indicators));
    same("indicators", indicators, input.named("Indicator"))?;
    let items = count(items.flat_map(|history| &history.items));
    same("items of histories", items, input.named("HistoryItem"))?;
    let mut texts = incidents.iter().flat_map(|incident| &incident.descriptions);
    let empty = addresses().any(|address| address.value.is_empty())
        || texts.any(|text| text.value.is_empty());
    if empty {
        Err("text is missing".into())
    } else {
        Ok(())
    }
}

fn count(things: impl Iterator) -> u64 {
    things.map(|_| 1).sum()
}
