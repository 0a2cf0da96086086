//! The parts of [`Incident`](super::Incident).

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Id {
    #[serde(rename = "@name")]
    _name: String,
    #[serde(rename = "$text")]
    _value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    #[serde(rename = "@xml:lang")]
    _lang: String,
    #[serde(rename = "$text")]
    pub(super) value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AlternativeId {
    #[serde(rename = "@restriction")]
    _restriction: Option<String>,
    #[serde(rename = "IncidentID", default)]
    _ids: Vec<Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Discovery {
    #[serde(rename = "@source")]
    _source: Option<String>,
    #[serde(rename = "Description", default)]
    _descriptions: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Assessment {
    #[serde(rename = "@occurrence")]
    _occurrence: Option<String>,
    #[serde(rename = "SystemImpact", default)]
    _system: Vec<SystemImpact>,
    #[serde(rename = "BusinessImpact", default)]
    _business: Vec<BusinessImpact>,
    #[serde(rename = "TimeImpact", default)]
    _time: Vec<TimeImpact>,
    #[serde(rename = "MonetaryImpact", default)]
    _monetary: Vec<MonetaryImpact>,
    #[serde(rename = "IntendedImpact", default)]
    _intended: Vec<IntendedImpact>,
    #[serde(rename = "Confidence")]
    _confidence: Option<Confidence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SystemImpact {
    #[serde(rename = "@severity")]
    _severity: Option<String>,
    #[serde(rename = "@completion")]
    _completion: Option<String>,
    #[serde(rename = "@type")]
    _kind: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BusinessImpact {
    #[serde(rename = "@severity")]
    _severity: Option<String>,
    #[serde(rename = "@type")]
    _kind: String,
    #[serde(rename = "Description", default)]
    _descriptions: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TimeImpact {
    #[serde(rename = "@metric")]
    _metric: String,
    #[serde(rename = "@duration")]
    _duration: Option<String>,
    #[serde(rename = "$text")]
    _value: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MonetaryImpact {
    #[serde(rename = "@currency")]
    _currency: Option<String>,
    #[serde(rename = "$text")]
    _value: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IntendedImpact {
    #[serde(rename = "@type")]
    _kind: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Confidence {
    #[serde(rename = "@rating")]
    _rating: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Method {
    #[serde(rename = "Reference", default)]
    _references: Vec<Reference>,
    #[serde(rename = "Description", default)]
    _descriptions: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reference {
    #[serde(rename = "ReferenceName")]
    _name: Option<ReferenceName>,
    #[serde(rename = "URL", default)]
    _urls: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReferenceName {
    #[serde(rename = "@specIndex")]
    _index: u32,
    #[serde(rename = "ID")]
    _id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contact {
    #[serde(rename = "@role")]
    _role: String,
    #[serde(rename = "@type")]
    _kind: String,
    #[serde(rename = "ContactName", default)]
    _names: Vec<String>,
    #[serde(rename = "Email", default)]
    _emails: Vec<Email>,
    #[serde(rename = "Telephone", default)]
    _telephones: Vec<Telephone>,
    #[serde(rename = "Timezone")]
    _timezone: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Email {
    #[serde(rename = "EmailTo")]
    _to: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Telephone {
    #[serde(rename = "@type")]
    _kind: Option<String>,
    #[serde(rename = "TelephoneNumber")]
    _number: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorData {
    #[serde(rename = "Indicator", default)]
    pub(super) indicators: Vec<Indicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Indicator {
    #[serde(rename = "IndicatorID")]
    _id: IndicatorId,
    #[serde(rename = "Observable")]
    _observable: Option<Observable>,
    #[serde(rename = "ObservableReference")]
    _reference: Option<ObservableReference>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorId {
    #[serde(rename = "@name")]
    _name: String,
    #[serde(rename = "@version")]
    _version: String,
    #[serde(rename = "$text")]
    _value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Observable {
    #[serde(rename = "FileData")]
    _files: FileData,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileData {
    #[serde(rename = "File", default)]
    _files: Vec<File>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(rename = "FileName")]
    _name: Option<String>,
    #[serde(rename = "FileSize")]
    _size: u64,
    #[serde(rename = "HashData")]
    _hashes: Option<HashData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HashData {
    #[serde(rename = "@scope")]
    _scope: String,
    #[serde(rename = "Hash", default)]
    _hashes: Vec<Hash>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hash {
    #[serde(rename = "DigestMethod")]
    _method: DigestMethod,
    #[serde(rename = "DigestValue")]
    _value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DigestMethod {
    #[serde(rename = "@Algorithm")]
    _algorithm: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ObservableReference {
    #[serde(rename = "@uid-ref")]
    _of: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct History {
    #[serde(rename = "HistoryItem", default)]
    pub(super) items: Vec<HistoryItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HistoryItem {
    #[serde(rename = "@action")]
    _action: String,
    #[serde(rename = "DateTime")]
    _time: String,
    #[serde(rename = "Description", default)]
    _descriptions: Vec<Text>,
}
