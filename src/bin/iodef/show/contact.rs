use iodef::{Contact, Csirt, Marked};

use super::incident::extensions;
use super::page::{Page, list};
use crate::terminal::prose;

pub(super) fn contacts<'c>(
    page: &mut Page,
    contacts: impl IntoIterator<Item = &'c Marked<Contact>>,
) {
    for contact in contacts {
        one(page, contact);
    }
}

fn one(page: &mut Page, contact: &Marked<Contact>) {
    let label = format!("{} ({})", contact.role, contact.kind);
    page.entry(&label, "", contact.restriction(), |page| {
        page.texts("name", &contact.names);
        page.texts("title", &contact.titles);
        page.texts("description", &contact.descriptions);
        for handle in &contact.registry_handles {
            let registry = handle.registry.as_ref().map(ToString::to_string);
            let value = list([handle.value.clone(), registry.unwrap_or_default()]);
            page.line("registry handle", value, handle.restriction());
        }
        reach(page, contact);
        if let Some(csirt) = &contact.csirt {
            self::csirt(page, csirt);
        }
        contacts(page, &contact.contacts);
        extensions(page, &contact.extensions);
        page.kept(contact.mark());
    });
}

fn reach(page: &mut Page, contact: &Contact) {
    for email in &contact.emails {
        let own = email.address.restriction().or(email.restriction());
        page.line("email", &*email.address, own);
    }
    for telephone in &contact.telephones {
        let own = telephone.number.restriction().or(telephone.restriction());
        let kind = telephone.kind.as_ref().map(ToString::to_string);
        let value = list([telephone.number.to_string(), kind.unwrap_or_default()]);
        page.line("telephone", value, own);
    }
    for postal in &contact.postal_addresses {
        let own = postal.address.restriction().or(postal.restriction());
        page.line("post", prose(&postal.address.value), own);
    }
    page.marked("time zone", contact.timezone.as_slice());
}

fn csirt(page: &mut Page, csirt: &Marked<Csirt>) {
    page.entry("csirt", &csirt.name, csirt.restriction(), |page| {
        page.texts("constituency", &csirt.constituencies);
        for key in &csirt.public_keys {
            let fingerprints = key.fingerprints.iter().map(|print| print.to_string());
            let value = list([key.scheme.to_string()].into_iter().chain(fingerprints));
            page.line("public key", value, key.restriction());
        }
    });
}
