//! Pairs of reports: of one incident by two teams, and of different incidents
//! that look alike.

use iodef::{Incident, RELATED, RelationKind, relate};

use crate::made::{Chance, Story, address, neighbour};

/// What a pair is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pair {
    OneIncident,
    Unrelated,
    /// Attackers in the same networks, other times and victims.
    OneBotnet,
    /// One vulnerability in one week, other attackers and victims.
    OneVulnerability,
    /// One victim on one day, other attackers.
    OneVictim,
}

const PAIRS: [(Pair, u64); 5] = [
    (Pair::OneIncident, 800),
    (Pair::Unrelated, 400),
    (Pair::OneBotnet, 300),
    (Pair::OneVulnerability, 300),
    (Pair::OneVictim, 200),
];

fn made(pair: Pair, number: u64, chance: &mut Chance) -> (Incident, Incident) {
    let one = Story::new(chance);
    let mut other = match pair {
        Pair::OneIncident => one.clone(),
        _ => Story::new(chance),
    };
    match pair {
        Pair::OneBotnet => {
            let nets = one.attackers.iter();
            other.attackers = nets.map(|net| neighbour(net, chance)).collect();
            other.kind = one.kind;
        }
        Pair::OneVulnerability => {
            other.cve = Some("CVE-2024-3094".into());
            other.kind = one.kind;
            other.hour = one.hour + chance.below(7 * 24);
        }
        Pair::OneVictim => {
            other.victims.clone_from(&one.victims);
            other.organisation.clone_from(&one.organisation);
            other.attackers = one.attackers.iter().map(|_| address(chance)).collect();
            other.hour = one.hour;
        }
        Pair::OneIncident | Pair::Unrelated => {}
    }
    let mut first = one;
    if pair == Pair::OneVulnerability {
        first.cve.clone_from(&other.cve);
    }
    (
        first.told("csirt.example.com", number, chance),
        other.told("cert.example.net", number, chance),
    )
}

#[test]
fn r077_two_teams_reports_of_one_incident_are_found_among_2000_pairs() {
    let seed = std::env::var("IODEF_SEED").map_or(1, |seed| seed.parse().unwrap());
    let chance = &mut Chance(seed);
    let (mut found, mut wrong, mut all) = (0, 0, 0);
    for (pair, count) in PAIRS {
        let (mut same, mut campaign) = (0, 0);
        for number in 0..count {
            let (one, other) = made(pair, number, chance);
            match relate(&one, &other).kind(RELATED) {
                Some(RelationKind::SameIncident) => same += 1,
                Some(_) => campaign += 1,
                None => {}
            }
        }
        println!("{pair:?}: {count} pairs, {same} same incident, {campaign} same campaign");
        match pair {
            Pair::OneIncident => (found, all) = (found + same, all + count),
            _ => wrong += same + campaign,
        }
    }
    let share = |part: u64, whole: u64| {
        let float = |n: u64| f64::from(u32::try_from(n).unwrap());
        float(part) / float(whole)
    };
    let (precision, recall) = (share(found, found + wrong), share(found, all));
    println!("threshold {RELATED}: precision {precision:.4}, recall {recall:.4}");
    assert!(precision >= 0.98, "{precision}");
    assert!(recall >= 0.75, "{recall}");
}
