//! Records of VERIS as incidents, as far as the model has a place for them.

use iodef::{
    AlternativeIds, Assessment, Attack, AttackOrigin, AttackType, AttackTypeName, Attacker,
    BusinessImpact, Certainty, Completion, Contact, Discovery, DiscoverySource, Extension, Flow,
    Impact, Incident, IncidentId, Intent, Method, MonetaryImpact, NodeRole, NodeRoleCategory,
    Purpose, Reference, ReferenceName, Restriction, Stage, SystemImpact, SystemImpactType, Text,
    Timestamp, Victim, Vulnerability,
};
use serde_json::Value;

const SOURCE: &str = "vcdb.org";
const ACTIONS: [&str; 8] = [
    "environmental",
    "error",
    "hacking",
    "malware",
    "misuse",
    "physical",
    "social",
    "unknown",
];

/// The texts of a list, or the one text.
fn texts(value: &Value) -> impl Iterator<Item = &str> {
    let list = value.as_array().into_iter().flatten();
    list.chain(Some(value)).filter_map(Value::as_str)
}

/// What the model calls the side from which an actor comes.
pub(crate) fn origin(actor: &str) -> &str {
    match actor {
        "external" => "outsider",
        "internal" => "insider",
        other => other,
    }
}

fn attack_origin(actor: &str) -> AttackOrigin {
    match actor {
        "external" => AttackOrigin::Outsider,
        "internal" => AttackOrigin::Insider,
        other => AttackOrigin::Ext(other.into()),
    }
}

pub(crate) fn incident(record: &Value) -> Incident {
    let number = record["incident_id"].as_str().unwrap();
    let id = IncidentId::new(SOURCE, number);
    let mut incident = Incident::new(id, Purpose::Archiving, Restriction::Public)
        .with_contact(Contact::creator(SOURCE))
        .with_assessment(assessment(record));
    if let Some(own) = record["plus"]["master_id"].as_str() {
        let id = IncidentId::new(record["source_id"].as_str().unwrap_or(SOURCE), own);
        incident = incident.with_alternative_ids(AlternativeIds::new(id));
    }
    if let Some(summary) = record["summary"].as_str() {
        incident = incident.with_description(summary);
    }
    let accident = ["error", "environmental"];
    let is_accident = |action: &str| accident.contains(&action);
    incident.intent = actions(record)
        .all(is_accident)
        .then_some(Intent::Accidental);
    incident.certainty = match record["security_incident"].as_str() {
        Some("Confirmed") => Some(Certainty::Confirmed),
        Some("Suspected") => Some(Certainty::Suspected),
        other => other.map(|word| Certainty::Ext(word.into())),
    };
    if let Some(start) = date(&record["timeline"]["incident"]) {
        incident = incident.with_time(Stage::Start, start);
    }
    if let Some(created) = record["plus"]["created"].as_str() {
        incident = incident.with_time(Stage::Generate, created.parse().unwrap());
    }
    if let Some(notified) = date(&record["plus"]["timeline"]["notification"]) {
        incident = incident.with_time(Stage::Notify, notified);
    }
    for url in texts(&record["reference"]) {
        let reference = Reference::to_url(url.trim());
        incident = incident.with_method(Method::new().with_reference(reference));
    }
    let how = record["discovery_method"].as_str().unwrap_or("Unknown");
    let mut discovery = Discovery::default();
    discovery.source = Some(match how {
        "Unknown" => DiscoverySource::Unknown,
        other => DiscoverySource::Ext(other.into()),
    });
    incident = incident.with_discovery(discovery);
    if let Some(year) = record["plus"]["dbir_year"].as_i64() {
        let extension = Extension::text(year.to_string()).with_name("dbir_year".to_owned());
        incident.extensions.push(extension.into());
    }
    attacks(record).fold(incident, Incident::with_attack)
}

fn actions(record: &Value) -> impl Iterator<Item = &str> {
    let said = record["action"]
        .as_object()
        .into_iter()
        .flat_map(|action| action.keys());
    said.map(String::as_str)
        .filter(|action| ACTIONS.contains(action))
}

fn date(value: &Value) -> Option<Timestamp> {
    let number = |name: &str| value[name].as_i64();
    let mut text = format!("{:04}", number("year")?);
    for part in ["month", "day"] {
        let Some(number) = number(part) else { break };
        text = format!("{text}-{number:02}");
    }
    // Some days are not of the calendar.
    text.parse().or_else(|_| text[..7].parse()).ok()
}

