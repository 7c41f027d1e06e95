//! What the record names: who and what a value of a key may mean, and what it is called.

use std::collections::BTreeMap;

use super::key::Named;
use crate::domain::{Lang, Text, nearest_few, words};

/// The names of what keys can ask for, of one version of the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<&'static str, BTreeMap<String, Text>>);

/// How a value stands to the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spelling {
    /// The record has it.
    Exact,
    /// A Hong Kong code of five digits, of which the record has the one of four.
    FiveDigits(String),
    /// The record has it in another spelling: case, width, signs between the words, a caret left
    /// out before an index; or it is a name of what the record has.
    Other(String),
    /// The record does not have it; the nearest values that it has.
    Unknown(Vec<String>),
}

/// Most values suggested in place of an unknown one.
const NEAREST: usize = 3;

impl Names {
    /// Adds a value with its name.
    pub fn add(&mut self, named: Named, value: String, name: Text) {
        self.0.entry(named.word()).or_default().insert(value, name);
    }

    fn all(&self, named: Named) -> impl Iterator<Item = (&String, &Text)> {
        self.0.get(named.word()).into_iter().flatten()
    }

    /// The name of a value; the value itself where the record has no other.
    #[must_use]
    pub fn name<'a>(&'a self, named: Named, value: &'a str, lang: Lang) -> &'a str {
        let name = self.0.get(named.word()).and_then(|names| names.get(value));
        name.map(|name| name.get(lang)).filter(|name| !name.is_empty()).unwrap_or(value)
    }

    /// How a value stands to what the record has. Announcements are too many to be held here; whoever
    /// reads them finds out.
    #[must_use]
    pub fn spelling(&self, named: Named, value: &str) -> Spelling {
        let is_known = self.0.get(named.word()).is_some_and(|names| names.contains_key(value));
        if is_known || named == Named::Announcement {
            return Spelling::Exact;
        }
        if let Some(code) = four_digits(value).filter(|_| named == Named::Symbol)
            && self.all(named).any(|(known, _)| *known == code)
        {
            return Spelling::FiveDigits(code);
        }
        let folded = folded(value);
        let is_same = |known: &str| !folded.is_empty() && self::folded(known) == folded;
        let same = self
            .all(named)
            .find(|(known, _)| is_same(known))
            .or_else(|| self.all(named).find(|(_, name)| is_same(&name.en) || is_same(&name.zh)));
        if let Some((known, _)) = same {
            return Spelling::Other(known.clone());
        }
        let lower = value.to_lowercase();
        let lowered: Vec<(String, &String)> =
            self.all(named).map(|(known, _)| (known.to_lowercase(), known)).collect();
        let near = nearest_few(&lower, lowered.iter().map(|(lower, _)| lower.as_str()), NEAREST);
        let known = |near: &str| lowered.iter().find(|(lower, _)| lower == near);
        Spelling::Unknown(near.into_iter().filter_map(known).map(|(_, k)| (*k).clone()).collect())
    }
}

/// What spellings of one value have in common.
fn folded(value: &str) -> String {
    let key = words::key(value);
    let code = four_digits(&format!("{}.HK", key.strip_suffix("hk").unwrap_or_default()));
    code.map_or(key, |code| words::key(&code))
}

/// A Hong Kong code without the zeros that fill it up to five digits.
fn four_digits(symbol: &str) -> Option<String> {
    let digits = symbol.strip_suffix(".HK")?;
    let is_code = digits.len() == 5 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_code.then(|| digits.strip_prefix('0').map(|rest| format!("{rest}.HK"))).flatten()
}

impl Named {
    const fn word(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Model => "model",
            Self::Announcement => "announcement",
            Self::Symbol => "symbol",
            Self::Index => "index",
            Self::Publisher => "publisher",
            Self::Benchmark => "benchmark",
            Self::Reference => "reference",
            Self::Subset => "subset",
            Self::Setting => "setting",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        let text = |en: &str, zh: &str| Text { en: en.to_owned(), zh: zh.to_owned() };
        names.add(Named::Company, "baidu".to_owned(), text("Baidu", "百度"));
        names.add(Named::Company, "alibaba".to_owned(), text("Alibaba", "阿里巴巴"));
        for symbol in ["9888.HK", "300418.SZ", "^HSI"] {
            names.add(Named::Symbol, symbol.to_owned(), Text::default());
        }
        names
    }

    #[test]
    fn other_spellings_of_a_value_are_known() {
        let names = names();
        for (named, value, known) in [
            (Named::Company, "Baidu", "baidu"),
            (Named::Company, "ＢＡＩＤＵ", "baidu"),
            (Named::Company, "百度", "baidu"),
            (Named::Symbol, "HSI", "^HSI"),
            (Named::Symbol, "hsi", "^HSI"),
            (Named::Symbol, "9888.hk", "9888.HK"),
            (Named::Symbol, "09888.hk", "9888.HK"),
            (Named::Symbol, "300418.sz", "300418.SZ"),
        ] {
            assert_eq!(names.spelling(named, value), Spelling::Other(known.to_owned()), "{value}");
        }
        let five = names.spelling(Named::Symbol, "09888.HK");
        assert_eq!(five, Spelling::FiveDigits("9888.HK".to_owned()));
        assert_eq!(names.spelling(Named::Symbol, "9888.HK"), Spelling::Exact);
    }

    #[test]
    fn what_the_record_does_not_have_has_neighbours() {
        let names = names();
        let near = |named, value| names.spelling(named, value);
        assert_eq!(near(Named::Company, "baidoo"), Spelling::Unknown(vec!["baidu".to_owned()]));
        let slip = near(Named::Symbol, "300481.SZ");
        assert!(matches!(slip, Spelling::Unknown(near) if near[0] == "300418.SZ"));
        assert_eq!(near(Named::Company, "nosuch"), Spelling::Unknown(Vec::new()));
        assert_eq!(names.name(Named::Company, "baidu", Lang::Zh), "百度");
        assert_eq!(names.name(Named::Company, "nosuch", Lang::Zh), "nosuch");
    }
}
