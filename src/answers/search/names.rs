//! The forms under which one thing is looked for: names, aliases, pinyin, tickers.

use std::collections::BTreeMap;

use super::segment::{Segment, segments};
use crate::answers::rows::split;
use crate::domain::pinyin;
use crate::domain::words::{key, words};

/// Everything a company, model or person is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// The forms as words.
    pub(super) segments: Vec<Segment>,
    /// The forms without blanks and how good each is: 0 for the thing's own name, 1 for an alias,
    /// a ticker or pinyin.
    pub(super) keys: BTreeMap<String, u8>,
}

/// Everything that the companies, models and people of a record are called, by slug.
#[derive(Debug, Default)]
pub struct Called {
    pub(super) companies: BTreeMap<String, Names>,
    pub(super) models: BTreeMap<String, Names>,
    pub(super) people: BTreeMap<String, Names>,
}

/// The grade of a name of its own.
pub(super) const OWN: u8 = 0;

/// The grade of another name.
pub(super) const OTHER: u8 = 1;

/// The grade of a name that only begins with what is asked for.
const BEGUN: u8 = 2;

impl Names {
    /// The names of something that has a Chinese name with its pinyin, other names of its own, aliases
    /// and symbols, the last two joined by `;`.
    pub(super) fn of(
        (zh, pinyin): (&str, &str),
        own: &[&String],
        aliases: &str,
        symbols: &str,
    ) -> Self {
        let mut names = Self::default();
        names.name(zh, pinyin, OWN);
        for name in own {
            names.name(name, "", OWN);
        }
        for alias in split(aliases) {
            names.name(alias, "", OTHER);
        }
        for symbol in split(symbols) {
            names.ticker(symbol);
        }
        names
    }

    /// How good the best name is that equals a key or begins with it.
    pub(super) fn grade(&self, key: &str) -> Option<u8> {
        let begins =
            || self.keys.range(key.to_owned()..).next().filter(|(n, _)| n.starts_with(key));
        self.keys.get(key).copied().or_else(|| begins().map(|_| BEGUN))
    }

    /// Adds a name with its pinyin, which the record may have `written`.
    pub(super) fn name(&mut self, name: &str, written: &str, grade: u8) {
        self.text(name, grade);
        self.text(written, OTHER);
        let han: Vec<bool> = words(name).iter().map(|word| word.is_han).collect();
        for spelling in pinyin::spellings(name, written) {
            self.spelled(&spelling, &han);
            self.word(pinyin::initials(name, &spelling));
        }
    }

    /// Adds a ticker: with its exchange and without, and as other houses write it.
    pub(super) fn ticker(&mut self, symbol: &str) {
        let (code, exchange) = symbol.split_once('.').unwrap_or((symbol, ""));
        let mut forms = vec![symbol.to_owned(), code.to_owned()];
        match exchange {
            // Hong Kong's codes are printed with four digits, five, and as plain numbers.
            "HK" => {
                let plain = code.trim_start_matches('0');
                forms.push(plain.to_owned());
                forms.push(format!("{plain}.HK"));
                forms.push(format!("{plain:0>5}"));
                forms.push(format!("{plain:0>5}.HK"));
            }
            "SS" => forms.extend([format!("{code}.SH"), format!("SH{code}")]),
            "SZ" => forms.push(format!("SZ{code}")),
            _ => {}
        }
        for form in forms {
            self.text(&form, OTHER);
        }
    }

    /// Adds a form, as its words and as one word.
    fn text(&mut self, text: &str, grade: u8) {
        let key = key(text);
        if key.is_empty() {
            return;
        }
        for segment in segments(text) {
            self.segment(segment);
        }
        let best = self.keys.entry(key.clone()).or_insert(grade);
        *best = grade.min(*best);
        if words(text).iter().all(|word| !word.is_han) {
            self.segment(vec![key]);
        }
    }

    /// Adds a spelling: its syllables, and from each of them on as one word, so that `yiyan` and
    /// `xinyi` find 文心一言 as `wenxin` does.
    fn spelled(&mut self, spelling: &[String], han: &[bool]) {
        self.segment(spelling.to_vec());
        for start in 0..spelling.len().saturating_sub(1) {
            if han.get(start).copied().unwrap_or(false) {
                self.segment(vec![spelling[start..].concat()]);
            }
        }
        self.word(spelling.concat());
    }

    fn word(&mut self, word: String) {
        // A single letter is no form of a name.
        if word.len() > 1 {
            self.keys.entry(word.clone()).or_insert(OTHER);
            self.segment(vec![word]);
        }
    }

    fn segment(&mut self, segment: Segment) {
        if !segment.is_empty() && !self.segments.contains(&segment) {
            self.segments.push(segment);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_name_is_found_by_syllables_joined_and_initials() {
        let mut names = Names::default();
        names.name("文心一言", "wenxin yiyan", OWN);
        for form in
            ["文 心 一 言", "wenxin yiyan", "wen xin yi yan", "wenxinyiyan", "xinyiyan", "wxyy"]
        {
            let segment: Segment = form.split(' ').map(str::to_owned).collect();
            assert!(names.segments.contains(&segment), "{form}: {:?}", names.segments);
        }
        let keys: Vec<(&str, u8)> = names.keys.iter().map(|(k, g)| (k.as_str(), *g)).collect();
        assert_eq!(keys, [("wenxinyiyan", 1), ("wxyy", 1), ("文心一言", 0)]);
    }

    #[test]
    fn a_ticker_is_found_as_other_houses_write_it() {
        let keys = |symbol: &str| -> Vec<String> {
            let mut names = Names::default();
            names.ticker(symbol);
            names.keys.into_keys().collect()
        };
        assert_eq!(keys("0700.HK"), ["00700", "00700hk", "0700", "0700hk", "700", "700hk"]);
        assert_eq!(keys("601360.SS"), ["601360", "601360sh", "601360ss", "sh601360"]);
        assert_eq!(keys("BIDU"), ["bidu"]);
    }
}
