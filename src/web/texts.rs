//! Interface texts: Fluent messages, one file a language, compiled into the binary.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::domain::Lang;

static ENGLISH: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle("en", include_str!("../../locales/en.ftl")));
static CHINESE: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle("zh-Hans", include_str!("../../locales/zh.ftl")));

fn bundle(tag: &str, source: &str) -> FluentBundle<FluentResource> {
    // Syntax errors and repeated keys are kept out by the test `every_text_is_there_in_both_languages`.
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
    let language = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(grouped(&number.as_string())),
        _ => None,
    }));
    bundle.add_resource_overriding(resource);
    bundle
}

/// The texts of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts(pub Lang);

impl Texts {
    /// The text of a key; the key itself if there is none, which a test rules out.
    #[must_use]
    pub fn get(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of a key with a number `$n`.
    #[must_use]
    pub fn count(self, key: &str, n: impl Count) -> String {
        self.with(key, &[("n", Value::from(n.count()))])
    }

    /// The text of a key with a text `$v`.
    #[must_use]
    pub fn about(self, key: &str, value: &str) -> String {
        self.with(key, &[("v", Value::from(value))])
    }

    /// The text of a key with named values.
    #[must_use]
    pub fn with(self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        let bundle: &FluentBundle<FluentResource> = match self.0 {
            Lang::En => &ENGLISH,
            Lang::Zh => &CHINESE,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text.into_owned()
    }
}

/// A value put into a text.
pub type Value<'a> = FluentValue<'a>;

/// A number of things; templates hold them by reference.
pub trait Count {
    /// The number.
    fn count(self) -> i64;
}

macro_rules! count {
    ($($number:ty),+) => {
        $(impl Count for $number {
            fn count(self) -> i64 { i64::try_from(self).unwrap_or(i64::MAX) }
        }
        impl Count for &$number {
            fn count(self) -> i64 { (*self).count() }
        })+
    };
}

count!(i64, usize);

/// Digits in groups of three, the fraction left as it is: `260,000,000,000`.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut text = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    fraction.map_or_else(|| text.clone(), |fraction| format!("{text}.{fraction}"))
}
