use std::fmt;
use std::str::FromStr;

use smol_str::SmolStr;

use crate::{Error, Result};

/// A number that keeps its digits (RFC 7970, sections 2.1 and 2.2).
///
/// It holds what `xs:integer`, `xs:decimal`, `xs:float` and `xs:double` can say,
/// `INF`, `-INF` and `NaN` included, as written: `1.50` stays `1.50`, and no
/// digit of a sum of money is lost to a binary float. White space around it is
/// dropped. Equality is of what was written; see [`same_value`](Self::same_value).
///
/// ```
/// use iodef::Number;
///
/// let loss: Number = "1234567890.10".parse()?;
/// assert_eq!(loss.to_string(), "1234567890.10");
/// assert!(loss.same_value(&"1.2345678901e9".parse()?));
/// assert!("1,000".parse::<Number>().is_err());
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(SmolStr);

/// The digits of a finite number without zeros at either end, and the power of
/// ten they are to be multiplied by; no digits for zero.
#[derive(PartialEq, Eq)]
struct Exact {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Number {
    pub(crate) const ZERO: Self = Self(SmolStr::new_static("0"));

    /// The number as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest 64-bit float: infinite beyond its range.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// The value, if it is whole and 64 bits can hold it; `1e3` and `1000.0` are
    /// whole.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        let exact = self.exact()?;
        if exact.digits.is_empty() {
            return Some(0);
        }
        let power = 10_i128.checked_pow(u32::try_from(exact.exponent).ok()?)?;
        let value = exact.digits.parse::<i128>().ok()?.checked_mul(power)?;
        i64::try_from(if exact.negative { -value } else { value }).ok()
    }

    /// Whether it is written as an `xs:integer`: a sign and digits only.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        self.is_decimal() && !self.0.contains('.')
    }

    /// Whether it is written as an `xs:decimal`: without exponent, and finite.
    #[must_use]
    pub fn is_decimal(&self) -> bool {
        self.0
            .bytes()
            .all(|b| b.is_ascii_digit() || b"+-.".contains(&b))
    }

    /// Whether it is greater than zero, as RFC 7970 has it of an amount of loss.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        let infinite = matches!(self.as_str(), "INF" | "+INF");
        infinite || self.mantissa().bytes().any(|b| matches!(b, b'1'..=b'9')) && !self.is_signed()
    }

    /// Whether both have the same value, compared in decimal to the last digit.
    /// `NaN` is the same as `NaN`, and zero the same as minus zero.
    #[must_use]
    pub fn same_value(&self, other: &Self) -> bool {
        let plain = |number: &Self| number.0.strip_prefix('+').unwrap_or(&number.0) == "INF";
        match (self.exact(), other.exact()) {
            (Some(mine), Some(theirs)) => mine == theirs,
            _ => self == other || plain(self) && plain(other),
        }
    }

    fn is_signed(&self) -> bool {
        self.0.starts_with('-')
    }

    fn mantissa(&self) -> &str {
        let end = self.0.find(['e', 'E']).unwrap_or(self.0.len());
        self.0.get(..end).unwrap_or_default()
    }

    /// `None` for what is not finite, and for an exponent beyond 64 bits.
    fn exact(&self) -> Option<Exact> {
        let written = self.0.trim_start_matches(['+', '-']);
        let (mantissa, exponent) = written.split_once(['e', 'E']).unwrap_or((written, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        if !is_digits(&all) {
            return None;
        }
        let digits = all.trim_end_matches('0');
        let shift = all.len() - digits.len();
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() {
            return Some(Exact {
                negative: false,
                digits: String::new(),
                exponent: 0,
            });
        }
        let exponent = exponent
            .parse::<i64>()
            .ok()?
            .checked_add(i64::try_from(shift).ok()?)?
            .checked_sub(i64::try_from(fraction.len()).ok()?)?;
        Some(Exact {
            negative: self.is_signed(),
            digits: digits.into(),
            exponent,
        })
    }
}

impl FromStr for Number {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let number = text.trim_ascii();
        if is_number(number) {
            Ok(Self(number.into()))
        } else {
            Err(Error::value("a number", text))
        }
    }
}

fn is_number(text: &str) -> bool {
    if is_digits(text) || matches!(text, "INF" | "+INF" | "-INF" | "NaN") {
        return true;
    }
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = unsigned(mantissa)
        .split_once('.')
        .unwrap_or((unsigned(mantissa), ""));
    let mantissa_holds = match (whole, fraction) {
        ("", digits) | (digits, "") => is_digits(digits),
        (whole, fraction) => is_digits(whole) && is_digits(fraction),
    };
    mantissa_holds && is_digits(unsigned(exponent))
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                Self(value.to_string().into())
            }
        }
    )*};
}

