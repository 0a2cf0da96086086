//! How rows are written down.

/// A row for an attribute: `attribute!(field: "name")`.
macro_rules! attribute {
    ($($field:ident).+ : $name:literal) => {
        $crate::codec::table::Attribute::<Self>::new(
            $name,
            |value: &Self| &value.$($field).+,
            |value: &mut Self| &mut value.$($field).+,
            |value: &Self, vocabulary| {
                $crate::codec::node::Value::spelling(&value.$($field).+, vocabulary)
            },
            |value: &Self| $crate::codec::node::Value::is_set(&value.$($field).+),
            $crate::codec::types::stated(|value: &Self| &value.$($field).+),
        )
    };
}

/// A row for at most one child: `one!(field: "Name")`, or `"Name" / "IodefName"`,
/// or `"Name" / "Iodef1Name" / "Iodef2Name"`; an empty name is none.
macro_rules! one {
    ($($field:ident).+ : $($name:literal $(/ $iodef:literal)* ),+) => {
        $crate::codec::table::Child::<Self>::one(
            &[$($crate::codec::table::name!($name $(/ $iodef)*)),+],
            $crate::codec::table::access!($($field).+),
        )
    };
}

/// A row for any number of children: `many!(field: "Name")`.
macro_rules! many {
    ($($field:ident).+ : $($name:literal $(/ $iodef:literal)* ),+) => {
        $crate::codec::table::Child::<Self>::many(
            &[$($crate::codec::table::name!($name $(/ $iodef)*)),+],
            $crate::codec::table::access!($($field).+),
        )
    };
}

/// How to get at a field that holds children.
macro_rules! access {
    ($($field:ident).+) => {
        $crate::codec::table::Access::<Self> {
            get: |value: &Self| &value.$($field).+,
            get_mut: |value: &mut Self| &mut value.$($field).+,
            any: |value: &Self, holds| {
                $crate::codec::node::Slot::any(&value.$($field).+, holds)
            },
            write: |value: &Self, family, encoder| {
                $crate::codec::node::Slot::write(&value.$($field).+, family, encoder)
            },
            is_filled: |value: &Self| $crate::codec::node::Slot::len(&value.$($field).+) > 0,
            sayable: $crate::codec::types::sayable(|value: &Self| &value.$($field).+),
        }
    };
}

macro_rules! name {
    ($name:literal) => {
        $crate::codec::table::Name::elements($name, $name, $name)
    };
    ($name:literal / $iodef:literal) => {
        $crate::codec::table::Name::elements($name, $iodef, $iodef)
    };
    ($name:literal / $iodef1:literal / $iodef2:literal) => {
        $crate::codec::table::Name::elements($name, $iodef1, $iodef2)
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

pub(crate) use {access, attribute, many, name, one, text};
