//! What comparisons mean.

use crate::Text;
use crate::{
    Attack, Attacker, Filter, Flow, Incident, IncidentId, Number, Party, Purpose, Restriction,
    Stage, Victim,
};

fn incident() -> Incident {
    Incident::new(
        IncidentId::new("csirt.example", "1"),
        Purpose::Reporting,
        Restriction::Organisation,
    )
}

fn holds(filter: &str, incident: &Incident) -> Option<bool> {
    let parsed: Filter = filter
        .parse()
        .unwrap_or_else(|error| panic!("{filter}: {error}"));
    parsed.evaluate(incident)
}

fn table(incident: &Incident, expected: &[(&str, Option<bool>)]) {
    for (filter, expected) in expected {
        assert_eq!(holds(filter, incident), *expected, "{filter}");
    }
}

const YES: Option<bool> = Some(true);
const NO: Option<bool> = Some(false);

#[test]
fn r036_filters_by_path_restriction_purpose_time_and_role() {
    let victim = Victim::at("198.51.100.7").with_organisation(Text::from("Caf\u{e9}"));
    let mut incident = incident()
        .with_time(Stage::Detect, "2026-03-04T10:00:00Z".parse().unwrap())
        .with_attack(Attack::new().with_flow(Flow::new().with_party(Party::from(victim))));
    incident
        .contacts
        .push(crate::Contact::creator("Someone").into());
    table(
        &incident,
        &[
            ("purpose = reporting", YES),
            ("purpose = handling", NO),
            ("restriction > partner", YES),
            ("restriction <= organisation", YES),
            ("restriction = tlp:amber", YES),
            ("restriction in (public, partner)", NO),
            ("detected in 2026-03-01..2026-03-31", YES),
            ("detected in (2025, 2027)", NO),
            ("contact.role = creator", YES),
            (
                "/Incident/Attack/Flow/Victim/Organisation = \"Cafe\u{301}\"",
                YES,
            ),
            ("victim.organisation contains Caf", YES),
            ("victim.organisation matches '^C.f.$'", YES),
            ("/Incident/@purpose = reporting", YES),
            ("status exists", NO),
            ("status = new", NO),
            ("status != new", YES),
        ],
    );
}

#[test]
fn times_respect_granularity_and_unknown_offsets() {
    let at = |time: &str| incident().with_time(Stage::Detect, time.parse().unwrap());
    table(
        &at("2026-03Z"),
        &[
            ("detected < 2026-03-09", None),
            ("detected < 2026-04", YES),
            ("detected < 2026-03-01", NO),
            ("detected >= 2026-03", YES),
            ("detected > 2026-03", NO),
            ("detected = 2026-03", YES),
            ("detected = 2026", YES),
            ("detected = 2026-03-09", None),
            ("detected != 2026-03-09", None),
            ("not detected = 2026-03-09", None),
            ("detected = 2026-03-09 or purpose = reporting", YES),
            ("detected = 2026-03-09 and purpose = reporting", None),
            ("detected = 2026-03-09 and purpose = handling", NO),
            ("detected in 2026-02-27..2026-04-02", YES),
            ("detected <= 2026-03-31", YES),
        ],
    );
    table(
        &at("2026-03-04T10:00:00"),
        &[
            ("detected < 2026-03-04T10:00:00Z", None),
            ("detected < 2026-03-05T00:00:01Z", YES),
            ("detected = 2026-03", YES),
            ("detected > 2026-03-03", None),
            ("detected > 2026-03-02", YES),
        ],
    );
    table(
        &at("2026-03-04T10:00:00+02:00"),
        &[
            ("detected = 2026-03-04T08:00:00Z", YES),
            ("detected < 2026-03-04T08:00:01Z", YES),
        ],
    );
}

#[test]
fn nets_hold_addresses_in_every_form() {
    let from = |address: &str| {
        let attacker = Party::from(Attacker::at(address));
        incident().with_attack(Attack::new().with_flow(Flow::new().with_party(attacker)))
    };
    let net = "attacker.address in 192.0.2.0/25";
    for (address, expected) in [
        ("192.0.2.1", YES),
        ("192.0.2.200", NO),
        ("::ffff:192.0.2.1", YES),
        ("::ffff:c000:201", YES),
        ("192.0.2.0/26", YES),
        ("192.0.2.0/24", None),
        ("192.0.2.xxx", None),
        ("192.0.3.0/24", NO),
        ("2001:db8::1", NO),
        ("www.example.com", NO),
        ("AS64496", NO),
    ] {
        assert_eq!(holds(net, &from(address)), expected, "{address}");
    }
    table(
        &from("2001:db8::a"),
        &[
            ("attacker.address = 2001:0DB8:0:0::A", YES),
            ("attacker.address in 2001:db8::/32", YES),
            ("attacker.address in 2001:db8::1..2001:db8::f", YES),
            ("attacker.address in (192.0.2.0/24, 2001:db8::/64)", YES),
            ("attacker.address matches '^2001:'", YES),
            ("victim.address exists", NO),
        ],
    );
    table(
        &from("AS64496"),
        &[
            ("attacker.address = AS64496", YES),
            ("attacker.address = AS64497", NO),
        ],
    );
}

#[test]
fn numbers_and_severities_have_an_order() {
    let mut incident = incident();
    let money = crate::MonetaryImpact::new(Number::from(1_200), "EUR")
        .with_severity(crate::Severity::Medium);
    incident
        .assessments
        .push(crate::Assessment::new(money).into());
    table(
        &incident,
        &[
            ("impact.cost > 1e3", YES),
            ("impact.cost = 1200.0", YES),
            ("impact.cost in 1000..1199.9", NO),
            ("impact.severity >= medium", YES),
            ("impact.severity > medium", NO),
            ("impact.severity < high", YES),
            ("confidence >= low", NO),
        ],
    );
    let unknown = crate::BusinessImpact::default().with_severity(crate::BusinessSeverity::Unknown);
    incident.assessments = vec![crate::Assessment::new(unknown).into()];
    table(
        &incident,
        &[
            ("impact.severity >= low", None),
            ("impact.severity = unknown", YES),
        ],
    );
}
