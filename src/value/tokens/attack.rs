//! How an attack was made, at what, and through which weakness.

use crate::value::open_enum::open_enum;

open_enum! {
    /// Whether an attack interferes. RFC 3067, section 2.2.1.
    pub enum AttackActivity {
        /// It changes something or acts on somebody.
        Active = "active",
        /// It only listens and learns.
        Passive = "passive",
    }

    /// From which side an attack comes. RFC 3067, section 2.2.1.
    pub enum AttackOrigin {
        /// From somebody who has a right to be inside, and misuses it.
        Insider = "insider",
        /// From somebody who has no right to be inside.
        Outsider = "outsider",
    }

    /// The standard list of attack types. RFC 3067, section 6.2.
    ///
    /// The values are the types of the Reference Security Incident Taxonomy,
    /// version 1003, in its order and with its tokens.
    pub enum AttackTypeName {
        /// Bulk mail that nobody asked for, and what serves to send it.
        Spam = "spam",
        /// Words that threaten, harass or degrade people.
        HarmfulSpeech = "harmful-speech",
        /// Sexual exploitation, of children above all, or the praise of violence.
        Violence = "violence",
        /// A computer or telephone on which malware runs.
        InfectedSystem = "infected-system",
        /// A server from which malware takes its orders.
        C2Server = "c2-server",
        /// A place on the net from which malware is fetched.
        MalwareDistribution = "malware-distribution",
        /// A place on the net that holds settings for malware.
        MalwareConfiguration = "malware-configuration",
        /// Probing of systems for weak points, services or accounts.
        Scanner = "scanner",
        /// Listening to network traffic.
        Sniffing = "sniffing",
        /// Getting people to tell or do something by deceit, pressure or gifts.
        SocialEngineering = "social-engineering",
        /// An attempt to use a published vulnerability, one with a CVE number for instance.
        IdsAlert = "ids-alert",
        /// Trying many passwords.
        BruteForce = "brute-force",
        /// An attempt to use a weakness that was not known before.
        Exploit = "exploit",
        /// A break-in that led to an administrator's rights.
        PrivilegedAccountCompromise = "privileged-account-compromise",
        /// A break-in through the account of an ordinary user or a service.
        UnprivilegedAccountCompromise = "unprivileged-account-compromise",
        /// A break-in into a program through a flaw in it, such as SQL injection.
        ApplicationCompromise = "application-compromise",
        /// A break-in into a system in any other way, decoy systems included.
        SystemCompromise = "system-compromise",
        /// A break-in into a building or a room.
        Burglary = "burglary",
        /// Making a service fail or crawl, from one place.
        Dos = "dos",
        /// Making a service fail or crawl, from many places at once.
        Ddos = "ddos",
        /// A service that fails because it was set up wrongly.
        Misconfiguration = "misconfiguration",
        /// Harm done on purpose, by hand or by program, to bring a service down.
        Sabotage = "sabotage",
        /// A service that fails through accident, defect or weather.
        Outage = "outage",
        /// Reading what one has no right to read.
        UnauthorisedInformationAccess = "unauthorised-information-access",
        /// Changing what one has no right to change, encryption by ransomware included.
        UnauthorisedInformationModification = "unauthorised-information-modification",
        /// Data that is gone, by defect or theft.
        DataLoss = "data-loss",
        /// Confidential data that has come out.
        DataLeak = "data-leak",
        /// Using other people's systems for ends of one's own.
        UnauthorisedUseOfResources = "unauthorised-use-of-resources",
        /// Offering or installing works without a licence.
        Copyright = "copyright",
        /// Passing oneself off as somebody else to profit from it.
        Masquerade = "masquerade",
        /// Passing oneself off as somebody else to get at passwords and the like.
        Phishing = "phishing",
        /// An open service whose encryption can be broken.
        WeakCrypto = "weak-crypto",
        /// An open service that others can misuse to multiply their attack traffic.
        DdosAmplifier = "ddos-amplifier",
        /// An open service that perhaps ought not to be open, such as remote login.
        PotentiallyUnwantedAccessible = "potentially-unwanted-accessible",
        /// An open service that may give away confidential data.
        InformationDisclosure = "information-disclosure",
        /// A system with a weakness, such as one that has not been updated.
        VulnerableSystem = "vulnerable-system",
        /// Something that the list does not hold: the token `other`.
        Unlisted = "other",
        /// Something whose type nobody has found out.
        Undetermined = "undetermined",
        /// A test of the reporting itself.
        Test = "test",
    }

    /// At what an attack is aimed. RFC 3067, section 2.2.9.
    pub enum TargetKind {
        /// A user's or a service's right of entry.
        Account = "account",
        /// A running program.
        Process = "process",
        /// Files, messages or records.
        Data = "data",
        /// A part of a computer or of a network.
        Component = "component",
        /// A whole computer.
        Computer = "computer",
        /// A network.
        Network = "network",
        /// Several networks joined together.
        Internetwork = "internetwork",
    }

    /// Where a weakness comes from. RFC 3067, section 2.2.11.
    pub enum VulnerabilityKind {
        /// From how the system was planned.
        Design = "design",
        /// From how the plan was carried out.
        Implementation = "implementation",
        /// From how the system is run and managed.
        Operation = "operation",
    }

    /// The list in which a reference is to be looked up. RFC 3067, section 6.3.
    pub enum ReferenceScheme {
        /// Common Vulnerabilities and Exposures: single vulnerabilities.
        Cve = "cve",
        /// The advisories and vulnerability notes of CERT/CC.
        CertCc = "cert-cc",
        /// Common Weakness Enumeration: kinds of weakness.
        Cwe = "cwe",
        /// Common Attack Pattern Enumeration and Classification: kinds of attack.
        Capec = "capec",
        /// The vulnerability database of the Bugtraq mailing list.
        Bugtraq = "bugtraq",
        /// The advisories of the product's maker.
        Vendor = "vendor",
    }
}
