//! Clusters of a stream.

use std::collections::BTreeMap;
use std::time::Instant;

use iodef::{
    Attack, Attacker, Cluster, Flow, Incident, IncidentId, Purpose, Relater, RelaterBuilder,
    Restriction, Victim,
};

use crate::made::{Chance, Story};

/// A stream in which some incidents are reported by two or three teams.
fn stream(chance: &mut Chance, stories: u64) -> Vec<(u64, Incident)> {
    let mut reports = Vec::new();
    for story in 0..stories {
        let made = Story::new(chance);
        for team in 0..=chance.below(3) {
            let place = story * 10 + chance.below(200);
            let team = format!("team-{team}.example.com");
            reports.push((place, story, made.told(&team, story, chance)));
        }
    }
    reports.sort_by_key(|(place, story, _)| (*place, *story));
    reports
        .into_iter()
        .map(|(_, story, incident)| (story, incident))
        .collect()
}

fn clusters(mut relater: Relater, stream: &[(u64, Incident)]) -> Vec<Cluster> {
    let mut found: Vec<Cluster> = Vec::new();
    for (_, incident) in stream {
        found.extend(relater.add(incident));
    }
    found.extend(relater.finish());
    found
}

#[test]
fn r077_reports_in_a_stream_come_together() {
    let stream = stream(&mut Chance(7), 500);
    let found = clusters(Relater::new(), &stream);
    let story = |number: u64| stream[usize::try_from(number).unwrap() - 1].0;
    let mut reports: BTreeMap<u64, u64> = BTreeMap::new();
    for (story, _) in &stream {
        *reports.entry(*story).or_default() += 1;
    }
    let (mut pure, mut together) = (0, 0);
    for cluster in &found {
        assert_eq!(cluster.links.len() + 1, cluster.members.len());
        let first = story(cluster.members[0].number);
        let all = cluster
            .members
            .iter()
            .all(|member| story(member.number) == first);
        pure += usize::from(all);
        together += cluster.members.len() - 1;
    }
    let whole: u64 = reports.values().map(|count| count - 1).sum();
    println!(
        "{} clusters, {pure} of one story; {together} of {whole} links",
        found.len()
    );
    assert!(pure * 100 >= found.len() * 98);
    assert!(u64::try_from(together).unwrap() * 100 >= whole * 75);
    let again = clusters(Relater::new(), &stream);
    assert_eq!(found, again, "the same again");
}

#[test]
fn r077_memory_is_bounded_and_what_goes_is_told() {
    let stream = stream(&mut Chance(8), 500);
    let all = clusters(Relater::new(), &stream);
    let few = clusters(RelaterBuilder::new().capacity(100).build(), &stream);
    let members = |clusters: &[Cluster]| -> usize {
        clusters.iter().map(|cluster| cluster.members.len()).sum()
    };
    println!(
        "{} members, {} with a capacity of 100",
        members(&all),
        members(&few)
    );
    assert!(members(&few) * 10 >= members(&all) * 9);
    let next = clusters(RelaterBuilder::new().capacity(1).build(), &stream);
    assert!(next.iter().all(|cluster| cluster.members.len() == 2));
}

/// The time grows with the number of incidents, not with its square.
#[test]
fn r077_one_address_in_all_incidents_is_no_burden() {
    let incident = |number: u32| {
        let own = format!("{}", std::net::Ipv4Addr::from(0xF100_0000 + number));
        let flow = Flow::new()
            .with_party(Attacker::at("240.1.2.3"))
            .with_party(Victim::at(&*own));
        let id = IncidentId::new("csirt.example.com", number.to_string());
        Incident::new(id, Purpose::Reporting, Restriction::Private)
            .with_attack(Attack::new().with_flow(flow))
    };
    let time = |count: u32| {
        let start = Instant::now();
        let mut relater = RelaterBuilder::new().capacity(100).build();
        for number in 0..count {
            relater.add(&incident(number));
        }
        let clusters = relater.finish();
        assert!(clusters.len() < 10, "{}", clusters.len());
        start.elapsed()
    };
    let (few, many) = (time(150), time(1_200));
    println!("150 in {few:?}, 1,200 in {many:?}");
    assert!(many < few * 24, "{few:?}, then {many:?}");
}
