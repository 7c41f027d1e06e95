//! One pass over the facts: every count of a filter.
//!
//! A facet counts under the rest of the filter. So each fact is asked which keys it fails: one that
//! fails none counts everywhere, one that fails a single key in the facet of that key.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::facts::{Fact, Tally, bit};
use super::found::{BUSIEST, Found, Shape};
use crate::answers::facets::{FacetCount, Facets};
use crate::domain::{AnnouncementKind, Choice, Confidence, Day, Exchange, ModelKind, Precision};
use crate::record::{Filter, Key, keys};

const COMPANY: u8 = 1;
const KIND: u8 = 1 << 1;
const MODEL_KIND: u8 = 1 << 2;
const LISTED: u8 = 1 << 3;
const EXCHANGE: u8 = 1 << 4;
const REACTION: u8 = 1 << 5;
const CONFIDENCE: u8 = 1 << 6;
/// A key without a facet: who fails it counts nowhere.
const COMPANY_KIND: u8 = 1 << 7;

/// The words that a filter asks for as bits.
fn bits<T: Choice>(filter: &Filter, key: &Key) -> u8 {
    let places = (0..).zip(T::ALL).filter(|(_, word)| filter.has(key, word.as_str()));
    places.fold(0, |bits, (place, _)| bits | bit(place))
}

/// A filter, its words turned into places and bits.
struct Asked {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    day: Option<NaiveDate>,
    reaction: Option<bool>,
    /// The keys that each company fails.
    companies: Vec<u8>,
    kinds: Vec<bool>,
    model_kinds: u8,
    confidences: u8,
}

impl Asked {
    fn new(tally: &Tally, filter: &Filter) -> Self {
        let exchanges = bits::<Exchange>(filter, &keys::EXCHANGE);
        let slugs: Vec<&str> = filter.texts(&keys::COMPANY).collect();
        let kinds: Vec<&str> = filter.texts(&keys::COMPANY_KIND).collect();
        let listed = filter.flag(&keys::LISTED);
        let companies = tally.companies.iter().map(|company| {
            let mut fails = 0;
            if !slugs.is_empty() && !slugs.contains(&&*company.slug) {
                fails |= COMPANY;
            }
            if !kinds.is_empty() && !kinds.contains(&company.kind.as_str()) {
                fails |= COMPANY_KIND;
            }
            if listed.is_some_and(|listed| listed != (company.exchanges != 0)) {
                fails |= LISTED;
            }
            if exchanges != 0 && exchanges & company.exchanges == 0 {
                fails |= EXCHANGE;
            }
            fails
        });
        let kinds: Vec<&str> = filter.texts(&keys::KIND_OF_ANNOUNCEMENT).collect();
        let fits = |kind: &AnnouncementKind| kinds.is_empty() || kinds.contains(&kind.as_str());
        Self {
            from: filter.day(&keys::FROM),
            to: filter.day(&keys::TO),
            day: filter.day(&keys::DAY),
            reaction: filter.flag(&keys::REACTION),
            companies: companies.collect(),
            kinds: AnnouncementKind::ALL.iter().map(fits).collect(),
            model_kinds: bits::<ModelKind>(filter, &keys::MODEL_KIND),
            confidences: bits::<Confidence>(filter, &keys::CONFIDENCE),
        }
    }

    /// Whether a fact lies in the days asked for; a row known by month covers its whole month.
    fn days(&self, fact: &Fact) -> bool {
        let covered = || Day { date: fact.day, precision: fact.precision }.span().1;
        self.from.is_none_or(|from| fact.day >= from || covered() >= from)
            && self.to.is_none_or(|to| fact.day <= to)
            && self.day.is_none_or(|day| fact.precision == Precision::Day && fact.day == day)
    }

    /// The keys with a facet that a fact fails.
    fn fails(&self, fact: &Fact) -> u8 {
        let mut fails = self.companies.get(fact.company as usize).copied().unwrap_or(0);
        if !self.kinds[fact.kind as usize] {
            fails |= KIND;
        }
        if self.model_kinds != 0 && self.model_kinds & fact.model_kinds == 0 {
            fails |= MODEL_KIND;
        }
        if self.reaction.is_some_and(|reaction| reaction != fact.has_reaction) {
            fails |= REACTION;
        }
        if self.confidences != 0 && self.confidences & bit(fact.confidence as usize) == 0 {
            fails |= CONFIDENCE;
        }
        fails
    }
}

