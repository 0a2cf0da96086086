//! What an incident is, why it was written down, and where its handling stands.

use crate::value::open_enum::open_enum;

open_enum! {
    /// Why an incident was written down or sent. RFC 7970, section 3.2; RFC 3067, section 6.1.
    pub enum Purpose {
        /// To find out where the activity came from.
        Traceback = "traceback",
        /// To ask for help against the activity.
        Mitigation = "mitigation",
        /// To fulfil a duty to report.
        Reporting = "reporting",
        /// To pass on indicators that the recipient should look out for.
        Watch = "watch",
        /// Something that the list does not hold, said in the expectation: the token `other`.
        Unlisted = "other",
        |
        /// To keep a closed incident for later.
        Archiving = "archiving",
        /// To be counted; who took part does not matter.
        Statistics = "statistics",
        /// To enter the incident in a register and give it a number.
        Registration = "registration",
        /// To warn early, with as little as is known.
        Alert = "alert",
        /// To work on the incident, alone or with other teams.
        Handling = "handling",
        @iodef1 ["traceback", "mitigation", "reporting", "other"]
    }

    /// Where an incident stands in the work of its team. RFC 7970, section 3.2.
    pub enum Status {
        /// It came in, and nobody has acted on it yet.
        New = "new",
        /// Somebody is looking into it.
        InProgress = "in-progress",
        /// It was given to somebody else, who handles it now.
        Forwarded = "forwarded",
        /// Looking into it is over.
        Resolved = "resolved",
        /// It is expected, but nobody has seen it happen so far.
        Future = "future",
    }

    /// How grave an event is held to be. RFC 3067, section 2.2.7.
    pub enum IncidentClass {
        /// Something that might do harm, or did little.
        Incident = "incident",
        /// Something that broke a security policy, a rule of use or a law.
        SecurityIncident = "security-incident",
        /// Something that harms, or seems to harm, the security of a computer or a network.
        ItSecurityIncident = "it-security-incident",
    }

    /// On which plane a security incident took place. RFC 3067, section 2.2.7.
    pub enum Nature {
        /// In programs, data or networks, as in a break-in over the network.
        Logical = "logical",
        /// In rooms, cables and machines, as in a fire.
        Physical = "physical",
        /// In how people work together, as in an alarm that nobody looked after.
        Organisational = "organisational",
    }

    /// Whether a security incident was meant to happen. RFC 3067, section 2.2.7.
    pub enum Intent {
        /// Somebody wanted it.
        Deliberate = "deliberate",
        /// Nobody wanted it, as when a door was left unlocked by mistake.
        Accidental = "accidental",
    }

    /// Whether an incident is known to be real. RFC 3067, section 2.2.7.
    pub enum Certainty {
        /// There are signs of it, but no proof.
        Suspected = "suspected",
        /// It did happen.
        Confirmed = "confirmed",
    }

    /// A stage in the life of an incident, each of which has its time. RFC 3067, section 6.12.
    ///
    /// IODEF has elements for the times of `start`, `end`, `detect`, `report`,
    /// `recover` (version 2) and `generate` (version 2).
    pub enum Stage {
        /// The activity began.
        Start = "start",
        /// The activity stopped.
        End = "end",
        /// Somebody or something noticed the activity.
        Detect = "detect",
        /// Somebody told a team about it.
        Report = "report",
        /// The report reached the team.
        Receive = "receive",
        /// The team gave it a number of its own.
        Register = "register",
        /// The team decided how urgent it is.
        Triage = "triage",
        /// The team made sure that it is real.
        Verify = "verify",
        /// Those concerned were told.
        Notify = "notify",
        /// It was kept from spreading.
        Contain = "contain",
        /// What the attacker had left behind was removed.
        Eradicate = "eradicate",
        /// The systems were back in normal service.
        Recover = "recover",
        /// Another team took over.
        HandOff = "hand-off",
        /// Looking into it was over.
        Resolve = "resolve",
        /// The team closed its file.
        Close = "close",
        /// The file went into the archive.
        Archive = "archive",
        /// A closed file was taken up again.
        Reopen = "reopen",
        /// This description of the incident was made.
        Generate = "generate",
    }
}
