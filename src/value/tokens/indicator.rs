//! What indicators look for, and how they combine.

use crate::value::open_enum::open_enum;

open_enum! {
    /// Of what kind the lines of a long list of observables are. RFC 7970, section 3.29.3.1.
    ///
    /// The text of RFC 7970 has `ext-value` here, the schema has not.
    pub enum BulkObservableType {
        /// Numbers of autonomous systems, that is, of providers' networks.
        Asn = "asn",
        /// Addresses of Asynchronous Transfer Mode.
        Atm = "atm",
        /// E-mail addresses.
        EMail = "e-mail",
        /// IPv4 hosts, such as `192.0.2.1`.
        Ipv4Addr = "ipv4-addr",
        /// IPv4 networks by the length of their prefix, such as `192.0.2.0/24`.
        Ipv4Net = "ipv4-net",
        /// IPv4 networks by their mask, such as `192.0.2.0/255.255.255.0`.
        Ipv4NetMask = "ipv4-net-mask",
        /// IPv6 hosts, such as `2001:db8::1`.
        Ipv6Addr = "ipv6-addr",
        /// IPv6 networks by the length of their prefix, such as `2001:db8::/32`.
        Ipv6Net = "ipv6-net",
        /// IPv6 networks by their mask, such as `2001:db8::/ffff:ffff::`.
        Ipv6NetMask = "ipv6-net-mask",
        /// Hardware addresses, such as `00:00:5e:00:53:01`.
        Mac = "mac",
        /// URLs or URIs.
        SiteUri = "site-uri",
        /// Names in the DNS, whole or in part.
        DomainName = "domain-name",
        /// A name and its IPv4 address, with a comma between.
        DomainToIpv4 = "domain-to-ipv4",
        /// A name and its IPv6 address, with a comma between.
        DomainToIpv6 = "domain-to-ipv6",
        /// A name, its IPv4 address and when that was looked up, with commas between.
        DomainToIpv4Timestamp = "domain-to-ipv4-timestamp",
        /// A name, its IPv6 address and when that was looked up, with commas between.
        DomainToIpv6Timestamp = "domain-to-ipv6-timestamp",
        /// An IPv4 address, a port and a protocol, such as `192.0.2.1, 25, TCP`.
        Ipv4Port = "ipv4-port",
        /// An IPv6 address, a port and a protocol, such as `2001:db8::1, 25, TCP`.
        Ipv6Port = "ipv6-port",
        /// Keys of the Windows registry.
        WindowsRegKey = "windows-reg-key",
        /// Hashes of files, whose algorithm is told beside the list.
        FileHash = "file-hash",
        /// What e-mails say in the header field `X-Mailer`.
        EmailXMailer = "email-x-mailer",
        /// Subjects of e-mails.
        EmailSubject = "email-subject",
        /// What HTTP requests say in the header field `User-Agent`.
        HttpUserAgent = "http-user-agent",
        /// What HTTP requests ask for.
        HttpRequestUri = "http-request-uri",
        /// Names of locks by which programs exclude one another.
        Mutex = "mutex",
        /// Paths of files.
        FilePath = "file-path",
        /// Names of users.
        UserName = "user-name",
    }

    /// How the terms of an indicator's expression combine. RFC 7970, section 3.29.4.
    ///
    /// The schema has no `ext-value` here, though it has the attribute `ext-operator`.
    pub enum ExpressionOperator {
        /// The term must not hold.
        Not = "not",
        /// All terms must hold.
        And = "and",
        /// At least one term must hold.
        Or = "or",
        /// One term must hold, and the other must not.
        Xor = "xor",
    }
}
