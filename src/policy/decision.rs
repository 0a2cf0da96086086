use crate::policy::words::words;

words! {
    /// What a policy says of disclosing information of one class to one class of
    /// recipients (RFC 2350, section 3.4.2 and appendix E, section 4.2).
    ///
    /// They are ordered by strictness: first those that any approval meets, then
    /// those that somebody else must have agreed to, then what never shows who is
    /// concerned, then what one named authority alone decides.
    ///
    /// ```
    /// use iodef::Decision;
    ///
    /// assert!(Decision::Free < Decision::WithPermission);
    /// assert!(Decision::AtDiscretion < Decision::Never);
    /// ```
    pub enum Decision, "a decision" {
        /// Freely.
        Free = "free",
        /// As much as the recipient needs for the case; whoever approves, judges.
        NeedLimited = "need-limited",
        /// If the recipient has asked for it.
        OnRequest = "on-request",
        /// If the affected party has permitted it.
        WithPermission = "with-permission",
        /// Only so that nobody can be recognised.
        Disguised = "disguised",
        /// If a named authority wants it.
        AtDiscretion = "at-discretion",
        /// Not at all.
        Never = "never",
    }
}
