use crate::relate::cluster::Relater;
use crate::relate::compare::RELATED;

/// How a [`Relater`] works, and how much memory it takes.
#[derive(Clone, Debug)]
pub struct RelaterBuilder {
    pub(super) threshold: f64,
    pub(super) capacity: usize,
    pub(super) candidates: usize,
}

impl Default for RelaterBuilder {
    fn default() -> Self {
        Self {
            threshold: RELATED,
            capacity: 100_000,
            candidates: 32,
        }
    }
}

impl RelaterBuilder {
    /// The defaults: the threshold [`RELATED`], 100,000 incidents, 32 candidates.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The score from which on two incidents are related.
    ///
    /// ```
    /// use iodef::RelaterBuilder;
    ///
    /// let relater = RelaterBuilder::new().threshold(0.9).build();
    /// assert!(relater.finish().is_empty());
    /// ```
    pub fn threshold(&mut self, threshold: f64) -> &mut Self {
        self.threshold = threshold;
        self
    }

    /// How many incidents are held to compare others with. Beyond it, the
    /// cluster or single incident to which nothing has come for longest goes.
    ///
    /// ```
    /// use iodef::RelaterBuilder;
    ///
    /// let relater = RelaterBuilder::new().capacity(1_000).build();
    /// assert!(relater.finish().is_empty());
    /// ```
    pub fn capacity(&mut self, incidents: usize) -> &mut Self {
        self.capacity = incidents.max(1);
        self
    }

    /// How many incidents that share one thing are looked at, the latest. What
    /// more incidents than that have in common tells the less, the more there are.
    ///
    /// ```
    /// use iodef::RelaterBuilder;
    ///
    /// let relater = RelaterBuilder::new().candidates(8).build();
    /// assert!(relater.finish().is_empty());
    /// ```
    pub fn candidates(&mut self, incidents: usize) -> &mut Self {
        self.candidates = incidents.max(1);
        self
    }

    /// A relater that has seen nothing yet.
    #[must_use]
    pub fn build(&self) -> Relater {
        Relater::with(self.clone())
    }
}
