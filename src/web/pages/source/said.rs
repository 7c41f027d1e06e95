//! Everything that sources said, in the order of its days, with what came of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::rows::Rows;
use crate::answers::announcements;
use crate::answers::held::Held;
use crate::answers::rows::{AnnouncementRow, ClaimRow, PromiseRow, ReportedRow, split};
use crate::domain::{AnnouncementKind, Precision};
use crate::web::format;
use crate::web::pages::figures;
use crate::web::pages::printed::reported;
use crate::web::pages::promises::{content, story};
use crate::web::pages::rows::{self, AnnouncementItem, ReactionChip};
use crate::web::render::Frame;

/// A month with what was said of its days.
#[derive(Debug)]
pub(super) struct Month {
    /// Its name; what has no day stands under its own.
    pub(super) name: String,
    /// Its page.
    pub(super) url: String,
    pub(super) days: Vec<Day>,
}

/// A day, or what is known of a month alone.
#[derive(Debug)]
pub(super) struct Day {
    pub(super) date: Option<NaiveDate>,
    /// Day of the month and weekday; that the day is not known.
    pub(super) label: (String, String),
    pub(super) entries: Vec<Entry>,
}

/// Something that was said.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) company: Option<(String, String)>,
    pub(super) text: String,
    pub(super) url: String,
    /// What stands behind it in small.
    pub(super) small: String,
    /// The kind of an announcement.
    pub(super) kind: Option<AnnouncementKind>,
    pub(super) kind_name: String,
    /// Moves of shares.
    pub(super) chips: Vec<ReactionChip>,
    /// What came of it, in words, each with its page.
    pub(super) came: Vec<(String, String)>,
    /// What it rests on.
    pub(super) rests: String,
}

/// Where an entry stands: sort day, kind, id.
type At = (String, u8, String);

/// Entries and the days they are of.
struct Said<'a> {
    frame: &'a Frame,
    held: &'a Held,
    sources: &'a [&'a str],
    entries: BTreeMap<At, (When, Entry)>,
}

/// When something was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Day(NaiveDate),
    Month(NaiveDate),
    Unknown,
}

/// What the sources said: everything but people, companies, models and the calendars.
pub(super) fn months(held: &Held, frame: &Frame, sources: &[&str], rows: &Rows) -> Vec<Month> {
    let mut said = Said { frame, held, sources, entries: BTreeMap::new() };
    // Claims and promises are of the day of their announcement, which others may have told.
    let of_claims = rows.claims.iter().filter_map(|row| row.announcement.as_deref());
    let ids: Vec<&str> =
        of_claims.chain(rows.promises.iter().map(|row| row.announcement.as_str())).collect();
    let told = announcements::by_ids(held, &ids);
    for item in rows::items(frame, held, rows.announcements.clone()) {
        said.announcement(item);
    }
    for row in &rows.promises {
        said.promise(row, told.iter().find(|told| told.id == row.announcement));
    }
    for row in &rows.claims {
        let told = told.iter().find(|told| Some(&told.id) == row.announcement.as_ref());
        said.claim(row, told);
    }
    for row in &rows.printed {
        said.printed(row);
    }
    said.by_month()
}

