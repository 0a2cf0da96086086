//! Nothing goes out unapproved, and what nobody can resolve does not go out.

use iodef::{
    Action, Approval, Decision, DisclosureRule, Document, InfoClass, Inheritance, Marked,
    Recipient, ReleaseError, Releaser, Restriction, Text, Vocabulary, Writer,
};

use super::{approval, at, full, lacks, open_policy, policy_of, says, shell, to, written};

#[test]
fn r045_what_nobody_can_resolve_never_leaves() {
    for restriction in [
        Restriction::Default,
        Restriction::Ext("public".into()),
        Restriction::Other("Public".into()),
        Restriction::Other("clear".into()),
    ] {
        let secret: Marked<Text> = "who it was".into();
        let marked = secret.restricted(restriction.clone());
        let incident = full().with_description(marked);
        for class in ["partner", "public"] {
            let release = to(&incident, class, &open_policy()).unwrap();
            let copy = written(&release.incident);
            lacks(&copy, "who it was");
            says(&copy, "A break-in");
            let [removal] = &release.removals[..1] else {
                panic!("{:?}", release.removals);
            };
            assert_eq!(removal.path.to_string(), "/Incident/Description[2]");
        }
        let mut whole = full();
        whole.set_restriction(restriction);
        let refused = to(&whole, "partner", &open_policy());
        assert!(
            matches!(refused, Err(ReleaseError::NothingToDisclose(_))),
            "{refused:?}"
        );
    }
}

/// The same from a document, where a token may be any.
#[test]
fn r045_unknown_tokens_of_documents_never_leave() {
    for token in ["default", "Public", "clear", "amber+strict", "tlp:clear"] {
        let document = format!(
            r#"<IODEF-Document version="2.00" xmlns="urn:ietf:params:xml:ns:iodef-2.0"><Incident purpose="reporting" restriction="public"><IncidentID name="csirt.example.com">1</IncidentID><GenerationTime>2001-09-13T23:19:24Z</GenerationTime><Description restriction="{token}">canary</Description><Description>harmless</Description><Contact role="creator" type="organization"><ContactName>Example CSIRT</ContactName></Contact></Incident></IODEF-Document>"#
        );
        let incident = Document::from_slice(document.as_bytes()).unwrap();
        let release = to(&incident.incidents[0], "partner", &open_policy()).unwrap();
        let copy = written(&release.incident);
        lacks(&copy, "canary");
        says(&copy, "harmless");
    }
}

#[test]
fn r045_a_policy_fails_closed() {
    let incident = full();
    let nobody = to(&incident, "stranger", &open_policy());
    let Err(ReleaseError::UnknownRecipient(class)) = nobody else {
        panic!("{nobody:?}");
    };
    assert_eq!(class, "stranger");
    // A policy without rules tells nobody anything.
    let silent = policy_of([]);
    let refused = to(&incident, "public", &silent);
    let Err(ReleaseError::NothingToDisclose(removals)) = refused else {
        panic!("{refused:?}");
    };
    let reason = removals[0].reason.to_string();
    says(&reason, "no rule applies");
}

#[test]
fn r050_nobody_approves_without_a_name() {
    let when = at("2026-11-22T09:00:00Z");
    for name in ["", " ", "\t\n"] {
        let error = Approval::new(name, when.clone()).unwrap_err();
        says(&error.to_string(), "approves");
    }
    let approval = Approval::new("A. Duty", when.clone()).unwrap();
    assert_eq!((approval.who(), approval.when()), ("A. Duty", &when));
}

#[test]
fn r050_a_release_is_recorded() {
    let incident = full();
    let policy = open_policy();
    let mut releaser = Releaser::new(&policy, Recipient::new("partner").named("CERT Elsewhere"));
    let release = releaser.release(&incident, approval()).unwrap();
    let entry = &release.entry;
    assert_eq!(entry.action, Action::Ext("release".into()));
    assert_eq!(*entry.time, *approval().when());
    let contact = entry.contact.as_ref().unwrap();
    assert_eq!(contact.names[0].value, "A. Duty");
    // It is for the owner: the copy does not tell who approved it.
    lacks(&written(&release.incident), "A. Duty");
    let mut own = incident;
    let history = own.history.get_or_insert_default();
    history.items.push(entry.clone().into());
    let again = Document::from_slice(written(&own).as_bytes()).unwrap();
    assert_eq!(again.incidents[0], own);
}

#[test]
fn r050_writers_take_what_was_released() {
    let release = to(&full(), "partner", &open_policy()).unwrap();
    assert_eq!(release.incident.recipient(), "partner");
    for vocabulary in Vocabulary::ALL {
        let mut output = Vec::new();
        let mut writer = Writer::new(vocabulary, &mut output);
        writer.write_for(&release.incident).unwrap();
        writer.finish().unwrap();
        let read = Document::from_slice(&output).unwrap();
        assert_eq!(read.incidents[0], *release.incident, "{vocabulary}");
    }
    let copy = release.incident.into_inner();
    assert_eq!(copy.contacts.len(), 2);
}

/// What is told of a part is as restricted in the copy as it was.
#[test]
fn frames_keep_how_their_parts_are_restricted() {
    let told = [InfoClass::Embarrassing, InfoClass::PrivateUser];
    let policy = policy_of([DisclosureRule::new("users", Decision::Free).about(told)]);
    let mut incident = full();
    let victim = "/Incident/Attack/Flow/Victim";
    incident
        .set_restriction_at(victim, Restriction::Partner)
        .unwrap();
    let copy = to(&incident, "partner", &policy).unwrap().incident;
    lacks(&written(&copy), "Example Library");
    for by in Inheritance::ALL {
        let person = copy.effective_restriction("/Incident/Attack/Flow/Victim/Person", by);
        assert_eq!(person.unwrap(), &Restriction::Partner);
    }
}

#[test]
fn nothing_is_told_of_an_incident_that_is_too_restricted() {
    let mut incident = shell();
    incident.set_restriction(Restriction::NeedToKnow);
    let refused = to(&incident, "partner", &open_policy()).unwrap_err();
    assert_eq!(refused.to_string(), "nothing of it may be disclosed");
    let removals = refused.removals();
    assert_eq!(
        removals[0].to_string(),
        "/Incident: restricted to need-to-know"
    );
}
