//! The tables of a day: what each source printed on it, ranked within one setting.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::sources::CitedRow;
use crate::domain::Slug;
use crate::record::tables::{MeasuredBy, Score};
use crate::record::{Filter, Value, keys};
use crate::web::render::Frame;

/// A day has a table of its own from so many figures on.
const FEW: usize = 5;

/// Which figures of a benchmark are shown.
pub(super) struct League<'a> {
    scores: Vec<&'a Score>,
    /// The day; of figures known by month, the last of the month.
    day: Option<NaiveDate>,
    part: String,
    by: Vec<MeasuredBy>,
}

/// A table: one source, one setting.
#[derive(Debug)]
pub(super) struct Table {
    /// The setting.
    pub(super) setting: String,
    /// Who measured.
    pub(super) by: String,
    /// The page of the source, and who published it.
    pub(super) source: (String, String),
    /// Whether the source printed ranks.
    pub(super) has_ranks: bool,
    /// The figures, the highest first.
    pub(super) rows: Vec<Row>,
}

/// A figure of a table.
#[derive(Debug)]
pub(super) struct Row {
    /// Its rank among the figures of the table.
    pub(super) rank: usize,
    /// The rank that was printed beside it.
    pub(super) printed: String,
    /// The name as printed.
    pub(super) version: String,
    /// Its language, where it is not the page's.
    pub(super) lang: &'static str,
    /// The page of the model; nothing for what models are held against.
    pub(super) url: String,
    /// The company, and its page.
    pub(super) company: (String, String),
    /// The figure.
    pub(super) value: String,
    /// Footnotes and doubts.
    pub(super) note: String,
}

/// A key to choose by.
#[derive(Debug)]
pub(super) struct Select {
    /// The key.
    pub(super) key: &'static str,
    /// What it is called.
    pub(super) legend: String,
    /// Its values.
    pub(super) choices: Vec<Choice>,
}

/// A value to choose.
#[derive(Debug)]
pub(super) struct Choice {
    /// As it stands in the address.
    pub(super) value: String,
    /// Its name.
    pub(super) name: String,
    /// How many figures it has.
    pub(super) n: usize,
    /// Whether it is what is shown.
    pub(super) is_chosen: bool,
}

impl<'a> League<'a> {
    /// What is chosen of the figures of a benchmark. A day without figures shows the last one before
    /// it, and no day the last that has a table.
    pub(super) fn new(scores: &[&'a Score], chosen: &Filter) -> Self {
        let part = chosen.text(&keys::SUBSET).unwrap_or_default().to_owned();
        let by: Vec<MeasuredBy> = chosen
            .values(&keys::MEASURED_BY)
            .iter()
            .filter_map(|value| value.to_string().parse().ok())
            .collect();
        let mut league = Self { scores: scores.to_vec(), day: None, part, by };
        let counts = league.counted();
        let has_part = counts.values().any(|n| *n > 0);
        if league.part.is_empty() && !has_part {
            // Some benchmarks have no figure for the whole.
            league.part =
                league.by_part().into_iter().next().map(|(part, _)| part).unwrap_or_default();
        }
        let counts = league.counted();
        let asked = chosen.values(&keys::ON).first().and_then(|value| match value {
            Value::Day(day) => Some(*day),
            _ => None,
        });
        let last = || {
            let full = counts.iter().rev().find(|(_, n)| **n >= FEW);
            full.or_else(|| counts.iter().next_back()).map(|(day, _)| *day)
        };
        league.day = match asked {
            Some(day) => {
                counts.range(..=day).next_back().or(counts.iter().next()).map(|(day, _)| *day)
            }
            None => last(),
        };
        league
    }

    /// Days with the number of their figures of the part and the measurers asked for.
    fn counted(&self) -> BTreeMap<NaiveDate, usize> {
        let mut counts = BTreeMap::new();
        for score in
            self.scores.iter().filter(|score| score.subset == self.part && self.is_by(score))
        {
            *counts.entry(score.day.last()).or_default() += 1;
        }
        counts
    }

    fn is_by(&self, score: &Score) -> bool {
        self.by.is_empty() || self.by.contains(&score.measured_by)
    }

    /// The parts of the benchmark, those with most figures first.
    fn by_part(&self) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for score in &self.scores {
            *counts.entry(&score.subset).or_default() += 1;
        }
        let mut parts: Vec<(String, usize)> =
            counts.into_iter().map(|(part, n)| (part.to_owned(), n)).collect();
        parts.sort_by_key(|(part, n)| (!part.is_empty(), std::cmp::Reverse(*n)));
        parts
    }

    /// The keys to choose by that have more than one value.
    pub(super) fn selects(&self, frame: &Frame) -> Vec<Select> {
        let selects = [
            ("on", "league-days", self.days(frame)),
            ("subset", "league-parts", self.parts(frame)),
            ("measured_by", "league-by", self.measurers(frame)),
        ];
        selects
            .into_iter()
            .filter(|(_, _, choices)| choices.len() > 1)
            .map(|(key, label, choices)| Select { key, legend: frame.t.get(label), choices })
            .collect()
    }

    /// The days that have a table, and the one shown.
    fn days(&self, frame: &Frame) -> Vec<Choice> {
        let is_shown = |day: &NaiveDate| self.day == Some(*day);
        let days = self.counted().into_iter().filter(|(day, n)| *n >= FEW || is_shown(day));
        days.map(|(day, n)| Choice {
            value: day.to_string(),
            name: self.name_of(frame, day),
            n,
            is_chosen: is_shown(&day),
        })
        .collect()
    }

