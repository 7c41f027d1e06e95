//! What a filter asks for, held against what the record has.
//!
//! Files and the API refuse a value that the record does not have, since a file without rows would
//! be taken for an answer. A page leads to the canonical spelling, or says what is nearest.

use crate::domain::Lang;
use crate::record::{Filter, Form, Key, Named, Names, Spelling, Value};
use crate::web::error::Error;

/// The values that name something of the record.
fn named(filter: &Filter) -> impl Iterator<Item = (&'static Key, Named, &String)> {
    filter.pairs().filter_map(|(key, value)| match (key.form, value) {
        (Form::Of(named), Value::Text(text)) => Some((key, named, text)),
        _ => None,
    })
}

/// Whether a filter names something of the record.
pub(in crate::web) fn names_something(filter: &Filter) -> bool {
    named(filter).next().is_some()
}

fn with_other(filter: Filter, key: &'static Key, value: &str, other: &str) -> Filter {
    filter.without_value(key, &value.into()).with(key, other)
}

/// The filter of a file or of the API as the record spells it. A Hong Kong code of five digits is
/// the one of four; other spellings are refused with the canonical one.
///
/// # Errors
/// [`Error::BadValue`] with the nearest values that the record has.
pub(in crate::web) fn known(filter: &Filter, names: &Names) -> Result<Filter, Error> {
    let mut known = filter.clone();
    for (key, named, text) in named(filter) {
        let near = match names.spelling(named, text) {
            Spelling::Exact => continue,
            Spelling::FiveDigits(code) => {
                known = with_other(known, key, text, &code);
                continue;
            }
            Spelling::Other(spelled) => vec![spelled],
            Spelling::Unknown(near) => near,
        };
        let form = named.form().to_owned();
        let allowed = near.into_iter().chain([form]).collect();
        let (field, value) = (key.name.to_owned(), text.clone());
        return Err(Error::BadValue { field, value, allowed, told: "" });
    }
    Ok(known)
}

/// Lets a page through whose filter is spelled as the record has it. `at` gives the address of the
/// page under another filter.
///
/// # Errors
/// [`Error::Moved`] to the canonical spelling, or [`Error::NoSuch`] with the nearest names.
pub(in crate::web) fn spelled(
    filter: &Filter,
    names: &Names,
    lang: Lang,
    at: impl Fn(Filter) -> String,
) -> Result<(), Error> {
    let mut canonical = filter.clone();
    for (key, named, text) in named(filter) {
        match names.spelling(named, text) {
            Spelling::Exact => {}
            Spelling::FiveDigits(other) | Spelling::Other(other) => {
                canonical = with_other(canonical, key, text, &other);
            }
            Spelling::Unknown(near) => {
                let link = |other: String| {
                    let name = names.name(named, &other, lang).to_owned();
                    (name, at(with_other(filter.clone(), key, text, &other)))
                };
                let near = near.into_iter().map(link).collect();
                return Err(Error::NoSuch { value: text.clone(), near });
            }
        }
    }
    if canonical == *filter { Ok(()) } else { Err(Error::Moved(at(canonical))) }
}
