//! What redaction takes each element for. What stands in no row here is never copied.

use std::fmt;
use std::str::FromStr;

use crate::{Error, Result};

use Sort::{Asked, Data, Detail, Fact, Identity, Prose, Structure};

/// What is left out of a redacted incident unless somebody asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Keep {
    /// Data of other specifications, and what declares it.
    Extensions,
    /// What was done about the incident, and by whom.
    History,
    /// Records that prove or support a conclusion.
    Evidence,
    /// Who held evidence, where and when.
    Custody,
    /// Signatures, which prove the original that they were made for.
    Signatures,
    /// Elements and attributes that this crate has no type for.
    Unknown,
}

impl Keep {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Extensions,
        Self::History,
        Self::Evidence,
        Self::Custody,
        Self::Signatures,
        Self::Unknown,
    ];

    /// The word for it on a command line.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Extensions => "extensions",
            Self::History => "history",
            Self::Evidence => "evidence",
            Self::Custody => "custody",
            Self::Signatures => "signatures",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Keep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.token())
    }
}

impl FromStr for Keep {
    type Err = Error;

    fn from_str(token: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|keep| keep.token() == token);
        let expected = "extensions, history, evidence, custody, signatures or unknown";
        known.ok_or_else(|| Error::value(expected, token))
    }
}

/// What the text of an element tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Nothing; it holds other elements.
    Structure,
    /// A time, a number or a rating, which can be counted.
    Fact,
    /// Who or where somebody or something is.
    Identity,
    /// A technical detail that tells nothing of a party.
    Detail,
    /// Whatever its author wrote.
    Prose,
    /// Content of any form, of which only text is copied.
    Data,
    /// What is left out unless it is asked for.
    Asked(Keep),
}

/// What an element is by its name in the own vocabulary; none for one that
/// nobody has decided on.
pub(crate) fn sort_of(name: &str) -> Option<Sort> {
    let row = SORTS.binary_search_by_key(&name, |(name, _)| name).ok()?;
    SORTS.get(row).map(|(_, sort)| *sort)
}