impl Said<'_> {
    fn announcement(&mut self, item: AnnouncementItem) {
        let (frame, row) = (self.frame, &item.row);
        let confidence = frame.word("confidence-short", row.confidence.as_str());
        let entry = Entry {
            company: self.company(&row.company),
            text: frame.pick(&row.title_en, &row.title_zh).to_owned(),
            url: frame.urls.announcement(&row.id),
            small: String::new(),
            kind: Some(row.kind),
            kind_name: frame.word("kind", row.kind.as_str()),
            came: if item.chips.is_empty() {
                vec![(item.no_reaction.clone(), String::new())]
            } else {
                Vec::new()
            },
            chips: item.chips,
            rests: self.rests(&row.sources, "", Some(confidence)),
        };
        let when = when(Some(row));
        self.entries.insert((row.sort_day.clone(), 0, row.id.clone()), (when, entry));
    }

    fn promise(&mut self, row: &PromiseRow, told: Option<&AnnouncementRow>) {
        let frame = self.frame;
        let delivered = row.delivered_by.as_deref().map(|id| frame.urls.announcement(id));
        let mut came = vec![
            (story(frame, row), delivered.unwrap_or_default()),
            (content(frame, row).to_owned(), String::new()),
        ];
        came.retain(|(text, _)| !text.is_empty());
        let entry = Entry {
            company: self.company(&row.company),
            text: frame.pick(&row.promised_en, &row.promised_zh).to_owned(),
            url: frame.urls.promise(&row.id),
            small: String::new(),
            kind: None,
            kind_name: frame.t.get("corrected-promise"),
            chips: Vec::new(),
            came,
            rests: self.rests(&row.sources, &row.borne_out_sources, None),
        };
        self.insert(told, 1, &row.id, entry);
    }

    fn claim(&mut self, row: &ClaimRow, told: Option<&AnnouncementRow>) {
        let frame = self.frame;
        let metric = frame.pick(&row.metric_en, &row.metric_zh);
        // Another figure of the same thing is what came of a figure.
        let held = self.held;
        let others = held.claims.iter().filter(|other| {
            (&other.metric_en, &other.unit, &other.company)
                == (&row.metric_en, &row.unit, &row.company)
                && other.id != row.id
        });
        let other = |other: &ClaimRow| {
            let who = frame.pick(&other.who_en, &other.who_zh);
            let values = [("figure", figures::said(frame, other).into()), ("who", who.into())];
            (frame.t.with("said-other", &values), frame.urls.claim(&other.id))
        };
        let note = frame.pick(&row.note_en, &row.note_zh).to_owned();
        let came = others.map(other).chain([(note, String::new())]);
        let came = came.filter(|(text, _)| !text.is_empty()).collect();
        let values = [("metric", metric.into()), ("figure", figures::said(frame, row).into())];
        let entry = Entry {
            company: row.company.as_deref().and_then(|slug| self.company(slug)),
            text: frame.t.with("said-claim", &values),
            url: frame.urls.claim(&row.id),
            small: frame.pick(&row.who_en, &row.who_zh).to_owned(),
            kind: None,
            kind_name: frame.t.get("corrected-claim"),
            chips: Vec::new(),
            came,
            rests: self.rests(&row.sources, "", None),
        };
        self.insert(told, 2, &row.id, entry);
    }

    fn printed(&mut self, row: &ReportedRow) {
        let frame = self.frame;
        let values = [
            ("symbol", row.symbol.as_str().into()),
            ("measure", frame.word("measure", row.measure.as_str()).into()),
            ("printed", reported(frame, row.percent, row.digits, row.bound).into()),
        ];
        let verdict = frame.word("verdict", row.verdict.as_str());
        let check = match row.computed {
            Some(computed) => {
                let figure = format::plain_percent(computed);
                let values = [("verdict", verdict.into()), ("figure", figure.into())];
                frame.t.with("said-checked", &values)
            }
            None => verdict,
        };
        let entry = Entry {
            company: self.company(&row.company),
            text: frame.t.with("said-printed", &values),
            url: frame.urls.reaction(&row.announcement, &row.symbol),
            small: String::new(),
            kind: None,
            kind_name: frame.t.get("corrected-reaction"),
            chips: Vec::new(),
            came: vec![
                (check, frame.urls.at(&format!("/reactions/reported#{}", row.id))),
                (frame.word("reason", row.reason.as_str()), String::new()),
            ],
            rests: self.rests(&row.sources, "", None),
        };
        let at = (row.day.to_string(), 3, row.id.clone());
        self.entries.insert(at, (When::Day(row.day), entry));
    }

    fn insert(&mut self, told: Option<&AnnouncementRow>, kind: u8, id: &str, entry: Entry) {
        // Behind every day of the record.
        let day = told.map_or_else(|| "9999".to_owned(), |row| row.sort_day.clone());
        self.entries.insert((day, kind, id.to_owned()), (when(told), entry));
    }

    /// The short name of a company, and its page.
    fn company(&self, slug: &str) -> Option<(String, String)> {
        let row = self.held.companies.get(slug)?;
        let name = self.frame.pick(&row.short_en, &row.short_zh).to_owned();
        Some((name, self.frame.urls.company(slug)))
    }

    /// How many sources a row has, or that it has no others than these.
    fn rests(&self, sources: &str, outcome: &str, confidence: Option<String>) -> String {
        let t = self.frame.t;
        let is_alone = is_alone(sources, outcome, self.sources);
        let n = split(sources).len();
        match (is_alone, confidence) {
            (true, None) => t.get("said-alone"),
            (true, Some(confidence)) => t.about("said-alone-confidence", &confidence),
            (false, None) => t.count("said-sources", n),
            (false, Some(confidence)) => {
                t.with("sources-confidence", &[("n", n.into()), ("confidence", confidence.into())])
            }
        }
    }

    fn by_month(self) -> Vec<Month> {
        let (frame, mut months) = (self.frame, Vec::<Month>::new());
        for (when, entry) in self.entries.into_values() {
            let (name, url, day) = match when {
                When::Day(day) => {
                    (format::month(frame.lang, day), frame.urls.month(&day), Some(day))
                }
                When::Month(day) => (format::month(frame.lang, day), frame.urls.month(&day), None),
                When::Unknown => (frame.t.get("said-undated"), String::new(), None),
            };
            if months.last().is_none_or(|month| month.name != name) {
                months.push(Month { name, url, days: Vec::new() });
            }
            let Some(month) = months.last_mut() else { continue };
            match month.days.last_mut() {
                Some(last) if last.date == day => last.entries.push(entry),
                _ => {
                    let label = match when {
                        When::Unknown => (String::new(), String::new()),
                        _ => rows::day_label(frame, day),
                    };
                    month.days.push(Day { date: day, label, entries: vec![entry] });
                }
            }
        }
        months
    }
}

/// Whether a row rests on none but some sources.
pub(super) fn is_alone(sources: &str, outcome: &str, these: &[&str]) -> bool {
    split(sources).iter().chain(&split(outcome)).all(|source| these.contains(source))
}

fn when(told: Option<&AnnouncementRow>) -> When {
    match told.map(|row| (row.day, row.day_precision)) {
        Some((day, Precision::Day)) => When::Day(day),
        Some((day, Precision::Month)) => When::Month(day),
        None => When::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::is_alone;

    #[test]
    fn a_row_rests_on_sources_alone_if_it_names_no_other() {
        assert!(is_alone("a;b", "", &["b", "a"]));
        assert!(!is_alone("a;b", "", &["a"]));
        assert!(!is_alone("a", "b", &["a"]), "what says how a promise ended counts too");
    }
}
