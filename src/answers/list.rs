//! Lists answered from the record in memory: one filter, one order, one count for page, file and API.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::answers::facets::{FacetCount, Facets};
use crate::answers::held::Held;
use crate::answers::listed::{Listed, Meets, Page, UnknownPosition};
use crate::answers::search::{Needles, Words};
use crate::domain::words::Wanted;
use crate::record::{Filter, Form, Key, Sort, SortKey, Value, keys};

/// A row type whose rows are held in memory.
pub trait HeldRow: Listed + Clone {
    /// The order in which [`HeldRow::rows`] gives them, where addresses name it.
    const GIVEN: SortKey = SortKey::Own;
    /// The id of the announcement in whose words a row's are looked for, where it has none of its own.
    const TOLD_IN: Option<fn(&Self) -> &str> = None;

    /// Every row, in the list's own order.
    fn rows(held: &Held) -> Vec<&Self>;

    /// The values that the row has for a key of its list.
    fn values(&self, _key: &Key, _held: &Held) -> Vec<Value> {
        Vec::new()
    }

    /// What the row is called.
    fn key(&self) -> String {
        self.position()
    }

    /// Whether a position is the row's.
    fn is_at(&self, position: &str) -> bool {
        self.position() == position
    }

    /// The days that the row is of: one, those of a month, or none.
    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        None
    }

    /// What the row is ordered by.
    fn order(&self, _by: SortKey, _held: &Held) -> Place {
        Place::Last
    }

    /// What rows with equal places are ordered by; those of which it says nothing keep the order of
    /// the table.
    fn tie(&self) -> (&str, &str) {
        ("", "")
    }

    /// The texts in which words are looked for.
    fn words(&self, _held: &Held) -> Words {
        Words::default()
    }
}

/// Where a value stands among those that a list is ordered by.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// By its size.
    Number(f64),
    /// By its bytes.
    Text(String),
    /// Behind all others, whichever way round.
    Last,
}

impl Place {
    /// Where a text stands, whether its letters are large or small.
    #[must_use]
    pub fn of_text(text: Option<&str>) -> Self {
        text.filter(|text| !text.is_empty())
            .map_or(Self::Last, |text| Self::Text(text.to_lowercase()))
    }

    /// Where a day stands.
    #[must_use]
    pub fn of_day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Last, |day| Self::Text(day.to_string()))
    }

    /// Where a count stands.
    #[must_use]
    pub fn of_count(n: i64) -> Self {
        i32::try_from(n).map_or(Self::Last, |n| Self::Number(n.into()))
    }

    fn cmp(&self, other: &Self, descending: bool) -> Ordering {
        let either = |order: Ordering| if descending { order.reverse() } else { order };
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => either(a.total_cmp(b)),
            (Self::Text(a), Self::Text(b)) => either(a.cmp(b)),
            (Self::Last, Self::Last) => Ordering::Equal,
            (Self::Last, _) | (Self::Text(_), Self::Number(_)) => Ordering::Greater,
            (_, Self::Last) | (Self::Number(_), Self::Text(_)) => Ordering::Less,
        }
    }
}

/// A filter as a question to rows.
struct Question<'a> {
    filter: &'a Filter,
    held: &'a Held,
    /// What is looked for; nothing where the query has no word.
    needles: Option<Needles>,
    words: Arc<Vec<Words>>,
}

impl<'a> Question<'a> {
    fn new<T: HeldRow>(filter: &'a Filter, held: &'a Held) -> Self {
        let query = filter.text(&keys::Q);
        let words = query.map(|_| match T::TOLD_IN {
            Some(_) => held.words_of_announcements(),
            None => held.words::<T>(),
        });
        let needles = query.and_then(Wanted::new).map(|wanted| Needles::new(&wanted));
        Self { filter, held, needles, words: words.unwrap_or_default() }
    }

    /// Whether the row at a place of the list has a value for each key but one.
    fn is_met_by<T: HeldRow>(&self, place: usize, row: &T, but: Option<&Key>) -> bool {
        T::KEYS.iter().filter(|(key, _)| Some(*key) != but).all(|(key, meets)| {
            let asked = self.filter.values(key);
            asked.is_empty() || self.has(place, row, (key, *meets), asked)
        })
    }

    fn has<T: HeldRow>(
        &self,
        place: usize,
        row: &T,
        (key, meets): (&Key, Meets),
        asked: &[Value],
    ) -> bool {
        let numbers = || row.values(key, self.held).into_iter().filter_map(|value| value.number());
        match (key.form, meets, asked) {
            (Form::Query, ..) => {
                let place = T::TOLD_IN.map_or(Some(place), |id| self.held.place(id(row)));
                let words = place.and_then(|place| self.words.get(place));
                let words = self.needles.as_ref().zip(words);
                words.is_some_and(|(needles, words)| words.meet(needles))
            }
            (Form::Day, _, [Value::Day(day)]) => {
                row.days().is_some_and(|(first, last)| match key.name {
                    "from" => last >= *day,
                    "to" => first <= *day,
                    _ => first == *day && last == *day,
                })
            }
            (_, Meets::AtLeast, [Value::Number(bound)]) => numbers().any(|has| has >= *bound),
            (_, Meets::AtMost, [Value::Number(bound)]) => numbers().any(|has| has <= *bound),
            _ => row.values(key, self.held).iter().any(|has| asked.contains(has)),
        }
    }
}

