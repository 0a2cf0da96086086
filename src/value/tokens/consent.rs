//! What a site permits to be told of it, as the form of CERT/CC of 1996 asks.

use crate::value::open_enum::open_enum;

open_enum! {
    /// To whom a site may permit that something is told.
    pub enum ConsentAudience {
        /// The other sites of the incident.
        Sites = "sites",
        /// Incident response teams, for the sites of their constituencies.
        ResponseTeams = "response-teams",
        /// Law enforcement, if there is a legal investigation.
        LawEnforcement = "law-enforcement",
    }

    /// What a site may permit to be told of it.
    pub enum ConsentItem {
        /// Its domain.
        Domain = "domain",
        /// Its hosts that are involved.
        Hosts = "hosts",
        /// How to reach it.
        Contact = "contact",
    }

    /// Whether a site permits it.
    pub enum ConsentAnswer {
        /// It does.
        Yes = "yes",
        /// It does not.
        No = "no",
    }
}
