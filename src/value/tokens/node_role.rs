//! What a host or a network is for.

use crate::value::open_enum::open_enum;

open_enum! {
    /// What a host or a network is for, or is misused for. RFC 7970, section 3.18.2.
    pub enum NodeRoleCategory {
        /// A computer at which somebody works.
        Client = "client",
        /// Such a computer in the organisation's own network.
        ClientEnterprise = "client-enterprise",
        /// Such a computer in a partner's network.
        ClientPartner = "client-partner",
        /// Such a computer that reaches the organisation's network from afar.
        ClientRemote = "client-remote",
        /// Such a computer set up for the public, as in a foyer.
        ClientKiosk = "client-kiosk",
        /// A telephone, tablet or other thing to carry about.
        ClientMobile = "client-mobile",
        /// A server for those inside.
        ServerInternal = "server-internal",
        /// A server for everybody.
        ServerPublic = "server-public",
        /// A web server.
        Www = "www",
        /// A mail server.
        Mail = "mail",
        /// A server at which mail is read in the browser.
        Webmail = "webmail",
        /// A server for chat, news or short messages.
        Messaging = "messaging",
        /// A server that streams sound or pictures.
        Streaming = "streaming",
        /// A server for telephone calls.
        Voice = "voice",
        /// A server that shares files.
        File = "file",
        /// A server for the File Transfer Protocol.
        Ftp = "ftp",
        /// A peer among equals, without a server.
        P2p = "p2p",
        /// A name server, such as one for DNS.
        Name = "name",
        /// A server that looks people or things up, such as one for LDAP.
        Directory = "directory",
        /// A server that checks who somebody is, such as a domain controller.
        Credential = "credential",
        /// A print server.
        Print = "print",
        /// A server on which programs run for others.
        Application = "application",
        /// A database server.
        Database = "database",
        /// A server that keeps spare copies.
        Backup = "backup",
        /// A server that hands out addresses, by DHCP.
        Dhcp = "dhcp",
        /// A server that examines others, such as for vulnerabilities.
        Assessment = "assessment",
        /// A server that keeps source code and its history.
        SourceControl = "source-control",
        /// A server that sets other systems up.
        ConfigManagement = "config-management",
        /// A server that watches over security.
        Monitoring = "monitoring",
        /// A device on which the network itself rests.
        Infra = "infra",
        /// A firewall.
        InfraFirewall = "infra-firewall",
        /// A router.
        InfraRouter = "infra-router",
        /// A switch.
        InfraSwitch = "infra-switch",
        /// A camera or video system.
        Camera = "camera",
        /// A server that asks others on a client's behalf.
        Proxy = "proxy",
        /// A server through which people get in from outside.
        RemoteAccess = "remote-access",
        /// A server that collects logs.
        Log = "log",
        /// A server on which virtual machines run.
        Virtualization = "virtualization",
        /// A till or card terminal, at the point of sale.
        Pos = "pos",
        /// A system that steers and measures plant or machinery.
        Scada = "scada",
        /// A system that stands above such systems and supervises them.
        ScadaSupervisory = "scada-supervisory",
        /// A place into which harmful traffic is led to be caught.
        Sinkhole = "sinkhole",
        /// A decoy that is there to be attacked.
        Honeypot = "honeypot",
        /// A server that hides who is asking, such as a node of Tor.
        Anonymization = "anonymization",
        /// A server from which malware takes its orders.
        C2Server = "c2-server",
        /// A server from which malware is fetched.
        MalwareDistribution = "malware-distribution",
        /// A server to which stolen data is brought.
        DropServer = "drop-server",
        /// A server over which an attacker goes on to the victim.
        HopPoint = "hop-point",
        /// A system that is made to answer a victim who never asked.
        Reflector = "reflector",
        /// A site that coaxes many people out of their secrets.
        PhishingSite = "phishing-site",
        /// A site that coaxes chosen people out of their secrets.
        SpearPhishingSite = "spear-phishing-site",
        /// A site at which helpers are hired.
        RecruitingSite = "recruiting-site",
        /// A site that cheats its visitors.
        FraudulentSite = "fraudulent-site",
        @iodef1 [
            "client", "server-internal", "server-public", "www", "mail", "messaging",
            "streaming", "voice", "file", "ftp", "p2p", "name", "directory", "credential",
            "print", "application", "database", "infra", "log"
        ]
    }
}