impl Tally {
    /// Counts what a filter leaves, among the places that its words find if it has any.
    pub(in crate::answers) fn count(&self, filter: &Filter, hits: Option<&[u32]>) -> Found {
        let asked = Asked::new(self, filter);
        let mut counts = Counts::new(self);
        let mut fitting = Vec::new();
        let mut take = |(place, fact): (u32, &Fact)| {
            if asked.days(fact) {
                let fails = asked.fails(fact);
                counts.take(self, fact, fails);
                if fails == 0 {
                    fitting.push(place);
                }
            }
        };
        match self.places(filter, hits) {
            Some(places) => {
                let fact = |place: &u32| Some((*place, self.facts.get(*place as usize)?));
                places.iter().filter_map(fact).for_each(take);
            }
            None => (0..).zip(&self.facts).for_each(&mut take),
        }
        Found { places: fitting, facets: counts.facets(self), shape: counts.shape(self) }
    }

    /// The places that models and words leave; all if the filter has neither.
    fn places(&self, filter: &Filter, hits: Option<&[u32]>) -> Option<Vec<u32>> {
        let of_model = |slug: &str| self.models.get(slug).into_iter().flatten().copied();
        let mut of_models: Vec<u32> = filter.texts(&keys::MODEL).flat_map(of_model).collect();
        of_models.sort_unstable();
        of_models.dedup();
        match (filter.values(&keys::MODEL).is_empty(), hits) {
            (true, None) => None,
            (true, Some(hits)) => Some(hits.to_vec()),
            (false, None) => Some(of_models),
            (false, Some(hits)) => {
                of_models.retain(|place| hits.binary_search(place).is_ok());
                Some(of_models)
            }
        }
    }
}

/// The counters of one pass.
struct Counts {
    companies: Vec<usize>,
    kinds: [usize; AnnouncementKind::ALL.len()],
    model_kinds: [usize; ModelKind::ALL.len()],
    listed: [usize; 2],
    exchanges: [usize; Exchange::ALL.len()],
    reactions: [usize; 2],
    confidences: [usize; Confidence::ALL.len()],
    /// Of the whole filter.
    of_kinds: [usize; AnnouncementKind::ALL.len()],
    /// The first of the first month; days and months count from there.
    from: NaiveDate,
    days: Vec<usize>,
    /// Company by month.
    cells: Vec<usize>,
    months: usize,
    last: Option<NaiveDate>,
    first: Option<NaiveDate>,
}

impl Counts {
    fn new(tally: &Tally) -> Self {
        let first = tally.facts.iter().map(|fact| fact.day).min().unwrap_or_default();
        let last = tally.facts.iter().map(|fact| fact.day).max().unwrap_or_default();
        let from = first.with_day(1).unwrap_or(first);
        let days = usize::try_from((last - from).num_days()).unwrap_or(0) + 1;
        let months = month_of(from, last) + 1;
        Self {
            companies: vec![0; tally.companies.len()],
            kinds: [0; _],
            model_kinds: [0; _],
            listed: [0; 2],
            exchanges: [0; _],
            reactions: [0; 2],
            confidences: [0; _],
            of_kinds: [0; _],
            from,
            days: vec![0; days],
            cells: vec![0; months * tally.companies.len()],
            months,
            last: None,
            first: None,
        }
    }

    fn take(&mut self, tally: &Tally, fact: &Fact, fails: u8) {
        let fits = |key: u8| fails & !key == 0;
        let company = fact.company as usize;
        let exchanges = tally.companies[company].exchanges;
        if fits(COMPANY) {
            self.companies[company] += 1;
        }
        if fits(KIND) {
            self.kinds[fact.kind as usize] += 1;
        }
        if fits(MODEL_KIND) {
            add_bits(&mut self.model_kinds, fact.model_kinds);
        }
        if fits(LISTED) {
            self.listed[usize::from(exchanges == 0)] += 1;
        }
        if fits(EXCHANGE) {
            add_bits(&mut self.exchanges, exchanges);
        }
        if fits(REACTION) {
            self.reactions[usize::from(!fact.has_reaction)] += 1;
        }
        if fits(CONFIDENCE) {
            self.confidences[fact.confidence as usize] += 1;
        }
        if fails == 0 {
            self.whole(fact, company);
        }
    }

    /// Counts a fact that fits the whole filter.
    fn whole(&mut self, fact: &Fact, company: usize) {
        self.of_kinds[fact.kind as usize] += 1;
        if fact.precision == Precision::Day {
            let day = usize::try_from((fact.day - self.from).num_days()).unwrap_or(0);
            self.days[day] += 1;
        }
        self.cells[company * self.months + month_of(self.from, fact.day)] += 1;
        self.first = Some(self.first.map_or(fact.day, |first| first.min(fact.day)));
        self.last = Some(self.last.map_or(fact.day, |last| last.max(fact.day)));
    }

