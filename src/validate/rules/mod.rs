//! The rules, one a file, named as the rule.

mod address_format;
mod alternative_csirt;
mod alternative_id;
mod assessment_impact;
mod attack_content;
mod attack_phase;
mod bulk_format;
mod bulk_hash;
mod campaign;
mod confidence_content;
mod confidence_number;
mod contact_content;
mod creator;
mod csirt_name;
mod currency;
mod dangling_reference;
mod data_content;
mod defined_coa;
mod detection_pattern;
mod digest_form;
mod document_language;
mod domain_contacts;
mod element_id;
mod email;
mod ext_value;
mod extension_namespace;
mod hash_content;
mod hash_target;
mod hash_tool;
mod header_field;
mod impact;
mod incident_id;
mod indicator_content;
mod indicator_expression;
mod indicator_reference;
mod integer;
mod language;
mod listed_ext_value;
mod mail_header_field;
mod method_content;
mod nameserver_address;
mod node_address;
mod observable_content;
mod order;
mod parties;
mod port_list;
mod port_number;
mod portlist_pair;
mod portlist_symmetry;
mod positive;
mod private_enum;
mod purpose;
mod record_content;
mod reference_content;
mod reference_kind;
mod related_activity;
mod related_kind;
mod repeated_incident;
mod restriction;
mod schema_location;
mod service_content;
mod service_name;
mod service_port;
mod service_protocol;
mod software_content;
mod software_type;
mod temporary_type;
mod threat_actor;
mod time_order;
mod time_zone;
mod uncompared_id;
mod undeclared_extension;
mod unexpected;
mod unique_id;
mod unknown_token;
mod url;
mod version;
mod xml_declaration;

use crate::model::{
    Address, Assessment, Attack, AttackPhase, BulkObservable, BulkObservableFormat, Campaign,
    Confidence, Contact, DetectionPattern, Digest, DomainContacts, Email, EvidenceItem, Extension,
    Flow, HashData, Indicator, IndicatorExpression, IndicatorReference, Method, MonetaryImpact,
    Nameservers, Node, Observable, Reference, RelatedActivity, Service, ServiceName, Software,
    SoftwareReference, ThreatActor,
};
use crate::validate::Rule;
use crate::validate::case::Check;

