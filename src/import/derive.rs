//! What is computed from the record at import: reactions, verdicts, medians, search text.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{
    Announcement, Calendars, Company, Listing, Market, Model, Move, Reaction, ReactionStatus,
    Record, ReportedMove,
};
use crate::store::fold;
use crate::study::{Announced, Check, Computed, DayZero, day_zero, verdict};

/// The record with the look-ups that the computations share.
pub(super) struct Derived<'a> {
    record: &'a Record,
    calendars: Calendars,
    companies: BTreeMap<&'a str, &'a Company>,
    models: BTreeMap<&'a str, &'a Model>,
    listings: BTreeMap<&'a str, (&'a Company, &'a Listing)>,
    moves: BTreeMap<(&'a str, NaiveDate), &'a Move>,
}

impl<'a> Derived<'a> {
    pub(super) fn new(record: &'a Record) -> Self {
        let listings = record.companies.iter().flat_map(|company| {
            company.listings.iter().map(move |l| (l.symbol.as_str(), (company, l)))
        });
        Self {
            record,
            calendars: record.calendars(),
            companies: record.companies.iter().map(|c| (c.slug.as_str(), c)).collect(),
            models: record.models.iter().map(|m| (m.slug.as_str(), m)).collect(),
            listings: listings.collect(),
            moves: record.moves.iter().map(|m| ((m.symbol.as_str(), m.day), m)).collect(),
        }
    }

    /// Day 0 of an announcement on a market.
    fn day_zero(&self, announcement: &Announcement, market: Market) -> Option<DayZero> {
        let primary = self
            .companies
            .get(announcement.company.as_str())
            .and_then(|company| company.primary())
            .map(|listing| listing.exchange.market());
        day_zero(Announced::of(announcement, primary)?, market, &self.calendars)
    }

    /// Every pair of announcement and share that has a reaction: the company's own listings with a
    /// move on their day 0, and every share for which the press printed a move.
    pub(super) fn reactions(&self) -> Vec<Reaction> {
        let mut reported: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in &self.record.reported_moves {
            let symbols = reported.entry(row.announcement.as_str()).or_default();
            if !symbols.contains(&row.symbol.as_str()) {
                symbols.push(row.symbol.as_str());
            }
        }
        let mut reactions = Vec::new();
        for row in &self.record.announcements {
            let own = self.companies.get(row.company.as_str()).map(|c| &c.listings);
            let own: Vec<&str> = own.into_iter().flatten().map(|l| l.symbol.as_str()).collect();
            let printed = reported.get(row.id.as_str()).cloned().unwrap_or_default();
            let others = printed.iter().copied().filter(|symbol| !own.contains(symbol));
            for symbol in own.iter().copied().chain(others) {
                let reaction = self.reaction(row, symbol);
                let counts =
                    |r: &Reaction| r.status == ReactionStatus::Ok || printed.contains(&symbol);
                reactions.extend(reaction.filter(counts));
            }
        }
        reactions
    }

    fn reaction(&self, announcement: &Announcement, symbol: &str) -> Option<Reaction> {
        let (_, listing) = self.listings.get(symbol)?;
        let market = listing.exchange.market();
        let day = self.day_zero(announcement, market);
        // Only the month is known: no day 0, no reaction.
        day?;
        let session = day.and_then(|day| self.moves.get(&(symbol, day.day)));
        Some(Reaction {
            announcement: announcement.id.clone(),
            symbol: listing.symbol.clone(),
            exchange: listing.exchange,
            day: day.map(|day| day.day),
            why: day.map(|day| day.why),
            next_day: day.and_then(|day| self.calendars.of(market).after(day.day)),
            status: if session.is_some() { ReactionStatus::Ok } else { ReactionStatus::NoPrices },
        })
    }

    /// A printed move beside the session it is of: the computed figure and the verdict.
    pub(super) fn check(&self, row: &ReportedMove) -> (Option<f64>, Check) {
        let session = self.moves.get(&(row.symbol.as_str(), row.day)).map(|m| Computed::from(*m));
        let check = verdict(row.measure, row.percent, row.digits, row.bound, session.as_ref());
        (session.map(|session| session.measured(row.measure)), check)
    }

