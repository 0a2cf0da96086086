//! What a site permits to be told of it: nine questions of the form of CERT/CC.

use iodef::{
    Case, Circumstance, Consent, ConsentAnswer, ConsentAudience, ConsentItem, Contact, Document,
    Incident, IncidentId, Marked, Purpose, RecipientClass, Restriction, Stage, Text, Timestamp,
    Vocabulary, Writer, consent,
};

fn incident() -> Incident {
    let id = IncidentId::new("csirt.example.com", "189493");
    let time: Timestamp = "2026-03-04T05:06:07Z".parse().unwrap();
    Incident::new(id, Purpose::Reporting, Restriction::NeedToKnow)
        .with_contact(Contact::creator("Example CSIRT"))
        .with_time(Stage::Generate, time)
}

fn cells() -> impl Iterator<Item = (ConsentAudience, ConsentItem)> {
    let audiences = ConsentAudience::REGISTERED.iter();
    audiences.flat_map(|audience| {
        let items = ConsentItem::REGISTERED.iter();
        items.map(|item| (audience.clone(), item.clone()))
    })
}

const STATES: [Option<ConsentAnswer>; 3] =
    [None, Some(ConsentAnswer::Yes), Some(ConsentAnswer::No)];

fn asked(cell: (ConsentAudience, ConsentItem), answer: Option<ConsentAnswer>) -> Consent {
    let mut consent = Consent::new(cell.0, cell.1);
    consent.answer = answer;
    consent
}

fn written(document: &Document, vocabulary: Vocabulary) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = Writer::new(vocabulary, &mut out);
    for incident in &document.incidents {
        writer.incident(incident).unwrap();
    }
    writer.finish().unwrap();
    out
}

#[test]
fn nine_cells_in_three_states_come_back_from_all_vocabularies() {
    let mut seen = 0;
    for cell in cells() {
        for answer in STATES {
            let document = Document::new([incident().with_consent(asked(cell.clone(), answer))]);
            for vocabulary in Vocabulary::ALL {
                let again = Document::from_slice(&written(&document, vocabulary)).unwrap();
                let consents = &again.incidents[0].consents;
                assert_eq!(*consents, document.incidents[0].consents, "{vocabulary}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 9 * 3 * 3);
}

#[test]
fn conditions_and_restrictions_travel_too() {
    let yes = Consent::new(ConsentAudience::Sites, ConsentItem::Contact)
        .with_answer(ConsentAnswer::Yes)
        .with_condition(Text::new("Nur an Ärzte").in_language("de".parse().unwrap()));
    let all = cells().map(|cell| Marked::new(asked(cell, Some(ConsentAnswer::No))));
    let mut incident = incident();
    incident
        .consents
        .push(Marked::new(yes).restricted(Restriction::Private));
    incident.consents.extend(all);
    let document = Document::new([incident]);
    for vocabulary in Vocabulary::ALL {
        let again = Document::from_slice(&written(&document, vocabulary)).unwrap();
        let consents = &again.incidents[0].consents;
        assert_eq!(*consents, document.incidents[0].consents, "{vocabulary}");
        assert_eq!(consents[0].restriction(), Some(&Restriction::Private));
    }
}

#[test]
fn what_was_not_answered_is_not_permitted() {
    for cell in cells() {
        for answer in STATES {
            let expected = answer.as_ref().map(|answer| *answer == ConsentAnswer::Yes);
            let incident = incident().with_consent(asked(cell.clone(), answer));
            for other in cells() {
                let found = consent(&incident, &other.0, &other.1);
                let expected = expected.filter(|_| other == cell);
                assert_eq!(found, expected, "{other:?}");
            }
        }
    }
    for (audience, item) in cells() {
        assert_eq!(consent(&incident(), &audience, &item), None);
    }
}

#[test]
fn any_no_counts_more_than_a_yes() {
    let answer = |answers: &[Option<ConsentAnswer>]| {
        let cell = (ConsentAudience::Sites, ConsentItem::Hosts);
        let asked = answers
            .iter()
            .map(|answer| asked(cell.clone(), answer.clone()));
        let incident = asked.fold(incident(), Incident::with_consent);
        consent(&incident, &cell.0, &cell.1)
    };
    let [none, yes, no] = STATES;
    assert_eq!(answer(&[yes.clone(), no.clone()]), Some(false));
    assert_eq!(answer(&[no, yes.clone()]), Some(false));
    assert_eq!(
        answer(&[yes.clone(), none.clone(), yes.clone()]),
        Some(true)
    );
    assert_eq!(answer(&[none.clone(), none]), None);
    let unknown = Some(ConsentAnswer::Other("perhaps".into()));
    assert_eq!(answer(&[yes, unknown]), Some(false));
}

#[test]
fn a_yes_on_a_condition_waits_for_somebody_who_reads_it() {
    let cell = || Consent::new(ConsentAudience::Sites, ConsentItem::Hosts);
    let plain = cell().with_answer(ConsentAnswer::Yes);
    let conditional = plain.clone().with_condition("Not before Friday");
    let answer =
        |incident: &Incident| consent(incident, &ConsentAudience::Sites, &ConsentItem::Hosts);
    let incident = incident().with_consent(conditional).with_consent(plain);
    assert_eq!(answer(&incident), None);
    let refused = incident.with_consent(cell().with_answer(ConsentAnswer::No));
    assert_eq!(answer(&refused), Some(false));
}

#[test]
fn recipients_are_consented_to_by_their_audiences() {
    let mut partner = RecipientClass::new("partner", Restriction::Partner);
    let case = Case::new();
    let item = ConsentItem::Domain;
    let yes = |audience| asked((audience, ConsentItem::Domain), Some(ConsentAnswer::Yes));
    let incident = incident().with_consent(yes(ConsentAudience::Sites));
    assert!(!partner.is_consented(&incident, &item, &case));
    partner.audiences.push(ConsentAudience::Sites);
    assert!(partner.is_consented(&incident, &item, &case));
    assert!(!partner.is_consented(&incident, &ConsentItem::Hosts, &case));
    partner.audiences.push(ConsentAudience::ResponseTeams);
    assert!(!partner.is_consented(&incident, &item, &case));

    let mut police = RecipientClass::new("police", Restriction::Private);
    police.audiences.push(ConsentAudience::LawEnforcement);
    let incident = incident.with_consent(yes(ConsentAudience::LawEnforcement));
    assert!(!police.is_consented(&incident, &item, &case));
    let case = case.with(Circumstance::LegalInvestigation);
    assert!(police.is_consented(&incident, &item, &case));
}
