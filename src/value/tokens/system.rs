//! The computers and networks of an incident, their addresses and their traffic.

use crate::value::open_enum::open_enum;

open_enum! {
    /// What a system that neither attacked nor was attacked did. RFC 7970, section 3.17.
    ///
    /// The tokens `source` and `target` are not here: an attacker and a victim are
    /// types of their own.
    pub enum SystemCategory {
        /// It stood between source and target.
        Intermediate = "intermediate",
        /// It watched what happened.
        Sensor = "sensor",
        /// It took part in the exchange of the documents.
        Infrastructure = "infrastructure",
    }

    /// To whom a system belongs, seen from the victim. RFC 7970, section 3.17.
    pub enum Ownership {
        /// To the organisation itself.
        Organization = "organization",
        /// To somebody who works for or with the organisation.
        Personal = "personal",
        /// To a partner of the organisation.
        Partner = "partner",
        /// To a customer of the organisation.
        Customer = "customer",
        /// To somebody who, as far as known, has nothing to do with the organisation.
        NoRelationship = "no-relationship",
        /// Nobody knows.
        Unknown = "unknown",
    }

    /// An answer. RFC 7970, section 3.17.
    ///
    /// It says whether a system is `virtual`, or whether it is `spoofed` and so not
    /// the true source or target. The schema has no `ext-value` here.
    pub enum YesNoUnknown {
        /// It is so.
        Yes = "yes",
        /// It is not so.
        No = "no",
        /// Nobody knows.
        Unknown = "unknown",
    }

    /// What an address is. RFC 7970, section 3.18.1; RFC 3067, section 6.7.
    pub enum AddressCategory {
        /// The number of an autonomous system, that is, of a provider's network.
        Asn = "asn",
        /// An address of Asynchronous Transfer Mode.
        Atm = "atm",
        /// An e-mail address.
        EMail = "e-mail",
        /// A hardware address, such as `00:00:5e:00:53:01`.
        Mac = "mac",
        /// An IPv4 host, such as `192.0.2.1`.
        Ipv4Addr = "ipv4-addr",
        /// An IPv4 network by the length of its prefix, such as `192.0.2.0/24`.
        Ipv4Net = "ipv4-net",
        /// An IPv4 network of which `x` hides some digits, such as `192.0.2.x/24`.
        Ipv4NetMasked = "ipv4-net-masked",
        /// An IPv4 network by its mask, such as `192.0.2.0/255.255.255.0`.
        Ipv4NetMask = "ipv4-net-mask",
        /// An IPv6 host, such as `2001:db8::1`.
        Ipv6Addr = "ipv6-addr",
        /// An IPv6 network by the length of its prefix, such as `2001:db8::/32`.
        Ipv6Net = "ipv6-net",
        /// An IPv6 network of which `x` hides some digits, such as `2001:db8:xxxx::/48`.
        Ipv6NetMasked = "ipv6-net-masked",
        /// A URL or URI.
        SiteUri = "site-uri",
        |
        /// An IPv6 network by its mask, such as `2001:db8::/ffff:ffff::`.
        Ipv6NetMask = "ipv6-net-mask",
        /// A name in the DNS, such as `www.example.com`, of which nothing else is told.
        DomainName = "domain-name",
        /// An IPv4 host by the default of RFC 5070, whose sender stated no category.
        Ipv4Unstated = "ipv4-unstated" ~ "ipv4-addr",
        @iodef1 [
            "asn", "atm", "e-mail", "mac", "ipv4-addr", "ipv4-net", "ipv4-net-mask",
            "ipv6-addr", "ipv6-net", "ipv6-net-mask"
        ]
    }

    /// How a counter came by its number. RFC 7970, section 3.18.3.
    pub enum CounterType {
        /// By counting; the text of RFC 7970 calls it `count`.
        Counter = "counter",
        /// By counting for a unit of time; only the schema of RFC 7970 has it.
        Rate = "rate",
        /// By taking the mean.
        Average = "average",
        |
        /// By taking the highest value; only the text of RFC 7970 has it.
        Peak = "peak",
    }

    /// What a counter counts. RFC 7970, section 3.18.3.
    pub enum CounterUnit {
        /// Bytes that were transferred.
        Byte = "byte",
        /// Millions of bits that were transferred.
        Mbit = "mbit",
        /// Packets.
        Packet = "packet",
        /// Flows, as network devices record them.
        Flow = "flow",
        /// Sessions.
        Session = "session",
        /// Events.
        Event = "event",
        /// Warnings of another system, such as one for intrusion detection.
        Alert = "alert",
        /// Messages, such as e-mails.
        Message = "message",
        /// Hosts.
        Host = "host",
        /// Sites.
        Site = "site",
        /// Organisations.
        Organization = "organization",
        @iodef1 [
            "byte", "packet", "flow", "session", "event", "alert", "message", "host", "site",
            "organization"
        ]
    }

    /// What part a domain had in the event. RFC 7970, section 3.19.
    pub enum DomainSystemStatus {
        /// Somebody else pretended to be the domain.
        Spoofed = "spoofed",
        /// The domain was there to deceive.
        Fraudulent = "fraudulent",
        /// The domain is honest, but somebody broke into it.
        InnocentHacked = "innocent-hacked",
        /// The domain is honest, but somebody took it over on purpose.
        InnocentHijacked = "innocent-hijacked",
        /// Nobody knows.
        Unknown = "unknown",
    }

    /// How a domain stood with its registry. RFC 7970, section 3.19; RFC 3982, section 3.2.2.
    pub enum DomainStatus {
        /// The name is kept back and never goes into service.
        ReservedDelegation = "reservedDelegation",
        /// The name is taken and in normal service.
        AssignedAndActive = "assignedAndActive",
        /// The name is taken, but not delegated at present.
        AssignedAndInactive = "assignedAndInactive",
        /// The name is taken, and somebody contests it.
        AssignedAndOnHold = "assignedAndOnHold",
        /// The name is about to be deleted from the registry.
        Revoked = "revoked",
        /// The name is about to pass into other hands.
        TransferPending = "transferPending",
        /// The registry has frozen the name.
        RegistryLock = "registryLock",
        /// The registrar has frozen the name, with the same effect as `registryLock`.
        RegistrarLock = "registrarLock",
        /// Something that the list does not hold: the token `other`.
        Unlisted = "other",
        /// Nobody knows.
        Unknown = "unknown",
    }
}