/// In the order of the names.
pub(super) const SORTS: &[(&str, Sort)] = &[
    ("Address", Identity),
    ("AlternativeID", Structure),
    ("AlternativeIndicatorID", Structure),
    ("Application", Structure),
    ("ApplicationHeader", Structure),
    ("ApplicationHeaderField", Data),
    ("Assessment", Structure),
    ("AssetID", Identity),
    ("AssociatedSoftware", Structure),
    ("Attack", Structure),
    ("AttackPattern", Structure),
    ("AttackPhase", Structure),
    ("AttackPhaseID", Detail),
    ("AttackType", Structure),
    ("Attacker", Structure),
    ("Body", Asked(Keep::Evidence)),
    ("BulkObservable", Structure),
    ("BulkObservableFormat", Structure),
    ("BulkObservableList", Identity),
    ("BusinessImpact", Fact),
    ("By", Asked(Keep::Custody)),
    ("Campaign", Structure),
    ("CampaignID", Identity),
    ("CanonicalizationMethod", Structure),
    ("Cause", Prose),
    ("Certificate", Structure),
    ("CertificateData", Structure),
    ("ChainHead", Asked(Keep::Signatures)),
    ("ChainLink", Asked(Keep::Signatures)),
    ("ChainSignature", Asked(Keep::Signatures)),
    ("Conclusion", Asked(Keep::Evidence)),
    ("Confidence", Fact),
    ("Consent", Structure),
    ("Constituency", Identity),
    ("Contact", Structure),
    ("ContactName", Identity),
    ("ContactTitle", Identity),
    ("Counter", Fact),
    ("Csirt", Structure),
    ("Custody", Asked(Keep::Custody)),
    ("CustodyEntry", Asked(Keep::Custody)),
    ("Damage", Structure),
    ("DamagedItem", Structure),
    ("DateDomainWasChecked", Fact),
    ("DateTime", Fact),
    ("DefinedCOA", Detail),
    ("Description", Prose),
    ("DetectTime", Fact),
    ("DetectionConfiguration", Prose),
    ("DetectionPattern", Structure),
    ("Digest", Asked(Keep::Evidence)),
    ("DigestMethod", Structure),
    ("DigestValue", Detail),
    ("Discovery", Structure),
    ("DomainContacts", Structure),
    ("DomainData", Structure),
    ("Email", Structure),
    ("EmailBody", Prose),
    ("EmailData", Structure),
    ("EmailFrom", Identity),
    ("EmailHeaderField", Data),
    ("EmailHeaders", Prose),
    ("EmailMessage", Prose),
    ("EmailSubject", Prose),
    ("EmailTo", Identity),
    ("EmailX-Mailer", Detail),
    ("Encrypted", Asked(Keep::Evidence)),
    ("EndTime", Fact),
    ("Evidence", Asked(Keep::Evidence)),
    ("EvidenceItem", Asked(Keep::Evidence)),
    ("Expectation", Structure),
    ("ExpirationDate", Fact),
    ("Extension", Asked(Keep::Extensions)),
    ("ExtensionDecl", Asked(Keep::Extensions)),
    ("External", Asked(Keep::Evidence)),
    ("File", Structure),
    ("FileData", Structure),
    ("FileName", Detail),
    ("FileProperties", Data),
    ("FileSize", Fact),
    ("FileType", Detail),
    ("Fingerprint", Identity),
    ("Flow", Structure),
    ("FuzzyHash", Structure),
    ("FuzzyHashValue", Data),
    ("GenerationTime", Fact),
    ("HandedTo", Asked(Keep::Custody)),
    ("Hash", Structure),
    ("HashData", Structure),
    ("HashTargetID", Detail),
    ("History", Asked(Keep::History)),
    ("HistoryItem", Asked(Keep::History)),
    ("IANAService", Fact),
    ("ID", Detail),
    ("Incident", Structure),
    ("IncidentCategory", Prose),
    ("IncidentID", Identity),
    ("Incidents", Structure),
    ("Indicator", Structure),
    ("IndicatorData", Structure),
    ("IndicatorExpression", Structure),
    ("IndicatorID", Identity),
    ("IndicatorReference", Structure),
    ("IntendedImpact", Fact),
    ("Key", Identity),
    ("KeyName", Detail),
    ("LegalBasis", Asked(Keep::Evidence)),
    ("Location", Identity),
    ("Method", Structure),
    ("MitigatingFactor", Prose),
    ("MonetaryImpact", Fact),
    ("Name", Identity),
    ("Nameservers", Structure),
    ("Node", Structure),
    ("NodeRole", Structure),
    ("Objective", Prose),
    ("Observable", Structure),
    ("ObservableReference", Structure),
    ("OperatingSystem", Structure),
    ("Organisation", Identity),
    ("PAddress", Identity),
    ("Person", Identity),
    ("Place", Asked(Keep::Custody)),
    ("Platform", Asked(Keep::Extensions)),
    ("Port", Fact),
    ("Portlist", Fact),
    ("PostalAddress", Structure),
    ("ProtoCode", Fact),
    ("ProtoField", Fact),
    ("ProtoType", Fact),
    ("PublicKey", Structure),
    ("RawData", Asked(Keep::Extensions)),
    ("Recipient", Asked(Keep::Evidence)),
    ("RecordItem", Asked(Keep::Evidence)),
    ("RecordPattern", Asked(Keep::Evidence)),
    ("RecoveryTime", Fact),
    ("Reference", Structure),
    ("ReferenceName", Structure),
    ("RegistrationDate", Fact),
    ("RegistryHandle", Identity),
    ("RegistryKey", Structure),
    ("RelatedActivity", Structure),
    ("RelatedDNS", Data),
    ("ReportTime", Fact),
    ("SameDomainContact", Identity),
    ("Scoring", Asked(Keep::Extensions)),
    ("Server", Identity),
    ("Service", Structure),
    ("ServiceName", Structure),
    ("Signature", Asked(Keep::Signatures)),
    ("SignatureData", Asked(Keep::Signatures)),
    ("SoftwareReference", Structure),
    ("StageTime", Fact),
    ("StartTime", Fact),
    ("Storage", Asked(Keep::Custody)),
    ("StructuredVulnerability", Structure),
    ("Supports", Asked(Keep::Evidence)),
    ("System", Structure),
    ("SystemImpact", Fact),
    ("Telephone", Structure),
    ("TelephoneNumber", Identity),
    ("ThreatActor", Structure),
    ("ThreatActorID", Identity),
    ("TimeImpact", Fact),
    ("Timezone", Fact),
    ("URL", Identity),
    ("Value", Detail),
    ("Victim", Structure),
    ("Vulnerability", Structure),
    ("Weakness", Structure),
    ("WindowsRegistryKeysModified", Structure),
    ("X509Data", Asked(Keep::Extensions)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_order() {
        assert!(SORTS.is_sorted_by_key(|(name, _)| name));
    }
}
