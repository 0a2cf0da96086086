use crate::error::Result;
use crate::model::Incident;
use crate::value::{Fidelity, Loss, Vocabulary};
use crate::write::WriterBuilder;

impl Incident {
    /// What a vocabulary cannot say of the incident, which would be carried,
    /// found before anything is written.
    ///
    /// ```
    /// use iodef::{Contact, Incident, IncidentId, Purpose, Restriction, Stage, Vocabulary};
    ///
    /// let id = IncidentId::new("csirt.example.com", "1");
    /// let incident = Incident::new(id, Purpose::Archiving, Restriction::Private);
    /// let error = incident.check(Vocabulary::Iodef2).unwrap_err();
    /// let lacks = "required GenerationTime is missing at /IODEF-Document/Incident";
    /// assert_eq!(error.to_string(), lacks);
    ///
    /// let incident = incident
    ///     .with_time(Stage::Generate, "2025-06-01T10:00:00Z".parse()?)
    ///     .with_time(Stage::Triage, "2025-06-01T09:00:00Z".parse()?)
    ///     .with_contact(Contact::creator("Example CSIRT"));
    /// let losses = incident.check(Vocabulary::Iodef2)?;
    /// assert_eq!(losses[0].to_string(), "StageTime at /IODEF-Document/Incident");
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the incident cannot be written in the vocabulary at all: it lacks what
    /// the vocabulary requires, an extension is not declared, or a text holds a
    /// character that XML cannot hold.
    pub fn check(&self, vocabulary: Vocabulary) -> Result<Vec<Loss>> {
        let mut builder = WriterBuilder::new(vocabulary);
        let mut writer = builder
            .fidelity(Fidelity::Drop)
            .from_writer(std::io::sink());
        writer.incident(self)?;
        Ok(writer.take_losses())
    }
}
