//! The classes of the Reference Security Incident Taxonomy, and what older ones said instead.

use std::fmt;
use std::str::FromStr;

use crate::value::AttackTypeName;
use crate::value::open_enum::OpenEnum as _;
use crate::{Error, Result};

macro_rules! classes {
    ($( $(#[$doc:meta])* $class:ident = $token:literal, $name:literal: [$($kind:ident, $kind_name:literal;)*]; )*) => {
        /// A class of the Reference Security Incident Taxonomy, version 1003, to
        /// which each type of the standard list belongs (RFC 3067, section 6.2).
        ///
        /// ```
        /// use iodef::{AttackTypeName, RsitClass};
        ///
        /// assert_eq!(AttackTypeName::Phishing.class(), Some(RsitClass::Fraud));
        /// assert_eq!(RsitClass::Fraud.types().count(), 4);
        /// assert_eq!("fraud".parse::<RsitClass>()?, RsitClass::Fraud);
        /// # Ok::<(), iodef::Error>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum RsitClass {
            $( $(#[$doc])* $class, )*
        }

        impl RsitClass {
            /// The classes, in the order of the taxonomy.
            pub const ALL: [Self; 11] = [$( Self::$class, )*];

            /// The token.
            #[must_use]
            pub fn token(self) -> &'static str {
                match self { $( Self::$class => $token, )* }
            }

            /// What people call it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $( Self::$class => $name, )* }
            }
        }

        impl AttackTypeName {
            /// The class of a listed type; none of any other.
            #[must_use]
            pub fn class(&self) -> Option<RsitClass> {
                match self {
                    $( $( Self::$kind => Some(RsitClass::$class), )* )*
                    Self::Ext(_) | Self::Other(_) => None,
                }
            }

            /// What people call it; of a type that is not listed, its token.
            #[must_use]
            pub fn name(&self) -> &str {
                match self {
                    $( $( Self::$kind => $kind_name, )* )*
                    Self::Ext(token) | Self::Other(token) => token,
                }
            }
        }
    };
}

classes! {
    /// Mail nobody wants, and words and pictures that harm.
    AbusiveContent = "abusive-content", "Abusive content": [
        Spam, "Spam"; HarmfulSpeech, "Harmful speech"; Violence, "Sexual exploitation or violence";
    ];
    /// Malware, and what spreads and steers it.
    MaliciousCode = "malicious-code", "Malicious code": [
        InfectedSystem, "Infected system"; C2Server, "Command and control server";
        MalwareDistribution, "Malware distribution"; MalwareConfiguration, "Malware configuration";
    ];
    /// Looking for weak points, listening, and asking by deceit.
    InformationGathering = "information-gathering", "Information gathering": [
        Scanner, "Scanning"; Sniffing, "Sniffing"; SocialEngineering, "Social engineering";
    ];
    /// Attempts to break in.
    IntrusionAttempts = "intrusion-attempts", "Intrusion attempts": [
        IdsAlert, "Use of known vulnerabilities"; BruteForce, "Login attempts";
        Exploit, "New attack signature";
    ];
    /// Attempts that succeeded.
    Intrusions = "intrusions", "Intrusions": [
        PrivilegedAccountCompromise, "Privileged account compromise";
        UnprivilegedAccountCompromise, "Unprivileged account compromise";
        ApplicationCompromise, "Application compromise"; SystemCompromise, "System compromise";
        Burglary, "Burglary";
    ];
    /// Services that fail or crawl.
    Availability = "availability", "Availability": [
        Dos, "Denial of service"; Ddos, "Distributed denial of service";
        Misconfiguration, "Misconfiguration"; Sabotage, "Sabotage"; Outage, "Outage";
    ];
    /// Information read, changed or lost by or to those who have no right to it.
    InformationContentSecurity = "information-content-security", "Information content security": [
        UnauthorisedInformationAccess, "Unauthorised access to information";
        UnauthorisedInformationModification, "Unauthorised change of information";
        DataLoss, "Data loss"; DataLeak, "Leak of confidential information";
    ];
    /// Gain by deceit or without right.
    Fraud = "fraud", "Fraud": [
        UnauthorisedUseOfResources, "Unauthorised use of resources"; Copyright, "Copyright";
        Masquerade, "Masquerade"; Phishing, "Phishing";
    ];
    /// Systems that invite attack.
    Vulnerable = "vulnerable", "Vulnerable": [
        WeakCrypto, "Weak cryptography"; DdosAmplifier, "Amplifier of denial of service";
        PotentiallyUnwantedAccessible, "Potentially unwanted accessible service";
        InformationDisclosure, "Information disclosure"; VulnerableSystem, "Vulnerable system";
    ];
    /// What fits nowhere else.
    Unlisted = "other", "Other": [
        Unlisted, "Uncategorised"; Undetermined, "Undetermined";
    ];
    /// Tests of the reporting itself.
    Test = "test", "Test": [ Test, "Test"; ];
}

/// What the taxonomies of eCSIRT.net and ENISA, and their users, call the types.
const TYPES: &[(&str, AttackTypeName)] = &[
    ("harassment", AttackTypeName::HarmfulSpeech),
    ("child-sexual-violence", AttackTypeName::Violence),
    ("virus", AttackTypeName::InfectedSystem),
    ("worm", AttackTypeName::InfectedSystem),
    ("trojan", AttackTypeName::InfectedSystem),
    ("spyware", AttackTypeName::InfectedSystem),
    ("dialer", AttackTypeName::InfectedSystem),
    ("rootkit", AttackTypeName::InfectedSystem),
    ("bot", AttackTypeName::InfectedSystem),
    ("botnet-drone", AttackTypeName::InfectedSystem),
    ("c&c", AttackTypeName::C2Server),
    ("c2", AttackTypeName::C2Server),
    ("c2server", AttackTypeName::C2Server),
    ("command-and-control", AttackTypeName::C2Server),
    ("malware-url", AttackTypeName::MalwareDistribution),
    ("malware-config", AttackTypeName::MalwareConfiguration),
    ("dropzone", AttackTypeName::MalwareConfiguration),
    ("scan", AttackTypeName::Scanner),
    ("scanning", AttackTypeName::Scanner),
    ("exploit-known-vuln", AttackTypeName::IdsAlert),
    ("exploiting-known-vulnerabilities", AttackTypeName::IdsAlert),
    ("login-attempts", AttackTypeName::BruteForce),
    ("new-attack-signature", AttackTypeName::Exploit),
    ("compromised", AttackTypeName::SystemCompromise),
    ("defacement", AttackTypeName::ApplicationCompromise),
    ("backdoor", AttackTypeName::SystemCompromise),
    ("denial-of-service", AttackTypeName::Dos),
    ("distributed-denial-of-service", AttackTypeName::Ddos),
    (
        "unauthorised-access",
        AttackTypeName::UnauthorisedInformationAccess,
    ),
    (
        "unauthorized-information-access",
        AttackTypeName::UnauthorisedInformationAccess,
    ),
    (
        "unauthorised-modification",
        AttackTypeName::UnauthorisedInformationModification,
    ),
    (
        "unauthorized-information-modification",
        AttackTypeName::UnauthorisedInformationModification,
    ),
    (
        "ransomware",
        AttackTypeName::UnauthorisedInformationModification,
    ),
    ("leak", AttackTypeName::DataLeak),
    (
        "unauthorized-use-of-resources",
        AttackTypeName::UnauthorisedUseOfResources,
    ),
    ("ddos-amplification", AttackTypeName::DdosAmplifier),
    ("vulnerable-service", AttackTypeName::VulnerableSystem),
];

/// The same for the classes.
const CLASSES: &[(&str, RsitClass)] = &[
    ("abusive", RsitClass::AbusiveContent),
    ("malware", RsitClass::MaliciousCode),
    ("intrusion-attempt", RsitClass::IntrusionAttempts),
    ("intrusion", RsitClass::Intrusions),
    (
        "information-security",
        RsitClass::InformationContentSecurity,
    ),
    ("information-content", RsitClass::InformationContentSecurity),
];

impl RsitClass {
    /// The types of the class, in the order of the taxonomy.
    pub fn types(self) -> impl Iterator<Item = &'static AttackTypeName> {
        let types = AttackTypeName::REGISTERED.iter();
        types.filter(move |kind| kind.class() == Some(self))
    }

    /// The class that a text names, as a class or by one of its types: by token,
    /// or as older taxonomies and machine tags say it.
    ///
    /// ```
    /// use iodef::RsitClass;
    ///
    /// let class = RsitClass::from_alias("ecsirt:intrusion-attempts=\"exploit\"");
    /// assert_eq!(class, Some(RsitClass::IntrusionAttempts));
    /// assert_eq!(RsitClass::from_alias("Intrusion Attempt"), class);
    /// ```
    #[must_use]
    pub fn from_alias(text: &str) -> Option<Self> {
        let class = Tag::of(text);
        let named = |name: &str| {
            let listed = Self::ALL.into_iter().find(|class| class.token() == name);
            listed.or_else(|| find(CLASSES, name))
        };
        match class.class.as_deref() {
            Some(name) => named(name),
            None => named(&class.value).or_else(|| AttackTypeName::from_alias(text)?.class()),
        }
    }
}

