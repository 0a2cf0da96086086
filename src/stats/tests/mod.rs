mod days;
mod dimensions;
mod laws;
mod outputs;
mod projection;
mod spans;
mod suppression;

use crate::codec::tests::generate::Chance;
use crate::{
    Aggregate, Attack, AttackType, AttackTypeName, Attacker, Dimension, Flow, Incident, IncidentId,
    Purpose, Restriction, Stage, Status,
};

/// How many incidents, unless `IODEF_CASES` says otherwise.
fn cases(usual: usize) -> usize {
    let asked = std::env::var("IODEF_CASES").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn blank() -> Incident {
    let id = IncidentId::new("csirt.example.com", "1");
    Incident::new(id, Purpose::Reporting, Restriction::Private)
}

fn aggregate(by: &str) -> Aggregate {
    Aggregate::new(Dimension::list(by).unwrap()).unwrap()
}

/// What an incident is to say, and how it is to be counted.
#[derive(Clone, Debug, Default)]
struct Plan {
    types: Vec<(AttackTypeName, &'static str)>,
    months: (Option<String>, &'static str),
    status: Option<Status>,
    nets: Vec<u8>,
    seconds: Option<u64>,
}

impl Plan {
    fn of(chance: &mut Chance) -> Self {
        let kinds = [
            (AttackTypeName::Phishing, "phishing"),
            (AttackTypeName::Ddos, "ddos"),
            (AttackTypeName::Ext("vishing".into()), "masquerade"),
            (AttackTypeName::Ext("odd".into()), "odd"),
            (AttackTypeName::Ext("Unknown".into()), "unknown"),
        ];
        let mut types = Vec::new();
        for _ in 0..chance.below(4) {
            types.push(kinds[chance.below(kinds.len())].clone());
        }
        let month = ["2024-01", "2024-02", "2025-01"][chance.below(3)];
        let months = match chance.below(4) {
            0 => (None, "not stated"),
            1 => (Some(month[..4].to_owned()), "unknown month"),
            2 => (Some(format!("{month}-17")), month),
            _ => (Some(format!("{month}-17T12:00:00Z")), month),
        };
        let status = Status::REGISTERED.get(chance.below(7)).cloned();
        let nets = (0..chance.below(3)).map(|_| u8::try_from(chance.below(3)).unwrap());
        let nets = nets.collect();
        let seconds = (!chance.once_in(3)).then(|| chance.next() % 1_000_000);
        Self {
            types,
            months,
            status,
            nets,
            seconds,
        }
    }

    fn incident(&self) -> Incident {
        let mut incident = blank();
        incident.status.clone_from(&self.status);
        if let (Some(time), _) = &self.months {
            incident = incident.with_time(Stage::Detect, time.parse().unwrap());
        }
        for (kind, _) in &self.types {
            let mut kind = AttackType::new(kind.clone());
            if kind.name.token() == "vishing" {
                kind = kind.with_derived_from(AttackTypeName::Masquerade);
            }
            incident = incident.with_attack(Attack::new().with_type(kind));
        }
        let mut flow = Flow::new();
        for net in &self.nets {
            let address = format!("192.0.{net}.{}", net * 7 + 1);
            flow = flow.with_party(Attacker::at(address.as_str()));
        }
        incident = incident.with_attack(Attack::new().with_flow(flow));
        if let Some(seconds) = self.seconds {
            let start: crate::Timestamp = "2024-06-01T00:00:00Z".parse().unwrap();
            let end = start.to_utc().unwrap().start()
                + chrono::TimeDelta::seconds(seconds.try_into().unwrap());
            incident = incident
                .with_time(Stage::Start, start)
                .with_time(Stage::Contain, end.into());
        }
        incident
    }

    /// The labels of its keys, found without looking at the incident.
    fn labels(&self, dimension: &str) -> Vec<String> {
        let mut labels: Vec<String> = match dimension {
            "type" => self
                .types
                .iter()
                .map(|(_, label)| (*label).to_owned())
                .collect(),
            "month(detected)" => vec![self.months.1.to_owned()],
            "status" => self.status.iter().map(|s| s.token().to_owned()).collect(),
            _ => self
                .nets
                .iter()
                .map(|net| format!("192.0.{net}.0/24"))
                .collect(),
        };
        labels.sort();
        labels.dedup();
        if labels.is_empty() {
            labels.push("not stated".to_owned());
        }
        labels
    }
}

fn plans(count: usize, seed: u64) -> Vec<Plan> {
    let mut chance = Chance(seed);
    (0..count).map(|_| Plan::of(&mut chance)).collect()
}

fn add(counted: &mut Aggregate, plans: &[Plan]) {
    for plan in plans {
        counted.add(&plan.incident());
    }
}
