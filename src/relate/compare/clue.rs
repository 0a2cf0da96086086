use std::fmt;

/// What two incidents have in common that tells something.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Clue {
    /// What kind of thing it is.
    pub kind: ClueKind,
    /// How much it tells by itself, from 0 to 1; less where many incidents have it.
    pub weight: f64,
    /// The thing itself, as it is compared.
    pub shared: Box<str>,
}

impl fmt::Display for Clue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({:.2})", self.kind, self.shared, self.weight)
    }
}

/// What a clue belongs to: clues of one group support one another less than
/// those of different groups do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Statement,
    Attackers,
    AttackerNets,
    Victims,
    VictimNets,
    Circumstances,
    Techniques,
    Names,
}

macro_rules! clues {
    ($($(#[$doc:meta])* $variant:ident = $token:literal, $weight:literal, $group:ident;)*) => {
        /// The kinds of clues that two incidents are related.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ClueKind {
            $($(#[$doc])* $variant,)*
        }

        impl ClueKind {
            /// The words for it.
            #[must_use]
            pub fn token(self) -> &'static str {
                match self {
                    $(Self::$variant => $token,)*
                }
            }

            /// How much it tells by itself, from 0 to 1, where it is rare.
            #[must_use]
            pub fn weight(self) -> f64 {
                match self {
                    $(Self::$variant => $weight,)*
                }
            }

            pub(crate) fn group(self) -> Group {
                match self {
                    $(Self::$variant => Group::$group,)*
                }
            }
        }
    };
}

clues! {
    /// Both have one identifier.
    SameId = "identifier", 1.0, Statement;
    /// One names the other, or both name a third, as another identifier of it.
    AlternativeId = "alternative identifier", 1.0, Statement;
    /// One names the other as related.
    RelatedId = "related identifier", 1.0, Statement;
    /// An address, of an attacker in both.
    AttackerAddress = "attacker's address", 0.75, Attackers;
    /// An address, of an attacker in one and a victim in the other.
    CommonAddress = "address", 0.5, Attackers;
    /// A domain name, of an attacker in both.
    AttackerDomain = "attacker's domain", 0.75, Attackers;
    /// An organisation, an attacker's in both.
    AttackerOrganisation = "attacker's organisation", 0.4, Attackers;
    /// A network that attackers of both are in: /24, /48, or as stated.
    AttackerNet = "attacker's network", 0.25, AttackerNets;
    /// An address, of a victim in both.
    VictimAddress = "victim's address", 0.75, Victims;
    /// A domain name, of a victim in both.
    VictimDomain = "victim's domain", 0.6, Victims;
    /// An organisation, a victim's in both.
    VictimOrganisation = "victim's organisation", 0.5, Victims;
    /// A network that victims of both are in.
    VictimNet = "victim's network", 0.25, VictimNets;
    /// A campaign that both are part of.
    Campaign = "campaign", 0.9, Names;
    /// Somebody held to be behind both.
    ThreatActor = "threat actor", 0.6, Names;
    /// A vulnerability that both exploited.
    Cve = "vulnerability", 0.5, Techniques;
    /// A method used in both.
    Method = "method", 0.4, Techniques;
    /// A time that both may have been at; less where it is coarse.
    Time = "time", 0.5, Circumstances;
    /// The type of an attack.
    AttackType = "attack type", 0.3, Circumstances;
    /// The kind of target.
    Target = "target", 0.15, Circumstances;
}

impl fmt::Display for ClueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.token())
    }
}