impl AttackTypeName {
    /// The listed type that a text names: by token, or as older taxonomies
    /// (eCSIRT.net, ENISA) and machine tags say it. A type that stands behind a
    /// class has to be one of that class.
    ///
    /// ```
    /// use iodef::AttackTypeName;
    ///
    /// let c2 = Some(AttackTypeName::C2Server);
    /// assert_eq!(AttackTypeName::from_alias("c&c"), c2);
    /// assert_eq!(AttackTypeName::from_alias("malicious-code:c2-server"), c2);
    /// assert_eq!(AttackTypeName::from_alias("rsit:malicious-code=\"c2-server\""), c2);
    /// assert_eq!(AttackTypeName::from_alias("fraud:c2-server"), None);
    /// ```
    #[must_use]
    pub fn from_alias(text: &str) -> Option<Self> {
        let tag = Tag::of(text);
        let kind = match Self::from_token(&tag.value) {
            Self::Other(_) | Self::Ext(_) => find(TYPES, &tag.value)?,
            listed => listed,
        };
        match &tag.class {
            Some(class) if kind.class() != RsitClass::from_alias(class) => None,
            _ => Some(kind),
        }
    }
}

fn find<T: Clone>(table: &[(&str, T)], name: &str) -> Option<T> {
    let mut rows = table.iter();
    let (_, meant) = rows.find(|(alias, _)| *alias == name)?;
    Some(meant.clone())
}

