//! The text form of filters.

use winnow::ascii::multispace0;
use winnow::combinator::{alt, cut_err, delimited, eof, preceded, repeat, separated, terminated};
use winnow::error::{ContextError, ErrMode, StrContext, StrContextValue};
use winnow::token::{none_of, one_of, take_while};
use winnow::{ModalResult, Parser};

use crate::error::Position;
use crate::select::comparison::{Comparison, Operator};
use crate::select::filter::Expression;
use crate::{Error, ErrorKind, Field, Result};

/// How deep parentheses may be nested.
const DEPTH: usize = 64;
/// How long a filter may be.
const LENGTH: usize = 64 * 1024;

pub(super) fn parse(text: &str) -> Result<Expression> {
    if text.len() > LENGTH || is_deep(text) {
        let message =
            format!("more than {LENGTH} bytes, or than {DEPTH} parentheses in one another");
        return Err(Error::new(ErrorKind::Filter(message.into())));
    }
    let whole = terminated(expression, multispace0);
    let mut whole = terminated(whole, eof.context(expected("`and`, `or`, or the end")));
    whole.parse(text).map_err(|error| {
        let at = error.offset();
        let rest = text.get(at..).unwrap_or_default();
        let spaces = rest.len() - rest.trim_start().len();
        explain(error.inner(), rest.trim_start()).at(Position::within(text, at + spaces))
    })
}

fn is_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEPTH
    })
}

fn explain(error: &ContextError, rest: &str) -> Error {
    if let Some(cause) = error
        .cause()
        .and_then(|cause| cause.downcast_ref::<Error>())
    {
        return Error::new(cause.kind().clone());
    }
    let mut words = error.context().filter_map(|context| match context {
        StrContext::Expected(StrContextValue::Description(words)) => Some(*words),
        _ => None,
    });
    let expected = words.next().unwrap_or("a filter such as status = new");
    let found = rest.split(char::is_whitespace).next().unwrap_or_default();
    Error::value(expected, found)
}

fn expected(what: &'static str) -> StrContext {
    StrContext::Expected(StrContextValue::Description(what))
}

fn expression(input: &mut &str) -> ModalResult<Expression> {
    let all: Vec<_> = separated(1.., conjunction, word("or")).parse_next(input)?;
    Ok(Expression::any(all))
}

fn conjunction(input: &mut &str) -> ModalResult<Expression> {
    let all: Vec<_> = separated(1.., negation, word("and")).parse_next(input)?;
    Ok(Expression::all(all))
}

fn negation(input: &mut &str) -> ModalResult<Expression> {
    let times: usize = repeat(0.., word("not")).parse_next(input)?;
    let inner = alt((
        delimited(
            symbol("("),
            cut_err(expression),
            cut_err(symbol(")")).context(expected("`)`")),
        ),
        comparison,
    ))
    .parse_next(input)?;
    Ok(if times % 2 == 1 { inner.not() } else { inner })
}

fn comparison(input: &mut &str) -> ModalResult<Expression> {
    let field = field.parse_next(input)?;
    let operator = cut_err(operator)
        .context(expected(
            "=, !=, <, <=, >, >=, in, contains, matches or exists",
        ))
        .parse_next(input)?;
    let before = *input;
    let values = match operator {
        Operator::Exists => Vec::new(),
        Operator::In => cut_err(alt((list, value.map(|value| vec![value]))))
            .context(expected("a value, or several in parentheses"))
            .parse_next(input)?,
        _ => vec![
            cut_err(value)
                .context(expected("a value"))
                .parse_next(input)?,
        ],
    };
    let values: Vec<&str> = values.iter().map(|value| &**value).collect();
    let made = Comparison::new(field, operator, &values);
    made.map(Expression::from).map_err(|error| {
        *input = before;
        cut(error)
    })
}

fn field(input: &mut &str) -> ModalResult<Field> {
    let is_name = |c: char| c.is_alphanumeric() || "./-_@:".contains(c);
    let name = preceded(multispace0, take_while(1.., is_name))
        .context(expected("a field such as attacker.address, `not`, or `(`"));
    cut_err(name.try_map(str::parse::<Field>)).parse_next(input)
}

fn operator(input: &mut &str) -> ModalResult<Operator> {
    let sign = take_while(1..=2, |c| "<>=!".contains(c));
    let word = take_while(1.., char::is_alphabetic);
    preceded(multispace0, alt((sign, word)))
        .verify_map(Operator::named)
        .parse_next(input)
}

fn list(input: &mut &str) -> ModalResult<Vec<String>> {
    delimited(
        symbol("("),
        separated(1.., value, symbol(",")),
        cut_err(symbol(")")).context(expected("`,` or `)`")),
    )
    .parse_next(input)
}

fn value(input: &mut &str) -> ModalResult<String> {
    let is_bare = |c: char| !c.is_whitespace() && !"(),\"'<>=!".contains(c);
    let bare = take_while(1.., is_bare).map(str::to_owned);
    preceded(multispace0, alt((quoted('"'), quoted('\''), bare))).parse_next(input)
}

/// A text in quotes, in which a backslash takes what follows as it is.
fn quoted<'i>(quote: char) -> impl Parser<&'i str, String, ErrMode<ContextError>> {
    let character = alt((preceded('\\', one_of([quote, '\\'])), none_of(quote)));
    let end = cut_err(quote).context(expected("a quote that ends the text"));
    delimited(quote, repeat(0.., character), end)
}

fn symbol<'i>(text: &'static str) -> impl Parser<&'i str, &'i str, ErrMode<ContextError>> {
    preceded(multispace0, text)
}

/// A word in letters of either case, which no other letter follows.
fn word<'i>(word: &'static str) -> impl Parser<&'i str, &'i str, ErrMode<ContextError>> {
    let letters = take_while(1.., |c: char| c.is_alphanumeric() || "./-_@".contains(c));
    preceded(
        multispace0,
        letters.verify(move |found: &str| found.eq_ignore_ascii_case(word)),
    )
}

fn cut(error: Error) -> ErrMode<ContextError> {
    use winnow::error::FromExternalError;
    ErrMode::<ContextError>::from_external_error(&"", error).cut()
}
