use std::fmt;
use std::str::FromStr;

use crate::select::{Fact, FieldPath};
use crate::value::{OpenEnum, Stage};
use crate::{Error, Incident, Result};

/// What kind of values a field has, and so how they are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FieldKind {
    /// Compared under Unicode's normalisation form C.
    Text,
    /// Tokens that have an order, the least first.
    Ordered(&'static [&'static str]),
    Address,
    Time,
    Number,
    /// A restriction, by its rank.
    Level,
    /// Whatever the text is compared with.
    Any,
}

const SEVERITIES: FieldKind = FieldKind::Ordered(&["none", "low", "medium", "high"]);

macro_rules! fields {
    ($(
        $(#[$doc:meta])*
        $variant:ident = $name:literal: $kind:expr, $elements:expr;
    )*) => {
        /// What can be asked of an incident: a filter compares its values, a
        /// statistic counts them (RFC 3067, section 4.2).
        ///
        /// A field has no value, one, or several. It is written by its short name,
        /// as `time.` and a stage, or by a [path](FieldPath).
        ///
        /// ```
        /// use iodef::{Field, Stage};
        ///
        /// assert_eq!("attacker.address".parse::<Field>()?, Field::AttackerAddress);
        /// assert_eq!("time.triage".parse::<Field>()?, Field::Time(Stage::Triage));
        /// assert_eq!(Field::Time(Stage::Detect).to_string(), "detected");
        /// # Ok::<(), iodef::Error>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Field {
            $( $(#[$doc])* $variant, )*
            /// When a stage of the life-time was: of the incident, or else of its attacks.
            Time(Stage),
            /// The text or attribute of the elements at a path.
            Path(FieldPath),
        }

        impl Field {
            /// The fields with a name of their own, times and paths aside.
            pub const NAMED: &'static [Self] = &[$( Self::$variant, )*];

            fn from_name(name: &str) -> Option<Self> {
                match name {
                    $( $name => Some(Self::$variant), )*
                    _ => None,
                }
            }

            fn name(&self) -> &'static str {
                match self {
                    $( Self::$variant => $name, )*
                    Self::Time(_) | Self::Path(_) => "",
                }
            }

            pub(crate) fn kind(&self) -> FieldKind {
                match self {
                    $( Self::$variant => $kind, )*
                    Self::Time(_) => FieldKind::Time,
                    Self::Path(_) => FieldKind::Any,
                }
            }

            /// The elements of an incident, by the names of the own vocabulary,
            /// that have to be read for it.
            pub(crate) fn elements(&self) -> Vec<&str> {
                match self {
                    $( Self::$variant => $elements.to_vec(), )*
                    Self::Time(_) => TIMES.to_vec(),
                    Self::Path(path) => path.elements().collect(),
                }
            }
        }
    };
}

const NONE: &[&str] = &[];
const ID: &[&str] = &["IncidentID"];
const ATTACK: &[&str] = &["Attack"];
const TIMES: &[&str] = &[
    "Attack",
    "DetectTime",
    "StartTime",
    "EndTime",
    "RecoveryTime",
    "ReportTime",
    "GenerationTime",
    "StageTime",
];
const IMPACT: &[&str] = &[
    "Attack",
    "Assessment",
    "SystemImpact",
    "BusinessImpact",
    "TimeImpact",
    "MonetaryImpact",
    "IntendedImpact",
];

fields! {
    /// The identifier: the team's name, `#`, and the number.
    Id = "id": FieldKind::Text, ID;
    /// The team that the identifier is of.
    Csirt = "csirt": FieldKind::Text, ID;
    /// Identifiers that other teams gave it.
    AlternativeId = "alternative": FieldKind::Text, ["IncidentID", "AlternativeID"];
    /// Identifiers of incidents that it is related to.
    RelatedId = "related": FieldKind::Text, ["RelatedActivity", "IncidentID"];
    /// Names of campaigns that it is part of.
    Campaign = "campaign": FieldKind::Text, ["RelatedActivity", "Campaign", "CampaignID"];
    /// Names of those who are held to be behind it.
    ThreatActor = "actor": FieldKind::Text, ["RelatedActivity", "ThreatActor", "ThreatActorID"];
    /// What it is sent for.
    Purpose = "purpose": FieldKind::Text, NONE;
    /// What is being done about it.
    Status = "status": FieldKind::Text, NONE;
    /// Whether it is an incident, a security incident, or one of information technology.
    Class = "class": FieldKind::Text, NONE;
    /// Logical, physical or organisational.
    Nature = "nature": FieldKind::Text, NONE;
    /// Deliberate or accidental.
    Intent = "intent": FieldKind::Text, NONE;
    /// Suspected or confirmed.
    Certainty = "certainty": FieldKind::Text, NONE;
    /// To whom it may be disclosed; private where nothing says.
    Restriction = "restriction": FieldKind::Level, NONE;
    /// The types of its attacks.
    AttackType = "attack.type": FieldKind::Text, ["Attack", "AttackType"];
    /// Whether attacks are active or passive.
    Activity = "attack.activity": FieldKind::Text, ATTACK;
    /// Whether attacks come from inside or outside.
    Origin = "attack.origin": FieldKind::Text, ATTACK;
    /// Addresses and nets of attackers.
    AttackerAddress = "attacker.address": FieldKind::Address, ["Attack", "Flow", "Attacker", "Node", "Address"];
    /// Domain names of attackers.
    AttackerDomain = "attacker.domain": FieldKind::Text, ["Attack", "Flow", "Attacker", "Node", "DomainData", "Name"];
    /// Organisations of attackers.
    AttackerOrganisation = "attacker.organisation": FieldKind::Text, ["Attack", "Flow", "Attacker", "Organisation"];
    /// Places of attackers.
    AttackerLocation = "attacker.location": FieldKind::Text, ["Attack", "Flow", "Attacker", "Node", "Location"];
    /// Places of attackers that are countries by their code of ISO 3166.
    AttackerCountry = "attacker.country": FieldKind::Text, ["Attack", "Flow", "Attacker", "Node", "Location"];
    /// What attackers were after.
    AttackerObjective = "attacker.objective": FieldKind::Text, ["Attack", "Flow", "Attacker", "Objective"];
    /// Addresses and nets of victims.
    VictimAddress = "victim.address": FieldKind::Address, ["Attack", "Flow", "Victim", "Node", "Address"];
    /// Domain names of victims.
    VictimDomain = "victim.domain": FieldKind::Text, ["Attack", "Flow", "Victim", "Node", "DomainData", "Name"];
    /// Organisations of victims.
    VictimOrganisation = "victim.organisation": FieldKind::Text, ["Attack", "Flow", "Victim", "Organisation"];
    /// Places of victims.
    VictimLocation = "victim.location": FieldKind::Text, ["Attack", "Flow", "Victim", "Node", "Location"];
    /// Places of victims that are countries by their code of ISO 3166.
    VictimCountry = "victim.country": FieldKind::Text, ["Attack", "Flow", "Victim", "Node", "Location"];
    /// What kind of target victims are.
    VictimTarget = "victim.target": FieldKind::Text, ["Attack", "Flow", "Victim"];
    /// What the victims' systems are for.
    VictimRole = "victim.role": FieldKind::Text, ["Attack", "Flow", "Victim", "Node", "NodeRole"];
    /// Categories that the sender put it into.
    Category = "category": FieldKind::Text, ["Attack", "Assessment", "IncidentCategory"];
    /// Types of impact on systems and on business.
    ImpactType = "impact.type": FieldKind::Text, IMPACT;
    /// How severe impacts are.
    Severity = "impact.severity": SEVERITIES, IMPACT;
    /// Whether what was attempted failed or succeeded.
    Completion = "impact.completion": FieldKind::Text, IMPACT;
    /// Amounts of money lost, in whatever currency.
    Cost = "impact.cost": FieldKind::Number, IMPACT;
    /// How sure the assessments are.
    Confidence = "confidence": SEVERITIES, ["Attack", "Assessment", "Confidence"];
    /// Names of the methods that were used, other than vulnerabilities of CVE.
    Method = "method": FieldKind::Text, ["Attack", "Method", "Vulnerability", "Reference", "ReferenceName", "ID"];
    /// Vulnerabilities by CVE that the methods refer to.
    Cve = "cve": FieldKind::Text, ["Attack", "Method", "Vulnerability", "Reference", "ReferenceName", "ID"];
    /// How it was discovered.
    Discovery = "discovery": FieldKind::Text, ["Attack", "Discovery"];
    /// Names of contacts.
    Contact = "contact": FieldKind::Text, ["Attack", "Contact", "ContactName"];
    /// Roles of contacts.
    ContactRole = "contact.role": FieldKind::Text, ["Attack", "Contact"];
    /// Descriptions of the incident and of its attacks.
    Description = "description": FieldKind::Text, ["Attack", "Description"];
}

/// Stages whose field has a name of its own.
const STAGES: [(&str, Stage); 6] = [
    ("started", Stage::Start),
    ("detected", Stage::Detect),
    ("ended", Stage::End),
    ("recovered", Stage::Recover),
    ("reported", Stage::Report),
    ("generated", Stage::Generate),
];

impl Field {
    /// The values that an incident has, in document order.
    ///
    /// ```
    /// use iodef::{Fact, Field, Reader};
    ///
    /// let file = &include_bytes!("../../examples/data/phishing.xml")[..];
    /// for incident in Reader::from_reader(file).incidents() {
    ///     for fact in Field::Restriction.facts(&incident?) {
    ///         assert!(matches!(fact, Fact::Level(_)));
    ///     }
    /// }
    /// # Ok::<(), iodef::Error>(())
    /// ```
    #[must_use]
    pub fn facts<'a>(&self, incident: &'a Incident) -> Vec<Fact<'a>> {
        crate::select::facts::facts(self, incident)
    }
}

impl Field {
    pub(super) fn is_address(&self) -> bool {
        self.kind() == FieldKind::Address
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => path.fmt(f),
            Self::Time(stage) => match STAGES.iter().find(|(_, named)| named == stage) {
                Some((name, _)) => f.write_str(name),
                None => write!(f, "time.{}", stage.token()),
            },
            named => f.write_str(named.name()),
        }
    }
}

impl FromStr for Field {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        if text.starts_with('/') {
            return text.parse().map(Self::Path);
        }
        if let Some((_, stage)) = STAGES.iter().find(|(name, _)| *name == text) {
            return Ok(Self::Time(stage.clone()));
        }
        if let Some(stage) = text.strip_prefix("time.").filter(|token| !token.is_empty()) {
            return Ok(Self::Time(match Stage::from_token(stage) {
                Stage::Other(token) => Stage::Ext(token),
                stage => stage,
            }));
        }
        Self::from_name(text)
            .ok_or_else(|| Error::value("a field such as attacker.address, or a path", text))
    }
}
