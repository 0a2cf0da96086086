//! How rows are written down.

/// A row for an attribute: `attribute!(field: "name")`.
macro_rules! attribute {
    ($($field:ident).+ : $name:literal) => {
        $crate::codec::table::Attribute::<Self>::new(
            $name,
            |value: &Self| &value.$($field).+,
            |value: &mut Self| &mut value.$($field).+,
        )
    };
}

/// A row for at most one child: `one!(field: "Name")`, or `"Name" / "IodefName"`.
macro_rules! one {
    ($($field:ident).+ : $($name:literal $(/ $iodef:literal)?),+) => {
        $crate::codec::table::Child::<Self>::one(
            &[$($crate::codec::table::name!($name $(/ $iodef)?)),+],
            |value: &Self| &value.$($field).+,
            |value: &mut Self| &mut value.$($field).+,
        )
    };
}

/// A row for any number of children: `many!(field: "Name")`.
macro_rules! many {
    ($($field:ident).+ : $($name:literal $(/ $iodef:literal)?),+) => {
        $crate::codec::table::Child::<Self>::many(
            &[$($crate::codec::table::name!($name $(/ $iodef)?)),+],
            |value: &Self| &value.$($field).+,
            |value: &mut Self| &mut value.$($field).+,
        )
    };
}

/// A row for children that the model has no type for yet: `kept!("Name")`.
macro_rules! kept {
    ($($name:literal),+) => {
        $crate::codec::table::Child::<Self>::kept(
            &[$($crate::codec::table::name!($name)),+],
            $crate::value::Vocabulary::Iodef2.namespace(),
        )
    };
}

macro_rules! name {
    ($name:literal) => {
        $crate::codec::table::Name::new($name)
    };
    ($name:literal / $iodef:literal) => {
        $crate::codec::table::Name::two($name, $iodef)
    };
}

/// The text of a class: `text!(field)`.
macro_rules! text {
    ($field:ident) => {
        $crate::codec::table::Content::Text {
            vocabularies: $crate::codec::table::Vocabularies::ALL,
            get: |value: &Self| &value.$field,
            get_mut: |value: &mut Self| &mut value.$field,
        }
    };
}

pub(crate) use {attribute, kept, many, name, one, text};
