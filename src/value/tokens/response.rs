//! How an incident was noticed, and what is to be done.

use crate::value::open_enum::open_enum;

open_enum! {
    /// How an incident came to light. RFC 7970, section 3.10.
    pub enum DiscoverySource {
        /// A system that detects or stops intrusions in the network.
        Nidps = "nidps",
        /// A system that stops intrusions on a host.
        Hips = "hips",
        /// A system that gathers and correlates security events.
        Siem = "siem",
        /// A program against viruses or spam.
        Av = "av",
        /// A service that watches under contract.
        ThirdPartyMonitoring = "third-party-monitoring",
        /// Work on another incident.
        Incident = "incident",
        /// The logs of an operating system.
        OsLog = "os-log",
        /// The logs of a program.
        ApplicationLog = "application-log",
        /// The logs of a network device.
        DeviceLog = "device-log",
        /// A study of who exchanged traffic with whom.
        NetworkFlow = "network-flow",
        /// A study of recorded DNS answers.
        PassiveDns = "passive-dns",
        /// A search by hand, once a new vulnerability or exploit was known.
        Investigation = "investigation",
        /// A security audit.
        Audit = "audit",
        /// Somebody inside the organisation.
        InternalNotification = "internal-notification",
        /// Somebody outside the organisation.
        ExternalNotification = "external-notification",
        /// A law enforcement organisation.
        Leo = "leo",
        /// Somebody who buys from the organisation or works with it.
        Partner = "partner",
        /// The attackers themselves, directly or through others.
        Actor = "actor",
        /// Nobody knows.
        Unknown = "unknown",
    }

    /// What is asked of a recipient, or what was done. RFC 7970, section 3.15.
    pub enum Action {
        /// Do nothing with what is told here.
        Nothing = "nothing",
        /// Speak to the sites from which the activity came.
        ContactSourceSite = "contact-source-site",
        /// Speak to the sites at which the activity was aimed.
        ContactTargetSite = "contact-target-site",
        /// Speak to whoever sent the document.
        ContactSender = "contact-sender",
        /// Look into the systems of the event.
        Investigate = "investigate",
        /// Stop traffic from the hosts that attacked.
        BlockHost = "block-host",
        /// Stop traffic from the networks that attacked.
        BlockNetwork = "block-network",
        /// Stop traffic from the ports that attacked.
        BlockPort = "block-port",
        /// Slow traffic from the hosts that attacked.
        RateLimitHost = "rate-limit-host",
        /// Slow traffic from the networks that attacked.
        RateLimitNetwork = "rate-limit-network",
        /// Slow traffic from the ports that attacked.
        RateLimitPort = "rate-limit-port",
        /// Lead traffic away from where it was going, to study it.
        RedirectTraffic = "redirect-traffic",
        /// Lead traffic of the systems of the event into a decoy, to study it.
        Honeypot = "honeypot",
        /// Bring the software or firmware of an asset up to date.
        UpgradeSoftware = "upgrade-software",
        /// Set up the operating system or programs of an asset afresh.
        RebuildAsset = "rebuild-asset",
        /// Set an asset up so that there is less to attack.
        HardenAsset = "harden-asset",
        /// Put an end to the activity, but not by blocking or slowing.
        RemediateOther = "remediate-other",
        /// Say that it has arrived, and judge how urgent it is.
        StatusTriage = "status-triage",
        /// Tell the sender whatever else becomes known.
        StatusNewInfo = "status-new-info",
        /// Look out for the activity, and tell the sender when it shows.
        WatchAndReport = "watch-and-report",
        /// Follow a plan agreed before, which is named beside the action.
        DefinedCoa = "defined-coa",
        /// Something that the list does not hold, said in the description: the token `other`.
        Unlisted = "other",
        |
        /// Teach users to recognise or avoid the threat; see erratum 5583 of RFC 7970.
        Training = "training",
        @iodef1 [
            "nothing", "contact-source-site", "contact-target-site", "contact-sender",
            "investigate", "block-host", "block-network", "block-port", "rate-limit-host",
            "rate-limit-network", "rate-limit-port", "remediate-other", "status-triage",
            "status-new-info", "other"
        ]
    }
}
