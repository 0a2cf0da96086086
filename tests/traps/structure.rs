use iodef::{
    Document, ErrorKind, Extension, ExtensionDecl, ForeignElement, ForeignName, Limits,
    ReaderBuilder, Vocabulary,
};

use crate::snippets::{broken, event, incident, iodef1, iodef2, read, same, to};

fn breaks(xml: &str, rule: &str) -> bool {
    broken(xml).contains(&rule.to_owned())
}

fn system(attributes: &str, service: &str) -> String {
    format!("<System {attributes}><Node><Address>192.0.2.1</Address></Node>{service}</System>")
}

fn indicator(inside: &str) -> String {
    format!(
        r#"<IndicatorData><Indicator><IndicatorID name="a" version="1">i</IndicatorID>{inside}</Indicator></IndicatorData>"#
    )
}

fn observed_in_event(id: &str) -> String {
    let reference = format!(r#"<Reference observable-id="{id}"><URL>urn:a</URL></Reference>"#);
    event(&format!("<Method>{reference}</Method>"))
}

#[test]
fn identifiers_are_unique_in_a_document() {
    let observed = |id: &str| {
        format!(r#"<Observable><Address observable-id="{id}">192.0.2.1</Address></Observable>"#)
    };
    assert!(!breaks(&iodef2("", &indicator(&observed("j"))), "V016"));
    assert!(breaks(&iodef2("", &indicator(&observed("i"))), "V016"));
    let named = indicator(&observed("j")).replace(">i<", ">not a name<");
    assert!(breaks(&iodef2("", &named), "V009"));
    // Nothing is renamed when documents are joined.
    let one = iodef2("", &observed_in_event("j"));
    let mut both = read(&one).incidents;
    both.extend(read(&one).incidents);
    let both = Document::new(both).to_xml(Vocabulary::Iodef2).unwrap();
    assert!(!breaks(&one, "V016"));
    assert!(breaks(&both, "V016"));
}

/// A source, a way station and a forged address are told apart.
#[test]
fn a_source_is_no_more_than_was_said() {
    let systems = [
        system(r#"category="source" spoofed="yes""#, ""),
        system(r#"category="intermediate""#, ""),
        system(r#"category="target""#, ""),
    ];
    let xml = iodef2("", &event(&format!("<Flow>{}</Flow>", systems.concat())));
    for vocabulary in Vocabulary::ALL {
        let attack = incident(to(vocabulary, &xml)).attacks.remove(0);
        assert_eq!(attack.parties().count(), 3);
        assert_eq!(attack.victims().count(), 1);
        let attackers: Vec<_> = attack.attackers().collect();
        assert_eq!(attackers.len(), 1);
        let spoofed = attackers[0].system.spoofed.as_ref().unwrap();
        assert_eq!(spoofed.token(), "yes");
    }
}

#[test]
fn ports_pair_by_their_place() {
    let flow = |sources: &str, targets: &str| {
        let ports =
            |list| format!(r#"<Service ip-protocol="6"><Portlist>{list}</Portlist></Service>"#);
        let source = system(r#"category="source""#, &ports(sources));
        let target = system(r#"category="target""#, &ports(targets));
        iodef2("", &event(&format!("<Flow>{source}{target}</Flow>")))
    };
    let even = flow("9,1-3", "25,5,80,110");
    assert!(!breaks(&even, "V067"));
    same(
        &to(Vocabulary::Iodef2, &to(Vocabulary::Iodef1, &even)),
        &even,
    );
    assert!(breaks(&flow("1-3", "25,80"), "V067"));
}

/// The elements of one level, of which the last holds the next level.
const LEVELS: [(&str, &str, u64); 3] = [
    (r#"<Contact role="cc" type="person">"#, "</Contact>", 1),
    ("<EventData>", "</EventData>", 1),
    (
        r#"<IndicatorData><Indicator><IndicatorID name="a" version="1">i</IndicatorID><Observable><Incident purpose="watch"><IncidentID name="a">1</IncidentID><GenerationTime>2001-09-13T23:19:24Z</GenerationTime><Contact role="cc" type="person"/>"#,
        "</Incident></Observable></Indicator></IndicatorData>",
        4,
    ),
];

/// Expressions have a test of their own.
#[test]
fn what_holds_itself_is_limited() {
    for (open, close, elements) in LEVELS {
        for depth in [Limits::default().depth, Limits::MAX_DEPTH] {
            let mut builder = ReaderBuilder::new();
            builder.limits(Limits::default().with_depth(depth));
            let read = |xml: &str| builder.from_reader(xml.as_bytes()).into_document();
            let nested = |levels: u64| {
                let levels = usize::try_from(levels).unwrap();
                iodef2("", &(open.repeat(levels) + &close.repeat(levels)))
            };
            let refused = read(&nested(depth / elements)).unwrap_err();
            assert!(
                matches!(refused.kind(), ErrorKind::Limit { .. }),
                "{refused}"
            );
            let deep = read(&nested((depth - 3) / elements)).unwrap();
            assert_eq!(deep.clone(), deep);
            assert!(format!("{deep:?}").len() > 1000);
            assert!(deep.to_xml(Vocabulary::Iodef1).is_ok());
            for vocabulary in [Vocabulary::Incident, Vocabulary::Iodef2] {
                assert_eq!(read(&deep.to_xml(vocabulary).unwrap()).unwrap(), deep);
            }
        }
    }
}

/// Which of three, and not of two, is meant nobody says.
#[test]
fn expressions_without_meaning_are_kept() {
    let operand = r#"<IndicatorReference euid-ref="b"/>"#;
    let expression = |operator: &str, count: usize| {
        let operands = operand.repeat(count);
        let inside = format!(
            r#"<IndicatorExpression operator="{operator}">{operands}</IndicatorExpression>"#
        );
        iodef2("", &indicator(&inside))
    };
    for (operator, count, wrong) in [
        ("not", 1, false),
        ("not", 2, true),
        ("xor", 3, false),
        ("and", 0, true),
    ] {
        let xml = expression(operator, count);
        if let Ok(document) = Document::from_slice(xml.as_bytes()) {
            assert_eq!(breaks(&xml, "V094"), wrong, "{operator} {count}");
            same(&document.to_xml(Vocabulary::Iodef2).unwrap(), &xml);
        } else {
            assert_eq!(count, 0);
        }
    }
}

#[test]
fn a_namespace_is_its_whole_name() {
    let xml = iodef1("", "");
    for other in ["iodef-1.42", "iodef-01", "IODEF-1.0", "iodef-1.0/"] {
        let other = xml.replace("ns:iodef-1.0", &format!("ns:{other}"));
        assert_ne!(other, xml);
        let error = Document::from_slice(other.as_bytes()).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Root { .. }), "{error:?}");
    }
    let prefixed = xml.replace("</", "</i:").replace("xmlns=", "xmlns:i=");
    let prefixed: String = prefixed
        .split('<')
        .map(
            |piece| match piece.starts_with(|c: char| c.is_alphabetic()) {
                true => format!("<i:{piece}"),
                false if piece.is_empty() => String::new(),
                false => format!("<{piece}"),
            },
        )
        .collect();
    assert_eq!(read(&prefixed), read(&xml), "{prefixed}");
}

#[test]
fn structured_information_has_its_own_namespace() {
    let method = |pattern: &str| iodef2("", &event(&format!("<Method>{pattern}</Method>")));
    let patterns = |xml: &str| incident(xml).attacks[0].methods[0].attack_patterns.len();
    let typed = method(
        r#"<s:AttackPattern xmlns:s="urn:ietf:params:xml:ns:iodef-sci-1.0" SpecID="x"><v:Reference xmlns:v="urn:ietf:params:xml:ns:iodef-1.0"><v:ReferenceName>a</v:ReferenceName></v:Reference></s:AttackPattern>"#,
    );
    assert_eq!(patterns(&typed), 1);
    same(&to(Vocabulary::Iodef2, &typed), &typed);
    let alike = method(r#"<AttackPattern SpecID="x"/>"#);
    assert_eq!(patterns(&alike), 0);
    same(&to(Vocabulary::Iodef2, &alike), &alike);
}

/// The order is that of the telling, and each item has its time.
#[test]
fn history_is_kept_as_told() {
    let item = |time: &str| format!(r#"<HistoryItem action="other">{time}</HistoryItem>"#);
    let history = |items: &[&str]| {
        let items: String = items.iter().map(|time| item(time)).collect();
        iodef2("", &format!("<History>{items}</History>"))
    };
    let late = "<DateTime>2001-10-01T00:00:00Z</DateTime>";
    let early = "<DateTime>2001-09-01T00:00:00Z</DateTime>";
    let xml = history(&[late, early, late]);
    for vocabulary in Vocabulary::ALL {
        same(&to(Vocabulary::Iodef2, &to(vocabulary, &xml)), &xml);
    }
    let error = Document::from_slice(history(&[""]).as_bytes()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Missing { .. }), "{error}");
}

#[test]
fn two_extensions_are_declared_apart() {
    let mut document = read(iodef2("", ""));
    let namespaces = ["urn:example:one", "urn:example:two"];
    let incident = &mut document.incidents[0];
    for namespace in namespaces {
        let element = ForeignElement::new(ForeignName::new(namespace, "note", "n"));
        incident.extensions.push(Extension::xml(element).into());
        let declaration = ExtensionDecl::new(namespace).with_owner(format!("owner of {namespace}"));
        incident.declarations.push(declaration.into());
    }
    for vocabulary in Vocabulary::ALL {
        let back = read(document.to_xml(vocabulary).unwrap());
        let declared = &back.incidents[0].declarations;
        let declared: Vec<_> = declared.iter().map(|d| d.namespace.as_str()).collect();
        assert_eq!(declared, namespaces);
    }
}