/// The rows that a filter leaves, in its order.
#[must_use]
pub fn rows<'a, T: HeldRow>(held: &'a Held, filter: &Filter) -> Vec<&'a T> {
    let question = Question::new::<T>(filter, held);
    let all = T::rows(held).into_iter().enumerate();
    let found = all.filter(|(place, row)| question.is_met_by(*place, *row, None));
    let sort = if filter.sort == Sort::default() { T::OWN } else { filter.sort };
    if sort.key == SortKey::Own || sort.key == T::GIVEN {
        let mut rows: Vec<&T> = found.map(|(_, row)| row).collect();
        if sort.descending {
            rows.reverse();
        }
        return rows;
    }
    let mut placed: Vec<(Place, &T)> =
        found.map(|(_, row)| (row.order(sort.key, held), row)).collect();
    placed.sort_by(|a, b| a.0.cmp(&b.0, sort.descending).then_with(|| a.1.tie().cmp(&b.1.tie())));
    placed.into_iter().map(|(_, row)| row).collect()
}

/// Up to `limit` rows behind the row that `after` names.
///
/// # Errors
/// [`UnknownPosition`] if no row of the filter has that name.
fn page_of<T: HeldRow>(
    held: &Held,
    filter: &Filter,
    after: Option<&str>,
    limit: u32,
) -> Result<Page<T>, UnknownPosition> {
    let rows = rows::<T>(held, filter);
    let start = match after {
        None => 0,
        Some(after) => {
            let last = rows.iter().position(|row| row.is_at(after));
            last.ok_or_else(|| UnknownPosition(after.to_owned()))? + 1
        }
    };
    let end = rows.len().min(start + limit as usize);
    let next = (end < rows.len() && end > start).then(|| rows[end - 1].position());
    let rows = rows[start..end].iter().map(|row| (*row).clone()).collect();
    Ok(Page { rows, next, start: Some(start) })
}

/// Counts every facet of a list under a filter, the commonest value first.
fn facets_of<T: HeldRow>(held: &Held, filter: &Filter) -> Facets {
    let question = Question::new::<T>(filter, held);
    let rows = T::rows(held);
    let counted = T::FACETS.iter().map(|key| {
        let mut counts: BTreeMap<String, i64> = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            if question.is_met_by(place, *row, Some(key)) {
                for value in row.values(key, held) {
                    *counts.entry(value.to_string()).or_default() += 1;
                }
            }
        }
        let mut counts: Vec<FacetCount> =
            counts.into_iter().map(|(value, n)| FacetCount::of_word(&value, n)).collect();
        // Days of the week stay in the order of the week.
        if *key != &keys::WEEKDAY {
            counts.sort_by_key(|count| -count.n);
        }
        (*key, counts)
    });
    Facets(counted.collect())
}

/// A list that is answered from the record in memory.
pub trait InMemory: Listed {
    /// Up to `limit` rows behind a position.
    ///
    /// # Errors
    /// [`UnknownPosition`] if the list did not give the position out.
    fn page(
        held: &Held,
        filter: &Filter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Self>, UnknownPosition>;

    /// How many rows a filter leaves.
    fn count(held: &Held, filter: &Filter) -> i64;

    /// The rows with these keys, in the list's order.
    fn by_keys(held: &Held, keys: &[&str]) -> Vec<Self>;

    /// Counts of every facet under a filter.
    fn facets(held: &Held, filter: &Filter) -> Facets;
}

impl<T: HeldRow> InMemory for T {
    fn page(
        held: &Held,
        filter: &Filter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Self>, UnknownPosition> {
        page_of(held, filter, after, limit)
    }

    fn count(held: &Held, filter: &Filter) -> i64 {
        i64::try_from(rows::<T>(held, filter).len()).unwrap_or(i64::MAX)
    }

    fn by_keys(held: &Held, keys: &[&str]) -> Vec<Self> {
        let rows = T::rows(held).into_iter();
        rows.filter(|row| keys.contains(&HeldRow::key(*row).as_str())).cloned().collect()
    }

    fn facets(held: &Held, filter: &Filter) -> Facets {
        facets_of::<T>(held, filter)
    }
}

/// Up to `limit` rows behind a position.
///
/// # Errors
/// [`UnknownPosition`] if the list did not give the position out.
pub fn page<T: InMemory>(
    held: &Held,
    filter: &Filter,
    after: Option<&str>,
    limit: u32,
) -> Result<Page<T>, UnknownPosition> {
    T::page(held, filter, after, limit)
}

/// Copies of all rows that a filter leaves, in its order.
#[must_use]
pub fn all<T: InMemory>(held: &Held, filter: &Filter) -> Vec<T> {
    T::page(held, filter, None, u32::MAX).map(|page| page.rows).unwrap_or_default()
}

/// How many rows a filter leaves.
#[must_use]
pub fn count<T: InMemory>(held: &Held, filter: &Filter) -> i64 {
    T::count(held, filter)
}

/// The rows with these keys, in the list's order.
#[must_use]
pub fn by_keys<T: InMemory>(held: &Held, keys: &[&str]) -> Vec<T> {
    T::by_keys(held, keys)
}

/// Counts every facet of a list under a filter, the commonest value first.
#[must_use]
pub fn facets<T: InMemory>(held: &Held, filter: &Filter) -> Facets {
    T::facets(held, filter)
}
