use crate::policy::words::words;

words! {
    /// What a piece of information tells, by which a policy decides (RFC 2350,
    /// appendix E, section 4.2).
    ///
    /// ```
    /// use iodef::InfoClass;
    ///
    /// assert_eq!("private-site".parse::<InfoClass>()?, InfoClass::PrivateSite);
    /// assert_eq!(InfoClass::ALL.len(), 7);
    /// # Ok::<(), iodef::Error>(())
    /// ```
    pub enum InfoClass, "an information class" {
        /// About a particular user, and confidential by law, contract or decency.
        PrivateUser = "private-user",
        /// About an intruder.
        Intruder = "intruder",
        /// The technical make-up of a particular system or site.
        PrivateSite = "private-site",
        /// Weaknesses and attacks as such, and what helps against them.
        Vulnerability = "vulnerability",
        /// That there was an incident, how far it went, and how bad it was.
        Embarrassing = "embarrassing",
        /// Embarrassing information from which nobody can be recognised any more.
        Statistical = "statistical",
        /// How to reach administrators and CSIRTs.
        Contact = "contact",
    }
}