/// All rules by number. The number of a rule that goes is not given again.
pub(super) const ALL: &[(&Rule, Check)] = &[
    (&incident_id::RULE, Check::Incident(incident_id::check)),
    (
        &alternative_id::RULE,
        Check::Incident(alternative_id::check),
    ),
    (&purpose::RULE, Check::Incident(purpose::check)),
    (&restriction::RULE, Check::Incident(restriction::check)),
    (&parties::RULE, Check::Incident(parties::check)),
    (&creator::RULE, Check::Incident(creator::check)),
    (&impact::RULE, Check::Incident(impact::check)),
    (&temporary_type::RULE, Check::Element(temporary_type::check)),
    (&element_id::RULE, Check::Element(element_id::check)),
    (&ext_value::RULE, Check::Element(ext_value::check)),
    (&unknown_token::RULE, Check::Element(unknown_token::check)),
    (&language::RULE, Check::Element(language::check)),
    (&unexpected::RULE, Check::Element(unexpected::check)),
    (&order::RULE, Check::Element(order::check)),
    (
        &undeclared_extension::RULE,
        Check::Element(undeclared_extension::check),
    ),
    (&unique_id::RULE, Check::Ids(unique_id::check)),
    (
        &dangling_reference::RULE,
        Check::End(dangling_reference::check),
    ),
    (
        &listed_ext_value::RULE,
        Check::Element(listed_ext_value::check),
    ),
    (
        &repeated_incident::RULE,
        Check::Ids(repeated_incident::check),
    ),
    (&time_zone::RULE, Check::of::<String>(time_zone::check)),
    (&port_list::RULE, Check::of::<String>(port_list::check)),
    (&integer::RULE, Check::Element(integer::check)),
    (&positive::RULE, Check::Element(positive::check)),
    (
        &data_content::RULE,
        Check::of::<Extension>(data_content::check),
    ),
    (
        &extension_namespace::RULE,
        Check::of::<Extension>(extension_namespace::check),
    ),
    (&email::RULE, Check::of::<Email>(email::check)),
    (&url::RULE, Check::of::<String>(url::check)),
    (
        &software_content::RULE,
        Check::of::<Software>(software_content::check),
    ),
    (
        &software_type::RULE,
        Check::of::<SoftwareReference>(software_type::check),
    ),
    (&version::RULE, Check::Document(version::check)),
    (&private_enum::RULE, Check::Document(private_enum::check)),
    (&csirt_name::RULE, Check::Element(csirt_name::check)),
    (
        &xml_declaration::RULE,
        Check::Document(xml_declaration::check),
    ),
    (
        &schema_location::RULE,
        Check::Document(schema_location::check),
    ),
    (
        &document_language::RULE,
        Check::Document(document_language::check),
    ),
    (
        &alternative_csirt::RULE,
        Check::Incident(alternative_csirt::check),
    ),
    (
        &related_activity::RULE,
        Check::of::<RelatedActivity>(related_activity::check),
    ),
    (
        &related_kind::RULE,
        Check::of::<RelatedActivity>(related_kind::check),
    ),
    (
        &threat_actor::RULE,
        Check::of::<ThreatActor>(threat_actor::check),
    ),
    (&campaign::RULE, Check::of::<Campaign>(campaign::check)),
    (
        &contact_content::RULE,
        Check::of::<Contact>(contact_content::check),
    ),
    (
        &detection_pattern::RULE,
        Check::of::<DetectionPattern>(detection_pattern::check),
    ),
    (
        &method_content::RULE,
        Check::of::<Method>(method_content::check),
    ),
    (
        &reference_content::RULE,
        Check::of::<Reference>(reference_content::check),
    ),
    (
        &assessment_impact::RULE,
        Check::of::<Assessment>(assessment_impact::check),
    ),
    (
        &confidence_content::RULE,
        Check::of::<Confidence>(confidence_content::check),
    ),
    (
        &confidence_number::RULE,
        Check::of::<Confidence>(confidence_number::check),
    ),
    (
        &currency::RULE,
        Check::of::<MonetaryImpact>(currency::check),
    ),
    (&defined_coa::RULE, Check::Element(defined_coa::check)),
    (
        &attack_content::RULE,
        Check::of::<Attack>(attack_content::check),
    ),
    (&time_order::RULE, Check::Element(time_order::check)),
    (&node_address::RULE, Check::of::<Node>(node_address::check)),
    (
        &address_format::RULE,
        Check::of::<Address>(address_format::check),
    ),
    (
        &nameserver_address::RULE,
        Check::of::<Nameservers>(nameserver_address::check),
    ),
    (
        &domain_contacts::RULE,
        Check::of::<DomainContacts>(domain_contacts::check),
    ),
    (
        &service_content::RULE,
        Check::of::<Service>(service_content::check),
    ),
    (
        &service_protocol::RULE,
        Check::of::<Service>(service_protocol::check),
    ),
    (
        &service_port::RULE,
        Check::of::<Service>(service_port::check),
    ),
    (
        &portlist_symmetry::RULE,
        Check::of::<Flow>(portlist_symmetry::check),
    ),
    (
        &portlist_pair::RULE,
        Check::of::<Flow>(portlist_pair::check),
    ),
    (
        &service_name::RULE,
        Check::of::<ServiceName>(service_name::check),
    ),
    (
        &header_field::RULE,
        Check::of::<Extension>(header_field::check),
    ),
    (
        &mail_header_field::RULE,
        Check::of::<Extension>(mail_header_field::check),
    ),
    (&port_number::RULE, Check::Element(port_number::check)),
    (
        &record_content::RULE,
        Check::of::<EvidenceItem>(record_content::check),
    ),
    (
        &hash_content::RULE,
        Check::of::<HashData>(hash_content::check),
    ),
    (
        &hash_target::RULE,
        Check::of::<HashData>(hash_target::check),
    ),
    (&hash_tool::RULE, Check::of::<HashData>(hash_tool::check)),
    (&digest_form::RULE, Check::of::<Digest>(digest_form::check)),
    (
        &indicator_content::RULE,
        Check::of::<Indicator>(indicator_content::check),
    ),
    (
        &observable_content::RULE,
        Check::of::<Observable>(observable_content::check),
    ),
    (
        &bulk_hash::RULE,
        Check::of::<BulkObservable>(bulk_hash::check),
    ),
    (
        &bulk_format::RULE,
        Check::of::<BulkObservableFormat>(bulk_format::check),
    ),
    (
        &indicator_expression::RULE,
        Check::of::<IndicatorExpression>(indicator_expression::check),
    ),
    (
        &indicator_reference::RULE,
        Check::of::<IndicatorReference>(indicator_reference::check),
    ),
    (
        &attack_phase::RULE,
        Check::of::<AttackPhase>(attack_phase::check),
    ),
    (&reference_kind::RULE, Check::End(reference_kind::check)),
    (&uncompared_id::RULE, Check::End(uncompared_id::check)),
];
