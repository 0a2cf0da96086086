use crate::value::{Marked, Stage, Timestamp};

/// When each stage of an incident's or attack's life was reached (RFC 3067,
/// section 6.12; RFC 7970, section 3.12).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeline {
    /// When it was first detected.
    pub detected: Option<Marked<Timestamp>>,
    /// When it began.
    pub started: Option<Marked<Timestamp>>,
    /// When it ended.
    pub ended: Option<Marked<Timestamp>>,
    /// When what it hit had recovered.
    pub recovered: Option<Marked<Timestamp>>,
    /// When it was reported.
    pub reported: Option<Marked<Timestamp>>,
    /// When the document was made: of an incident, never of an attack.
    pub generated: Option<Marked<Timestamp>>,
    /// When further stages were reached.
    pub stages: Vec<Marked<StageTime>>,
}

impl Timeline {
    /// The time of a stage, wherever it is kept; the first of several.
    #[must_use]
    pub fn time(&self, stage: &Stage) -> Option<&Marked<Timestamp>> {
        match stage {
            Stage::Detect => self.detected.as_ref(),
            Stage::Start => self.started.as_ref(),
            Stage::End => self.ended.as_ref(),
            Stage::Recover => self.recovered.as_ref(),
            Stage::Report => self.reported.as_ref(),
            Stage::Generate => self.generated.as_ref(),
            _ => None,
        }
    }

    /// The time of a stage, with that of stages that RFC 7970 has no element for.
    #[must_use]
    pub fn when(&self, stage: &Stage) -> Option<&Timestamp> {
        let listed = || self.stages.iter().find(|s| s.stage == *stage);
        match self.time(stage) {
            Some(time) => Some(time),
            None => listed().map(|s| &s.time),
        }
    }

    /// Sets the time of a stage.
    pub fn set(&mut self, stage: Stage, time: Timestamp) {
        let field = match stage {
            Stage::Detect => &mut self.detected,
            Stage::Start => &mut self.started,
            Stage::End => &mut self.ended,
            Stage::Recover => &mut self.recovered,
            Stage::Report => &mut self.reported,
            Stage::Generate => &mut self.generated,
            other => {
                self.stages.retain(|s| s.stage != other);
                self.stages.push(StageTime::new(other, time).into());
                return;
            }
        };
        *field = Some(time.into());
    }
}

/// When a stage was reached that RFC 7970 has no element for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StageTime {
    /// The stage.
    pub stage: Stage,
    /// When it was reached.
    pub time: Timestamp,
}

impl StageTime {
    /// A stage and its time.
    #[must_use]
    pub fn new(stage: Stage, time: Timestamp) -> Self {
        Self { stage, time }
    }
}
