//! What an incident did, how badly, and how sure that is.

use crate::value::open_enum::open_enum;

open_enum! {
    /// Whether an assessment is about what happened or about what might. RFC 7970, section 3.12.
    ///
    /// The schema has no `ext-value` here.
    pub enum Occurrence {
        /// It happened.
        Actual = "actual",
        /// It might happen.
        Potential = "potential",
    }

    /// How grave or how urgent something is. RFC 7970, sections 3.12.1 and 3.15.
    ///
    /// The schema has no `ext-value` here.
    pub enum Severity {
        /// Little.
        Low = "low",
        /// Between the two.
        Medium = "medium",
        /// Much.
        High = "high",
    }

    /// Whether an attempt reached its goal. RFC 7970, section 3.12.1.
    ///
    /// The schema has no `ext-value` here.
    pub enum Completion {
        /// It did not.
        Failed = "failed",
        /// It did.
        Succeeded = "succeeded",
    }

    /// What happened to a system, technically. RFC 7970, section 3.12.1.
    pub enum SystemImpactType {
        /// Somebody else controls an account.
        TakeoverAccount = "takeover-account",
        /// Somebody else controls a service.
        TakeoverService = "takeover-service",
        /// Somebody else controls a whole system.
        TakeoverSystem = "takeover-system",
        /// A machine steered by computers was made to act otherwise than it should.
        CpsManipulation = "cps-manipulation",
        /// A machine steered by computers was harmed.
        CpsDamage = "cps-damage",
        /// Data can be reached badly or not at all.
        AvailabilityData = "availability-data",
        /// An account can be used badly or not at all.
        AvailabilityAccount = "availability-account",
        /// A service can be used badly or not at all.
        AvailabilityService = "availability-service",
        /// A system can be used badly or not at all.
        AvailabilitySystem = "availability-system",
        /// Hardware is beyond repair.
        DamagedSystem = "damaged-system",
        /// Data is gone.
        DamagedData = "damaged-data",
        /// Somebody saw or took confidential matters of the organisation.
        BreachProprietary = "breach-proprietary",
        /// Somebody saw or took data about persons.
        BreachPrivacy = "breach-privacy",
        /// Somebody saw or took passwords, keys or the like.
        BreachCredential = "breach-credential",
        /// Somebody saw or took the set-up of systems or the list of their data.
        BreachConfiguration = "breach-configuration",
        /// Data was changed.
        IntegrityData = "integrity-data",
        /// The set-up of a program or a system was changed.
        IntegrityConfiguration = "integrity-configuration",
        /// The firmware of a component was changed.
        IntegrityHardware = "integrity-hardware",
        /// Traffic was sent another way.
        TrafficRedirection = "traffic-redirection",
        /// Traffic that leaves a host or a part of the network was listened to.
        MonitoringTraffic = "monitoring-traffic",
        /// What goes on inside a host, such as its processes or keystrokes, was watched.
        MonitoringHost = "monitoring-host",
        /// The owner's rules of use were broken.
        Policy = "policy",
        /// Nobody knows.
        Unknown = "unknown",
        |
        /// Administrative rights were gained; of RFC 5070 alone.
        Admin = "admin" ~ "takeover-system",
        /// A service was denied; of RFC 5070 alone.
        Dos = "dos" ~ "availability-service",
        /// Something was demanded under a threat; of RFC 5070 alone.
        Extortion = "extortion",
        /// Files were changed or removed; of RFC 5070 alone.
        File = "file" ~ "integrity-data",
        /// Information got out; of RFC 5070 alone.
        InfoLeak = "info-leak",
        /// A system was set up wrongly; of RFC 5070 alone.
        Misconfiguration = "misconfiguration" ~ "integrity-configuration",
        /// Systems were explored; of RFC 5070 alone.
        Recon = "recon",
        /// People were deceived; of RFC 5070 alone.
        SocialEngineering = "social-engineering",
        /// The rights of a user were gained; of RFC 5070 alone.
        User = "user" ~ "takeover-account",
        @iodef1 [
            "admin", "dos", "extortion", "file", "info-leak", "misconfiguration", "recon",
            "policy", "social-engineering", "user", "unknown"
        ]
    }

    /// How far an organisation could still do its work. RFC 7970, section 3.12.2.
    pub enum BusinessSeverity {
        /// It worked as ever, for everybody.
        None = "none",
        /// It did everything vital, if less efficiently.
        Low = "low",
        /// Some users had to do without something vital.
        Medium = "medium",
        /// All users had to do without something vital.
        High = "high",
        /// Nobody knows.
        Unknown = "unknown",
    }

    /// What an incident did, or was meant to do, to an organisation. RFC 7970, section 3.12.2.
    pub enum BusinessImpactType {
        /// Somebody saw or took confidential matters of the organisation.
        BreachProprietary = "breach-proprietary",
        /// Somebody saw or took data about persons.
        BreachPrivacy = "breach-privacy",
        /// Somebody saw or took passwords, keys or the like.
        BreachCredential = "breach-credential",
        /// Confidential data was changed or deleted.
        LossOfIntegrity = "loss-of-integrity",
        /// A service could not be delivered as usual.
        LossOfService = "loss-of-service",
        /// Somebody stole money.
        TheftFinancial = "theft-financial",
        /// Somebody used services without a right to them.
        TheftService = "theft-service",
        /// The organisation's good name suffered.
        DegradedReputation = "degraded-reputation",
        /// A machine steered by computers was harmed.
        AssetDamage = "asset-damage",
        /// A machine steered by computers was made to act otherwise than it should.
        AssetManipulation = "asset-manipulation",
        /// Courts or regulators took the matter up.
        Legal = "legal",
        /// The attackers blackmailed the organisation.
        Extortion = "extortion",
        /// Nobody knows.
        Unknown = "unknown",
    }

    /// What a length of time measures. RFC 7970, section 3.12.3.
    pub enum TimeMetric {
        /// Work spent on recovery, summed over all who did it.
        Labor = "labor",
        /// Time on the clock from the start of recovery to its end.
        Elapsed = "elapsed",
        /// Time during which a service was not to be had.
        Downtime = "downtime",
    }

    /// A unit of time. RFC 7970, section 3.12.3.
    pub enum DurationUnit {
        /// Seconds.
        Second = "second",
        /// Minutes.
        Minute = "minute",
        /// Hours.
        Hour = "hour",
        /// Days.
        Day = "day",
        /// Months.
        Month = "month",
        /// Quarters of a year.
        Quarter = "quarter",
        /// Years.
        Year = "year",
    }

    /// How sure somebody is of what a report says. RFC 7970, section 3.12.5.
    pub enum Rating {
        /// Not very sure.
        Low = "low",
        /// Fairly sure.
        Medium = "medium",
        /// Very sure.
        High = "high",
        /// As sure as a number says, whose scale RFC 7970 leaves open.
        Numeric = "numeric",
        /// Nobody has said how sure.
        Unknown = "unknown",
    }

    /// The scale of a numeric confidence. RFC 3067, section 6.10.
    pub enum ConfidenceScale {
        /// From 0, impossible, to 1, certain.
        Probability = "probability",
        /// From 0, impossible, to 100, certain.
        Percent = "percent",
    }

    /// What became of something that was damaged. RFC 3067, section 2.2.4.
    pub enum DamageKind {
        /// It no longer exists, or never works again.
        Destroyed = "destroyed",
        /// It is no longer as its owner left it.
        Altered = "altered",
        /// It became known to those who should not know it.
        Disclosed = "disclosed",
        /// Somebody took it away.
        Stolen = "stolen",
        /// It is there, but cannot be used.
        Unavailable = "unavailable",
        /// It can be used, but works worse than it should.
        Degraded = "degraded",
    }
}