    fn facets(&self, tally: &Tally) -> Facets {
        let companies = tally.companies.iter().zip(&self.companies).filter(|(_, n)| **n > 0);
        let companies = companies.map(|(company, n)| FacetCount {
            value: company.slug.clone(),
            label_en: company.short_en.clone(),
            label_zh: company.short_zh.clone(),
            sort_zh: company.sort_zh.clone(),
            n: whole(*n),
        });
        Facets(vec![
            (&keys::COMPANY, commonest_first(companies.collect())),
            (&keys::KIND_OF_ANNOUNCEMENT, of_words(AnnouncementKind::ALL, &self.kinds)),
            (&keys::MODEL_KIND, of_words(ModelKind::ALL, &self.model_kinds)),
            (&keys::LISTED, answers(self.listed)),
            (&keys::EXCHANGE, of_words(Exchange::ALL, &self.exchanges)),
            (&keys::REACTION, answers(self.reactions)),
            (&keys::CONFIDENCE, of_words(Confidence::ALL, &self.confidences)),
        ])
    }

    fn shape(self, tally: &Tally) -> Shape {
        let days = self.from.iter_days().zip(&self.days).filter(|(_, n)| **n > 0);
        let days: BTreeMap<NaiveDate, usize> = days.map(|(day, n)| (day, *n)).collect();
        let starts: Vec<NaiveDate> =
            (0..).map_while(|n| month_at(self.from, n)).take(self.months).collect();
        let add = |to: &mut BTreeMap<NaiveDate, usize>, of_months: &[usize]| {
            for (month, n) in starts.iter().zip(of_months).filter(|(_, n)| **n > 0) {
                *to.entry(*month).or_default() += n;
            }
        };
        let mut acting: Vec<(usize, u32, &[usize])> = (0..)
            .zip(self.cells.chunks(self.months))
            .map(|(place, of_months)| (of_months.iter().sum(), place, of_months))
            .filter(|(total, _, _)| *total > 0)
            .collect();
        acting.sort_unstable_by_key(|(total, place, _)| (Reverse(*total), *place));
        let (mut months, mut company_kinds) = (BTreeMap::new(), BTreeMap::new());
        let mut busiest = Vec::new();
        let mut abroad = (0, 0);
        for (total, place, of_months) in &acting {
            add(&mut months, of_months);
            let company = &tally.companies[*place as usize];
            add(company_kinds.entry(company.kind).or_default(), of_months);
            if company.is_abroad {
                abroad = (abroad.0 + 1, abroad.1 + total);
            }
            if busiest.len() < BUSIEST {
                let mut own = BTreeMap::new();
                add(&mut own, of_months);
                busiest.push((*place, own));
            }
        }
        let kinds =
            AnnouncementKind::ALL.iter().copied().zip(self.of_kinds).filter(|(_, n)| *n > 0);
        Shape {
            first: days.keys().next().copied().or(self.first),
            last: self.last,
            days,
            months,
            kinds: kinds.collect(),
            busiest,
            company_kinds,
            abroad,
            companies: acting.len(),
        }
    }
}

/// How many months a day lies behind the month of another.
fn month_of(from: NaiveDate, day: NaiveDate) -> usize {
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    usize::try_from(months(day) - months(from)).unwrap_or(0)
}

fn month_at(from: NaiveDate, n: u32) -> Option<NaiveDate> {
    from.checked_add_months(chrono::Months::new(n))
}

fn add_bits(counts: &mut [usize], bits: u8) {
    for (n, count) in counts.iter_mut().enumerate() {
        *count += usize::from(bits & bit(n) != 0);
    }
}

fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn of_words<T: Choice>(words: &[T], counts: &[usize]) -> Vec<FacetCount> {
    let counted = words.iter().zip(counts).filter(|(_, n)| **n > 0);
    commonest_first(
        counted.map(|(word, n)| FacetCount::of_word(word.as_str(), whole(*n))).collect(),
    )
}

fn answers(counts: [usize; 2]) -> Vec<FacetCount> {
    let counted = ["yes", "no"].into_iter().zip(counts).filter(|(_, n)| *n > 0);
    counted.map(|(word, n)| FacetCount::of_word(word, whole(n))).collect()
}

fn commonest_first(mut counts: Vec<FacetCount>) -> Vec<FacetCount> {
    counts.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.value.cmp(&b.value)));
    counts
}
