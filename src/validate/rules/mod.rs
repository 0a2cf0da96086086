//! The rules, one a file, named as the rule.

mod alternative_id;
mod creator;
pub(super) mod dangling_reference;
mod element_id;
mod ext_value;
mod impact;
mod incident_id;
mod language;
mod order;
mod parties;
mod purpose;
mod restriction;
mod temporary_type;
mod undeclared_extension;
mod unexpected;
mod unique_id;
mod unknown_token;

use crate::validate::Rule;
use crate::validate::validator::Check;

/// All rules but that which can be held against a whole document only.
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
];