/// The kinds of action are categories: only some of them are attacks.
fn assessment(record: &Value) -> Assessment {
    let mut assessment = Assessment::default();
    for action in actions(record) {
        assessment = assessment.with_category(action);
    }
    let attributes = record["attribute"].as_object();
    for (attribute, says) in attributes.into_iter().flatten() {
        let mut impact = SystemImpact::new(SystemImpactType::Ext(attribute.as_str().into()));
        impact.completion = match says["data_disclosure"].as_str() {
            Some("Yes") => Some(Completion::Succeeded),
            Some("No") => Some(Completion::Failed),
            _ => None,
        };
        // What is neither yes nor no has no token: it is said in words.
        for variety in texts(&says["variety"]).chain(texts(&says["data_disclosure"])) {
            impact = impact.with_description(variety);
        }
        assessment = assessment.with_impact(impact);
    }
    let currency = record["impact"]["iso_currency_code"].as_str();
    for loss in record["impact"]["loss"].as_array().into_iter().flatten() {
        if let Some(amount) = loss["amount"].as_i64() {
            let amount: iodef::Number = amount.to_string().parse().unwrap();
            let mut lost = MonetaryImpact::new(amount, "");
            lost.currency = currency.map(str::to_owned);
            assessment = assessment.with_impact(Impact::Monetary(lost));
        }
    }
    if let Some(rating) = record["impact"]["overall_rating"].as_str() {
        let mut overall = BusinessImpact::default();
        overall.descriptions.push(Text::from(rating).into());
        assessment = assessment.with_impact(overall);
    }
    assessment
}

/// One attack for each actor, and one for what was done.
fn attacks(record: &Value) -> impl Iterator<Item = Attack> + '_ {
    let actors = record["actor"].as_object().into_iter().flatten();
    let by_actors = actors.map(|(actor, says)| {
        let mut attacker = Attacker::new();
        attacker.unknown = actor == "unknown";
        for variety in texts(&says["variety"]) {
            // From outside come organisations of a kind; inside there are persons.
            attacker = match actor.as_str() {
                "external" => attacker.with_organisation(variety),
                _ => attacker.with_person(variety),
            };
        }
        for motive in texts(&says["motive"]) {
            attacker = attacker.with_objective(motive);
        }
        for country in texts(&says["country"]) {
            attacker = attacker.with_location(country);
        }
        let attack = Attack::new().with_origin(attack_origin(actor));
        attack.with_flow(Flow::new().with_party(attacker))
    });
    by_actors.chain([deed(record)])
}

fn deed(record: &Value) -> Attack {
    let mut attack = Attack::new();
    attack.attack_type = actions(record).find_map(attack_type).map(Into::into);
    for action in actions(record) {
        let says = &record["action"][action];
        for part in ["variety", "vector"] {
            for value in texts(&says[part]) {
                let name = ReferenceName::unlisted(format!("{action}.{part} {value}"));
                attack = attack.with_method(Method::new().with_reference(named(name)));
            }
        }
        for cve in texts(&says["cve"]).flat_map(|list| list.split([',', ' '])) {
            if let Ok(reference) = Reference::cve(cve.trim()) {
                let vulnerability = Vulnerability::new(reference);
                attack = attack.with_method(Method::new().with_vulnerability(vulnerability));
            }
        }
    }
    attack.with_flow(victims(record))
}

fn named(name: ReferenceName) -> Reference {
    Reference::default().with_name(name)
}

fn attack_type(action: &str) -> Option<AttackType> {
    let parent = match action {
        "malware" => AttackTypeName::InfectedSystem,
        "hacking" => AttackTypeName::SystemCompromise,
        "social" => AttackTypeName::SocialEngineering,
        "misuse" => AttackTypeName::UnauthorisedUseOfResources,
        "physical" => AttackTypeName::Burglary,
        _ => return None,
    };
    Some(AttackType::temporary(format!("veris {action}"), parent))
}

/// The organisation, and each of its assets as a system of a role.
fn victims(record: &Value) -> Flow {
    let victim = &record["victim"];
    let mut site = Victim::new();
    for name in texts(&victim["victim_id"]) {
        site = site.with_organisation(name);
    }
    for country in texts(&victim["country"]) {
        site = site.with_location(country);
    }
    let mut flow = Flow::new().with_party(site);
    for asset in record["asset"]["assets"].as_array().into_iter().flatten() {
        let variety = asset["variety"].as_str().unwrap_or("Unknown");
        let class = variety.split(' ').next().unwrap_or(variety);
        let role = NodeRole::new(NodeRoleCategory::Ext(class.into())).with_description(variety);
        let mut system = Victim::new();
        system.system.node_roles.push(role.into());
        flow = flow.with_party(system);
    }
    flow
}