from_integers!(i32, i64, u32, u64);

/// The shortest digits that give the float back; an error unless it is finite.
impl TryFrom<f64> for Number {
    type Error = Error;

    fn try_from(value: f64) -> Result<Self> {
        if !value.is_finite() {
            return Err(Error::value("a finite number", &value.to_string()));
        }
        let plain = value == 0.0 || (1e-6..1e16).contains(&value.abs());
        let text = if plain {
            value.to_string()
        } else {
            format!("{value:e}")
        };
        Ok(Self(text.into()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn r080_digits_are_kept() {
        for text in [
            "0",
            "1.50",
            "007",
            "+1",
            "-0",
            "1.",
            ".5",
            "1E9",
            "1e-09",
            "-.5e+3",
            "INF",
            "-INF",
            "NaN",
            "123456789012345678901234567890.10",
        ] {
            assert_eq!(number(&format!(" \n{text}\t")).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "", " ", "+", ".", "e5", "1e", "1e+", "1,5", "1 5", "0x10", "inf", "nan", "infinity",
            "1.2.3", "--1", "+-1", "1e1.5", "١",
        ] {
            let error = text.parse::<Number>().unwrap_err().to_string();
            assert_eq!(error, format!("expected a number, found {text:?}"));
        }
    }

    #[test]
    fn values_are_compared_to_the_last_digit() {
        let same = [
            ("1.50", "15e-1"),
            ("0", "-0.000e7"),
            ("+INF", "INF"),
            ("NaN", "NaN"),
            ("100", "1E2"),
            ("-0.10", "-1e-1"),
        ];
        for (a, b) in same {
            assert!(number(a).same_value(&number(b)), "{a} {b}");
        }
        let different = [
            ("9007199254740993", "9007199254740992"),
            ("1", "-1"),
            ("INF", "-INF"),
            ("NaN", "0"),
            ("1e99999999999999999999", "2e99999999999999999999"),
        ];
        for (a, b) in different {
            assert!(!number(a).same_value(&number(b)), "{a} {b}");
        }
    }

    #[test]
    fn kinds_and_conversions() {
        assert_eq!(number("1e3").to_i64(), Some(1000));
        assert_eq!(number("-9223372036854775808").to_i64(), Some(i64::MIN));
        assert_eq!(number("9223372036854775808").to_i64(), None);
        assert_eq!(number("0e999999999999999999999").to_i64(), Some(0));
        assert_eq!(number("1e-1").to_i64(), None);
        assert!(number("-12").is_integer() && !number("1e1").is_integer());
        assert!(number("1.").is_decimal() && !number("1.").is_integer());
        assert!(number("0.01").is_positive() && !number("0e5").is_positive());
        assert!(number("INF").is_positive() && !number("-INF").is_positive());
        assert!(!number("-1").is_positive() && !number("NaN").is_positive());
        assert!(number("-INF").to_f64() < f64::MIN && number("NaN").to_f64().is_nan());
        assert!(Number::try_from(f64::NAN).is_err());
        assert_eq!(Number::from(u64::MAX).as_str(), "18446744073709551615");
    }

    /// Plainly, unless that would take more digits than the number has.
    #[test]
    fn floats_are_written_short() {
        for (float, text) in [
            (0.0, "0"),
            (0.25, "0.25"),
            (-1e6, "-1000000"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e308"),
        ] {
            assert_eq!(Number::try_from(float).unwrap().as_str(), text);
        }
    }

    proptest! {
        #[test]
        fn floats_come_back(value in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
            let number = Number::try_from(value).unwrap();
            prop_assert_eq!(&number.as_str().parse::<Number>().unwrap(), &number);
            prop_assert_eq!(number.to_f64().to_bits(), value.to_bits());
        }

        #[test]
        fn integers_come_back(value: i64) {
            prop_assert_eq!(Number::from(value).to_i64(), Some(value));
        }

        #[test]
        fn any_text_is_kept_or_refused(text in "[-+.0-9eEINFa]{0,12}") {
            if let Ok(number) = text.parse::<Number>() {
                prop_assert_eq!(number.as_str(), &*text);
                prop_assert!(number.same_value(&number));
                prop_assert_eq!(text == "NaN", number.to_f64().is_nan());
            }
        }
    }
}
