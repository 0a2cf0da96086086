//! Of what type data is, and which software is meant.

use crate::value::open_enum::open_enum;

open_enum! {
    /// Of what type the content of an extension is. RFC 7970, section 2.16.
    pub enum DataType {
        /// True or false.
        Boolean = "boolean",
        /// Binary data in base 64.
        Byte = "byte",
        /// Binary data in hexadecimal digits.
        Bytes = "bytes",
        /// One character.
        Character = "character",
        /// A date and time.
        DateTime = "date-time",
        /// A whole number.
        Integer = "integer",
        /// A date and time, in no way different from `date-time`.
        Ntpstamp = "ntpstamp",
        /// Ports and ranges of ports, such as `22,80,8000-8080`.
        Portlist = "portlist",
        /// A number that need not be whole.
        Real = "real",
        /// Text.
        String = "string",
        /// A file, in base 64.
        File = "file",
        /// Where a file is in its file system.
        Path = "path",
        /// A frame of layer 2, in hexadecimal digits.
        Frame = "frame",
        /// A packet of layer 3, in hexadecimal digits.
        Packet = "packet",
        /// A packet of IPv4, in hexadecimal digits.
        Ipv4Packet = "ipv4-packet",
        /// A packet of IPv6, in hexadecimal digits.
        Ipv6Packet = "ipv6-packet",
        /// A URL.
        Url = "url",
        /// A table with commas between its columns, RFC 4180.
        Csv = "csv",
        /// A key of the Windows registry.
        Winreg = "winreg",
        /// XML of another namespace.
        Xml = "xml",
        @iodef1 [
            "boolean", "byte", "character", "date-time", "integer", "ntpstamp", "portlist",
            "real", "string", "file", "path", "frame", "packet", "ipv4-packet", "ipv6-packet",
            "url", "csv", "winreg", "xml"
        ]
    }

    /// In which notation a piece of software is named. RFC 7970, section 2.15.1.
    pub enum SoftwareSpec {
        /// In one of the sender's own.
        Custom = "custom",
        /// Common Platform Enumeration, such as `cpe:2.3:o:…`.
        Cpe = "cpe",
        /// A software identification tag of ISO/IEC 19770.
        Swid = "swid",
    }

    /// Of what type the name of a piece of software is. RFC 7970, section 2.15.1.
    pub enum SoftwareDataType {
        /// Binary data in hexadecimal digits.
        Bytes = "bytes",
        /// A whole number.
        Integer = "integer",
        /// A number that need not be whole.
        Real = "real",
        /// Text.
        String = "string",
        /// XML of another namespace.
        Xml = "xml",
    }
}
