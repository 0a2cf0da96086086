/// Defines chained setters for the fields of a model struct.
///
/// `set` fills an optional or plain field, `push` adds to a list.
macro_rules! setters {
    ($type:ident { $( set $setter:ident: $field:ident, $value:ty; )* $( push $adder:ident: $list:ident, $item:ty; )* }) => {
        impl $type {
            $(
                #[doc = concat!("Sets [`", stringify!($field), "`](Self::", stringify!($field), ").")]
                #[must_use]
                pub fn $setter(mut self, value: impl Into<$value>) -> Self {
                    let value: $value = value.into();
                    self.$field = Some(value.into());
                    self
                }
            )*
            $(
                #[doc = concat!("Adds to [`", stringify!($list), "`](Self::", stringify!($list), ").")]
                #[must_use]
                pub fn $adder(mut self, value: impl Into<$item>) -> Self {
                    self.$list.push(value.into());
                    self
                }
            )*
        }
    };
}

pub(crate) use setters;
