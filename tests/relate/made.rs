//! Incidents made up, and what teams report of them.

use iodef::{
    Attack, AttackType, AttackTypeName, Attacker, DomainData, Flow, Incident, IncidentId, Method,
    Node, Purpose, Reference, Restriction, Stage, System, TargetKind, Text, Victim,
};

/// Chance: the generator splitmix64.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    /// Whether something of so many per cent is so.
    pub(crate) fn percent(&mut self, of: u64) -> bool {
        self.below(100) < of
    }
}

/// What happened.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    pub(crate) attackers: Vec<String>,
    pub(crate) server: Option<String>,
    pub(crate) victims: Vec<String>,
    pub(crate) organisation: String,
    pub(crate) kind: u64,
    pub(crate) cve: Option<String>,
    /// Hours since the beginning of 2024.
    pub(crate) hour: u64,
}

/// A year.
const HOURS: u64 = 366 * 24;

impl Story {
    pub(crate) fn new(chance: &mut Chance) -> Self {
        let attackers = 1 + chance.below(5);
        let victims = 1 + chance.below(3);
        let name = chance.next();
        Self {
            attackers: (0..attackers).map(|_| address(chance)).collect(),
            server: chance
                .percent(30)
                .then(|| format!("c{:x}.invalid", name % 0xFFFF_FFFF)),
            victims: (0..victims).map(|_| address(chance)).collect(),
            organisation: format!("Works {}", chance.below(3_000)),
            kind: chance.below(8),
            cve: chance
                .percent(30)
                .then(|| format!("CVE-2024-{}", 1000 + chance.below(500))),
            hour: chance.below(HOURS),
        }
    }

    /// What a team that knows one part of it reports.
    pub(crate) fn told(&self, team: &str, number: u64, chance: &mut Chance) -> Incident {
        let mut flow = Flow::new();
        if !chance.percent(8) {
            for attacker in some(&self.attackers, 75, chance) {
                flow = flow.with_party(Attacker::at(&*attacker));
            }
            if let Some(server) = self.server.as_deref().filter(|_| chance.percent(70)) {
                let mut attacker = Attacker::new();
                attacker.system = System::new(Node::new().with_domain(DomainData::new(server)));
                flow = flow.with_party(attacker);
            }
        }
        let named = chance.percent(60);
        if !chance.percent(8) {
            let mut victims = some(&self.victims, 75, chance);
            victims.extend((0..chance.below(3)).map(|_| address(chance)));
            for address in victims {
                let mut victim = Victim::at(&*address).with_target(TargetKind::Computer);
                if named {
                    victim = victim.with_organisation(Text::new(&*self.organisation));
                }
                flow = flow.with_party(victim);
            }
        }
        let mut attack = Attack::new().with_flow(flow).with_type(self.kind(chance));
        if let Some(cve) = self.cve.as_deref().filter(|_| chance.percent(70)) {
            let reference = Reference::cve(cve).unwrap();
            attack = attack.with_method(Method::new().with_reference(reference));
        }
        let id = IncidentId::new(team, number.to_string());
        let words = [
            "Reported by a customer",
            "Seen in our logs",
            "Gemeldet am Telefon",
        ];
        Incident::new(id, Purpose::Reporting, Restriction::NeedToKnow)
            .with_description(words[usize::try_from(chance.below(3)).unwrap()])
            .with_attack(attack)
            .with_time(Stage::Detect, self.when(chance).parse().unwrap())
    }

    /// The type, or what another team takes it for.
    fn kind(&self, chance: &mut Chance) -> AttackType {
        const KINDS: [AttackTypeName; 8] = [
            AttackTypeName::Scanner,
            AttackTypeName::BruteForce,
            AttackTypeName::Exploit,
            AttackTypeName::Spam,
            AttackTypeName::InfectedSystem,
            AttackTypeName::C2Server,
            AttackTypeName::IdsAlert,
            AttackTypeName::SystemCompromise,
        ];
        let kind = if chance.percent(30) {
            chance.below(8)
        } else {
            self.kind
        };
        AttackType::new(KINDS[usize::try_from(kind).unwrap()].clone())
    }

    /// When it was noticed, up to two hours later, as finely as the team notes it.
    fn when(&self, chance: &mut Chance) -> String {
        let hour = self.hour + chance.below(3);
        let day =
            chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Days::new(hour / 24);
        match chance.below(4) {
            0 => format!("{day}T{:02}:{:02}:07Z", hour % 24, chance.below(60)),
            1 => format!("{day}T{:02}Z", hour % 24),
            2 => format!("{day}Z"),
            _ => day.to_string(),
        }
    }
}

/// Each of these with a likelihood, and at least one.
fn some(of: &[String], percent: u64, chance: &mut Chance) -> Vec<String> {
    let mut some: Vec<_> = of
        .iter()
        .filter(|_| chance.percent(percent))
        .cloned()
        .collect();
    if some.is_empty() {
        let any = chance.below(of.len().try_into().unwrap());
        some.push(of[usize::try_from(any).unwrap()].clone());
    }
    some
}

/// An address that is nobody's, of 240.0.0.0/4 or `2001:db8::/32`.
pub(crate) fn address(chance: &mut Chance) -> String {
    let bits = chance.next();
    if bits.is_multiple_of(5) {
        let net = format!("2001:db8:{:x}:{:x}", bits >> 48, (bits >> 32) & 0xFFFF);
        return format!("{net}:1:2:3:{:x}", bits & 0xFF);
    }
    let octets = (0xF000_0000_u32 | u32::try_from(bits >> 36).unwrap()).to_be_bytes();
    std::net::Ipv4Addr::from(octets).to_string()
}

/// Another address in the same network.
pub(crate) fn neighbour(of: &str, chance: &mut Chance) -> String {
    let separator = if of.contains(':') { ':' } else { '.' };
    let (net, _) = of.rsplit_once(separator).unwrap();
    format!("{net}{separator}{}", 1 + chance.below(250))
}
