use super::item::{Item, Member};
use super::table::Table;
use super::{rules, words};
use crate::Position;
use crate::error::{Error, ErrorKind, Result};
use crate::policy::{
    Channel, DisclosurePolicy, Duty, PressPolicy, RecipientClass, StatisticsPolicy,
};
use crate::value::Restriction;

/// The class that a class of recipients is treated as.
const TREATED_AS: &str = "as";

/// The policy that a file holds.
pub(super) fn read(file: &Item, text: &str) -> Result<DisclosurePolicy> {
    let mut table = Table::new(file, text, "a table")?;
    let mut policy = DisclosurePolicy::new(
        table.required_text("id")?,
        table.required_text("version")?,
        table.required_text("owner")?,
    );
    policy.source = table.optional_text("source")?;
    policy.legal = table.texts("legal")?;
    if let Some(item) = table.take("default") {
        policy.default = table.word(item, words::default)?;
    }
    if let Some(item) = table.take("route") {
        policy.route = Some(table.word(item, str::parse)?);
    }
    policy.recipients = recipients(&mut table, text)?;
    policy.channels = channels(&mut table)?;
    policy.duties = duties(&mut table, &policy)?;
    policy.press = press(&mut table, &policy)?;
    policy.statistics = statistics(&mut table, &policy)?;
    policy.rules = rules::read(&mut table, &policy)?;
    table.finish()?;
    Ok(policy)
}

/// The name of a class of recipients that the policy declares.
pub(super) fn declared(policy: &DisclosurePolicy, name: &str) -> Result<String> {
    match policy.recipient(name) {
        Some(class) => Ok(class.name.clone()),
        None => Err(Error::value("a class of recipients", name)),
    }
}

pub(super) fn repeated(name: &str) -> Error {
    Error::new(ErrorKind::Repeated { name: name.into() })
}

fn recipients(table: &mut Table<'_>, text: &str) -> Result<Vec<RecipientClass>> {
    let Some(mut declared) = table.table("recipients")? else {
        return Ok(Vec::new());
    };
    let members = declared.rest();
    let classes = members.iter();
    classes
        .map(|member| recipient(member, &members, text))
        .collect()
}

fn recipient(member: &Member, members: &[&Member], text: &str) -> Result<RecipientClass> {
    // Selectors mean everybody by it.
    if member.name == rules::ANY {
        return Err(member
            .unexpected()
            .at(Position::within(text, member.offset)));
    }
    let mut table = Table::new(&member.item, text, "a class of recipients")?;
    let level = table.require("level")?;
    let level = table.word(level, Restriction::from_level)?;
    let mut class = RecipientClass::new(&member.name, level);
    class.title = table.optional_text("title")?;
    class.audiences = table.words("audience", words::audience)?;
    if let Some(item) = table.take(TREATED_AS) {
        let treated_as = table.word(item, |name| treated_as(name, member, members))?;
        class.treated_as = Some(treated_as);
    }
    class.obligations = table.words("obligations", str::parse)?;
    table.finish()?;
    Ok(class)
}

/// The name of another class that is treated as itself.
fn treated_as(name: &str, member: &Member, members: &[&Member]) -> Result<String> {
    let mut others = members.iter().filter(|other| other.name != member.name);
    match others.find(|other| other.name == name) {
        Some(other) if !other.item.has(TREATED_AS) => Ok(name.to_owned()),
        _ => Err(Error::value("a class that is treated as itself", name)),
    }
}

fn channels(table: &mut Table<'_>) -> Result<Vec<Channel>> {
    let mut channels: Vec<Channel> = Vec::new();
    for mut table in table.tables("channels", "a channel")? {
        let item = table.require("name")?;
        let name = table.text(item)?.to_owned();
        if channels.iter().any(|channel| channel.name == name) {
            return Err(table.place(repeated(&name), item));
        }
        let level = table.require("level")?;
        let mut channel = Channel::new(name, table.word(level, Restriction::from_level)?);
        channel.encrypted = table.flag("encrypted")?.unwrap_or_default();
        table.finish()?;
        channels.push(channel);
    }
    Ok(channels)
}

fn duties(table: &mut Table<'_>, policy: &DisclosurePolicy) -> Result<Vec<Duty>> {
    let mut duties: Vec<Duty> = Vec::new();
    for mut table in table.tables("duties", "a duty")? {
        let item = table.require("id")?;
        let id = table.text(item)?.to_owned();
        if duties.iter().any(|duty| duty.id == id) {
            return Err(table.place(repeated(&id), item));
        }
        let recipient = table.require("recipient")?;
        let recipient = table.word(recipient, |name| declared(policy, name))?;
        let mut duty = Duty::new(id, recipient, table.required_text("text")?);
        duty.when = rules::conditions(&mut table)?;
        table.finish()?;
        duties.push(duty);
    }
    Ok(duties)
}

fn press(table: &mut Table<'_>, policy: &DisclosurePolicy) -> Result<Option<PressPolicy>> {
    let Some(mut table) = table.table("press")? else {
        return Ok(None);
    };
    let recipient = table.require("recipient")?;
    let recipient = table.word(recipient, |name| declared(policy, name))?;
    let mut press = PressPolicy::new(recipient, table.required_text("text")?);
    press.refer_to = table.texts("refer-to")?;
    table.finish()?;
    Ok(Some(press))
}

fn statistics(
    table: &mut Table<'_>,
    policy: &DisclosurePolicy,
) -> Result<Option<StatisticsPolicy>> {
    let Some(mut table) = table.table("statistics")? else {
        return Ok(None);
    };
    let released = table.flag("released")?;
    let missing = || {
        Error::new(ErrorKind::Missing {
            name: "released".into(),
        })
    };
    let released = released.ok_or_else(|| table.refuse(missing()))?;
    let mut statistics = StatisticsPolicy::new(released);
    statistics.obtain = table.optional_text("obtain")?;
    statistics.recipients = table.words("recipients", |name| declared(policy, name))?;
    table.finish()?;
    Ok(Some(statistics))
}