    /// A day, or the month of figures of which no day is known.
    fn name_of(&self, frame: &Frame, day: NaiveDate) -> String {
        let of_day = |score: &&&Score| score.day.last() == day;
        let period = self
            .scores
            .iter()
            .filter(of_day)
            .map(|score| score.day)
            .min_by_key(|period| period.exact().is_none());
        period.map(|period| frame.period(&period)).unwrap_or_default()
    }

    /// The parts of the benchmark, the whole first.
    fn parts(&self, frame: &Frame) -> Vec<Choice> {
        let choice = |(part, n): (String, usize)| Choice {
            is_chosen: part == self.part,
            name: if part.is_empty() { frame.t.get("league-whole") } else { part.clone() },
            value: part,
            n,
        };
        self.by_part().into_iter().map(choice).collect()
    }

    /// Who measured, anybody first.
    fn measurers(&self, frame: &Frame) -> Vec<Choice> {
        let choice = |by: &MeasuredBy| Choice {
            value: by.to_string(),
            name: frame.word("measured-by", by.as_str()),
            n: self.scores.iter().filter(|score| score.measured_by == *by).count(),
            is_chosen: self.by.contains(by),
        };
        let anybody = Choice {
            value: String::new(),
            name: frame.t.get("filter-any"),
            n: self.scores.len(),
            is_chosen: self.by.is_empty(),
        };
        let each = MeasuredBy::ALL.iter().map(choice).filter(|choice| choice.n > 0);
        let each: Vec<Choice> = each.collect();
        if each.len() < 2 { Vec::new() } else { [anybody].into_iter().chain(each).collect() }
    }

    /// What is shown, as a heading.
    pub(super) fn title(&self, frame: &Frame) -> String {
        let Some(day) = self.day else { return frame.t.get("league-none") };
        frame.t.about("league-title", &self.name_of(frame, day))
    }

    /// The figures of the tables of the day.
    fn shown(&self) -> impl Iterator<Item = &&'a Score> {
        self.scores.iter().filter(|score| {
            Some(score.day.last()) == self.day && score.subset == self.part && self.is_by(score)
        })
    }

    /// The sources of those figures.
    pub(super) fn sources(&self) -> Vec<&'a str> {
        self.shown().flat_map(|score| score.sources.iter().map(Slug::as_str)).collect()
    }

    /// The tables of the day, those with most figures first; `cited` holds their sources.
    pub(super) fn tables(&self, frame: &Frame, held: &Held, cited: &[CitedRow]) -> Vec<Table> {
        let mut printed: BTreeMap<(&[Slug], &str, MeasuredBy), Vec<&Score>> = BTreeMap::new();
        for score in self.shown() {
            // A table of a maker sets its own figures beside those of others.
            let by = if score.measured_by == MeasuredBy::Maker {
                MeasuredBy::ThirdParty
            } else {
                score.measured_by
            };
            printed.entry((&score.sources, &score.setting, by)).or_default().push(score);
        }
        let mut tables: Vec<Table> = printed
            .into_iter()
            .map(|((sources, setting, _), rows)| {
                let id = sources.first().map_or("", Slug::as_str);
                let publisher = cited.iter().find(|row| row.id == id);
                let publisher = publisher.map_or(id, |row| row.publisher.as_str());
                let source = (frame.urls.source(id), publisher.to_owned());
                table(frame, held, source, setting, rows)
            })
            .collect();
        tables.sort_by_key(|table| std::cmp::Reverse(table.rows.len()));
        tables
    }
}

fn table(
    frame: &Frame,
    held: &Held,
    source: (String, String),
    setting: &str,
    mut rows: Vec<&Score>,
) -> Table {
    rows.sort_by(|a, b| b.value.number().total_cmp(&a.value.number()).then(a.id.cmp(&b.id)));
    let mut by: Vec<MeasuredBy> = rows.iter().map(|row| row.measured_by).collect();
    by.sort_unstable();
    by.dedup();
    let values: Vec<f64> = rows.iter().map(|row| row.value.number()).collect();
    let rank = |value: f64| 1 + values.iter().filter(|other| **other > value).count();
    Table {
        setting: if setting.is_empty() {
            frame.t.get("league-no-setting")
        } else {
            frame.t.about("league-setting", setting)
        },
        by: by
            .iter()
            .map(|by| frame.word("measured-by", by.as_str()))
            .collect::<Vec<_>>()
            .join(&frame.t.get("list-comma")),
        source,
        has_ranks: rows.iter().any(|row| row.rank.is_some()),
        rows: rows
            .iter()
            .map(|score| row(frame, held, score, rank(score.value.number())))
            .collect(),
    }
}

fn row(frame: &Frame, held: &Held, score: &Score, rank: usize) -> Row {
    let model = score.model.as_ref().and_then(|slug| held.models.get(slug.as_str()));
    let company = model.map(|model| {
        (frame.company_name(&model.company).to_owned(), frame.urls.company(&model.company))
    });
    Row {
        rank,
        printed: score.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        version: score.version.clone(),
        lang: frame.printed_lang(&score.version),
        url: model.map(|model| frame.urls.model(&model.slug)).unwrap_or_default(),
        company: company.unwrap_or_default(),
        value: score.value.to_string(),
        note: frame.pick(&score.note.en, &score.note.zh).to_owned(),
    }
}
