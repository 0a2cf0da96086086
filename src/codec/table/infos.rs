//! What is to be known of the rows of a class, without their fields.

use std::ops::Range;

use super::keys::{Key, Keys};
use super::{Attribute, AttributeInfo, Child, ChildInfo, MAX_ROWS, Name};
use crate::codec::source::Tag;
use crate::value::Vocabulary;

/// The rows of a class that are attributes, or those that are children.
///
/// It does not depend on the class's type, so that one piece of code serves all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Infos<I: 'static> {
    /// None behind the last: a pointer there would have to be put right at every start.
    rows: [Option<&'static I>; MAX_ROWS],
    count: usize,
    keys: Keys,
}

/// What a tag is of.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub(crate) row: usize,
    pub(crate) variant: usize,
    pub(crate) info: &'static ChildInfo,
}

impl<I> Infos<I> {
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static I> {
        self.rows.iter().copied().map_while(|row| row)
    }

    #[inline]
    pub(crate) fn get(&self, row: usize) -> Option<&'static I> {
        *self.rows.get(row)?
    }

    /// The rows within a range that may have a name of this key.
    #[inline]
    fn may_be(
        &self,
        key: Key,
        vocabulary: Vocabulary,
        range: Range<usize>,
    ) -> impl Iterator<Item = (usize, &'static I)> {
        let keys = self.keys.within(vocabulary).get(range.clone());
        let infos = self.rows.get(range.clone());
        let rows = keys
            .unwrap_or_default()
            .iter()
            .zip(infos.unwrap_or_default());
        let rows = range.zip(rows);
        rows.filter_map(move |(row, (of_row, info))| {
            Some((row, (*info).filter(|_| of_row.may_be(key))?))
        })
    }
}

impl Infos<ChildInfo> {
    pub(super) const NONE: Self = Self::of_children::<()>(&[]);

    pub(super) const fn of_children<T>(rows: &'static [Child<T>]) -> Self {
        let mut infos = [None; MAX_ROWS];
        let mut names: [&[Name]; MAX_ROWS] = [&[]; MAX_ROWS];
        let (mut left, mut to_infos): (_, &mut [_]) = (rows, &mut infos);
        let mut to_names: &mut [_] = &mut names;
        while let ([row, rows @ ..], [info, infos @ ..], [name, names @ ..]) =
            (left, to_infos, to_names)
        {
            (*info, *name) = (Some(&row.info), row.info.names);
            (left, to_infos, to_names) = (rows, infos, names);
        }
        Self {
            rows: infos,
            count: rows.len(),
            keys: Keys::of(&names),
        }
    }

    /// The row and variant of a tag, sought from row `from` on and around.
    #[inline]
    pub(crate) fn find(&self, vocabulary: Vocabulary, tag: &Tag<'_>, from: usize) -> Option<Found> {
        let key = Key::of(tag.local);
        let search = |range| {
            let mut rows = self.may_be(key, vocabulary, range);
            rows.find_map(|(row, info)| {
                let variant = info.matches(vocabulary, tag)?;
                Some(Found { row, variant, info })
            })
        };
        search(from..self.count).or_else(|| search(0..from))
    }
}

impl Infos<AttributeInfo> {
    pub(super) const fn of_attributes<T>(rows: &'static [Attribute<T>]) -> Self {
        let mut infos = [None; MAX_ROWS];
        let mut names: [&[Name]; MAX_ROWS] = [&[]; MAX_ROWS];
        let (mut left, mut to_infos): (_, &mut [_]) = (rows, &mut infos);
        let mut to_names: &mut [_] = &mut names;
        while let ([row, rows @ ..], [info, infos @ ..], [name, names @ ..]) =
            (left, to_infos, to_names)
        {
            (*info, *name) = (Some(&row.info), std::slice::from_ref(&row.info.name));
            (left, to_infos, to_names) = (rows, infos, names);
        }
        Self {
            rows: infos,
            count: rows.len(),
            keys: Keys::of(&names),
        }
    }

    /// The row of an attribute's name.
    #[inline]
    pub(crate) fn find(
        &self,
        vocabulary: Vocabulary,
        name: &str,
    ) -> Option<(usize, &'static AttributeInfo)> {
        let mut rows = self.may_be(Key::of(name), vocabulary, 0..self.count);
        rows.find(|(_, info)| {
            info.name.within(vocabulary) == name && info.vocabularies.contains(vocabulary)
        })
    }
}