    /// The median close move on day 0 of a company's primary listing, and over how many
    /// announcements.
    pub(super) fn median_close(
        &self,
        company: &Company,
        reactions: &[Reaction],
    ) -> (Option<f64>, i64) {
        let Some(primary) = company.primary() else { return (None, 0) };
        let own = |reaction: &&Reaction| {
            reaction.symbol == primary.symbol
                && self
                    .record
                    .announcements
                    .iter()
                    .any(|a| a.id == reaction.announcement && a.company == company.slug)
        };
        let mut closes: Vec<f64> = reactions
            .iter()
            .filter(own)
            .filter_map(|r| self.moves.get(&(primary.symbol.as_str(), r.day?)).map(|m| m.close))
            .collect();
        closes.sort_by(f64::total_cmp);
        let n = closes.len();
        let median = match (n, n % 2) {
            (0, _) => None,
            (_, 1) => Some(closes[n / 2]),
            _ => Some(f64::midpoint(closes[n / 2 - 1], closes[n / 2])),
        };
        (median, i64::try_from(n).unwrap_or(i64::MAX))
    }

    /// What a search in announcements looks through.
    pub(super) fn announcement_words(&self, row: &Announcement) -> String {
        let mut words = vec![row.id.as_str(), &row.title.en, &row.title.zh, &row.summary.en];
        words.extend([row.summary.zh.as_str(), &row.label.en, &row.label.zh]);
        let companies = std::iter::once(&row.company).chain(&row.partners);
        let names: Vec<String> = companies
            .filter_map(|slug| self.companies.get(slug.as_str()).map(|c| company_words(c)))
            .chain(
                row.models
                    .iter()
                    .filter_map(|m| self.models.get(m.as_str()).map(|m| model_words(m))),
            )
            .collect();
        words.extend(names.iter().map(String::as_str));
        joined(words)
    }

    /// The names of a company, for rows that only mention it.
    pub(super) fn company_name(&self, slug: Option<&str>) -> String {
        slug.and_then(|slug| self.companies.get(slug)).map(|c| company_words(c)).unwrap_or_default()
    }
}

/// What a search for a company looks through.
pub(super) fn company_words(company: &Company) -> String {
    let mut words = vec![company.slug.as_str(), &company.name.en, &company.name.zh];
    words.extend([company.short.en.as_str(), &company.short.zh]);
    words.extend(company.aliases.iter().map(String::as_str));
    words.extend(company.listings.iter().map(|listing| listing.symbol.as_str()));
    let pinyin = pinyin_forms(&company.pinyin);
    words.extend(pinyin.iter().map(String::as_str));
    joined(words)
}

/// What a search for a model looks through.
pub(super) fn model_words(model: &Model) -> String {
    let mut words = vec![model.slug.as_str(), &model.name.en, &model.name.zh];
    words.extend(model.aliases.iter().map(String::as_str));
    let pinyin = pinyin_forms(&model.pinyin);
    words.extend(pinyin.iter().map(String::as_str));
    joined(words)
}

/// Pinyin as written, without its blanks, and its initials: `wenxin yiyan`, `wenxinyiyan`, `wxyy`.
fn pinyin_forms(pinyin: &str) -> [String; 3] {
    [pinyin.to_owned(), pinyin.replace(' ', ""), pinyin.split(' ').map(initials).collect()]
}

/// The initials of a word written as syllables without blanks: `wenxin` gives `wx`. A syllable
/// starts at a consonant that a vowel follows, or at the start of the word.
fn initials(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let vowel = |c: Option<&char>| c.is_some_and(|c| "aeiouv".contains(*c));
    let starts = |n: usize| {
        // `zh`, `ch`, `sh` are one consonant: the h is none of its own.
        let is_second = letters[n] == 'h' && n > 0 && "zcs".contains(letters[n - 1]);
        let next = if "zcs".contains(letters[n]) && letters.get(n + 1) == Some(&'h') {
            n + 2
        } else {
            n + 1
        };
        n == 0 || (!is_second && !vowel(letters.get(n)) && vowel(letters.get(next)))
    };
    (0..letters.len()).filter(|n| starts(*n)).map(|n| letters[n]).collect()
}

/// Folded words, one to a line, so that no match runs from one into the next.
pub(super) fn joined<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).map(fold).collect();
    words.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinyin_is_found_with_blanks_without_and_by_its_initials() {
        assert_eq!(pinyin_forms("wenxin yiyan"), ["wenxin yiyan", "wenxinyiyan", "wxyy"]);
        assert_eq!(pinyin_forms("tongyi qianwen")[2], "tyqw");
        assert_eq!(pinyin_forms("kunlun wanwei")[2], "klww");
        assert_eq!(pinyin_forms("shangtang keji")[2], "stkj");
        assert_eq!(pinyin_forms("baichuan zhineng")[2], "bczn");
    }
}