/// A text taken apart: a name, or `class:name`, or `taxonomy:class="name"`.
struct Tag {
    class: Option<String>,
    value: String,
}

impl Tag {
    fn of(text: &str) -> Self {
        let (class, value) = match text.split_once('=') {
            Some((class, value)) => (Some(class), value.trim().trim_matches('"')),
            None => match text.rsplit_once(':') {
                Some((class, value)) => (Some(class), value),
                None => (None, text),
            },
        };
        let class =
            class.map(|class| plain(class.rsplit_once(':').map_or(class, |(_, name)| name)));
        // `rsit:phishing` says no class.
        let taxonomy = |class: &String| ["rsit", "ecsirt", "enisa"].contains(&class.as_str());
        Self {
            class: class.filter(|class| !taxonomy(class)),
            value: plain(value),
        }
    }
}

/// Lower case, and hyphens between the words.
fn plain(text: &str) -> String {
    let words = text.split([' ', '_', '-', '/']);
    let words: Vec<_> = words
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-").to_ascii_lowercase()
}

impl fmt::Display for RsitClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.token())
    }
}

impl FromStr for RsitClass {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut classes = Self::ALL.into_iter();
        classes
            .find(|class| class.token() == text)
            .ok_or_else(|| Error::value("a class of RSIT such as malicious-code", text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_11_classes_and_39_types() {
        let sizes = RsitClass::ALL.map(|class| class.types().count());
        assert_eq!(sizes, [3, 4, 3, 3, 5, 5, 4, 4, 5, 2, 1]);
        assert_eq!(sizes.iter().sum::<usize>(), 39);
    }

    #[test]
    fn the_order_is_that_of_the_list() {
        let by_class = RsitClass::ALL.into_iter().flat_map(RsitClass::types);
        assert!(by_class.eq(AttackTypeName::REGISTERED));
    }

    #[test]
    fn every_token_and_name_names_its_type() {
        for kind in AttackTypeName::REGISTERED {
            assert_eq!(
                AttackTypeName::from_alias(kind.token()).as_ref(),
                Some(kind)
            );
            let class = kind.class().unwrap();
            for tag in [
                format!("{class}:{kind}"),
                format!("rsit:{class}=\"{kind}\""),
                format!("{class}=\"{kind}\""),
            ] {
                assert_eq!(
                    AttackTypeName::from_alias(&tag).as_ref(),
                    Some(kind),
                    "{tag}"
                );
                assert_eq!(RsitClass::from_alias(&tag), Some(class), "{tag}");
            }
        }
        for class in RsitClass::ALL {
            assert_eq!(RsitClass::from_alias(class.name()), Some(class));
            assert_eq!(class.token().parse::<RsitClass>().ok(), Some(class));
        }
    }

    #[test]
    fn aliases_are_no_tokens_and_stand_once() {
        for (alias, _) in TYPES {
            let named: Vec<_> = TYPES.iter().filter(|(other, _)| other == alias).collect();
            assert_eq!((named.len(), plain(alias).as_str()), (1, *alias));
            assert!(matches!(
                AttackTypeName::from_token(alias),
                AttackTypeName::Other(_)
            ));
        }
        for (alias, class) in CLASSES {
            assert_eq!(RsitClass::from_alias(alias), Some(*class));
        }
        assert_eq!(AttackTypeName::from_alias("gibberish"), None);
        assert_eq!(RsitClass::from_alias("gibberish"), None);
        assert_eq!(RsitClass::from_alias("gibberish:phishing"), None);
    }
}
