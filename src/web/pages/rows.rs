//! An announcement as a row of a list, with its reactions as chips.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::reactions;
use crate::answers::rows::{AnnouncementRow, ModelRow, ReactionRow, TimelineRow, split};
use crate::domain::{CompanyKind, Precision};
use crate::web::format::{self, Percent};
use crate::web::render::Frame;

/// A row of a list of announcements.
#[derive(Debug)]
pub struct AnnouncementItem {
    /// The announcement.
    pub row: Arc<AnnouncementRow>,
    /// Its reactions.
    pub chips: Vec<ReactionChip>,
    /// Why it has none, where it has none.
    pub no_reaction: String,
    /// On the page of a model that it is no stage of: what it did for that model.
    pub role: String,
    /// Whether the company is the one of the page, whose heading says it.
    pub is_own: bool,
}

impl AnnouncementItem {
    /// A row on the page of a company: what is its own does not name it again.
    #[must_use]
    pub fn of_company(self, company: &str) -> Self {
        Self { is_own: self.row.company == company, ..self }
    }

    /// The same on the page of a model: an announcement of several models stands there as what it was
    /// for that one, and names the others.
    #[must_use]
    pub fn of_model(self, frame: &Frame, held: &Held, model: &ModelRow) -> Self {
        let mut item = self.of_company(&model.company);
        let row = Arc::make_mut(&mut item.row);
        row.models_en = without(&row.models_en, &model.name_en);
        row.models_zh = without(&row.models_zh, &model.name_zh);
        match held.role(&row.id, &model.slug).map(|role| (role, role.stage())) {
            Some((_, Some(stage))) => row.kind = stage,
            Some((role, None)) => item.role = frame.word("role", role.as_str()),
            None => {}
        }
        item
    }

    /// The machine-readable date, as exactly as it is known.
    #[must_use]
    pub fn datetime(&self) -> String {
        datetime(&self.row)
    }

    /// The day, or its month and that the day is not known.
    #[must_use]
    pub fn date(&self, frame: &Frame) -> (String, String) {
        date(frame, &self.row)
    }
}

/// The parts of a joined list that are not a name.
fn without(joined: &str, name: &str) -> String {
    split(joined).into_iter().filter(|part| *part != name).collect::<Vec<_>>().join(";")
}

/// The machine-readable date of an announcement, as exactly as it is known.
pub(super) fn datetime(row: &AnnouncementRow) -> String {
    let digits = if row.day_precision == Precision::Month { 7 } else { 10 };
    row.day.to_string().chars().take(digits).collect()
}

/// The day of an announcement, or its month and that the day is not known.
pub(super) fn date(frame: &Frame, row: &AnnouncementRow) -> (String, String) {
    match row.day_precision {
        Precision::Day => (frame.short_day(&row.day), String::new()),
        Precision::Month => (format::month_name(frame.lang, row.day), frame.t.get("day-unknown")),
    }
}

/// One listing's move on its day 0.
#[derive(Debug)]
pub struct ReactionChip {
    /// The reaction's page.
    pub url: String,
    /// Ticker; of another company's share that company.
    pub name: String,
    /// Close move, where the record has one.
    pub close: Option<Percent>,
    /// The daily limit, where it was met.
    pub limit: String,
    /// Day 0, where it is not the day of the announcement.
    pub day: String,
}

impl ReactionChip {
    /// The chip of a reaction to an announcement of a company.
    #[must_use]
    pub fn new(frame: &Frame, row: &ReactionRow, company: &str) -> Self {
        let other_day = |day: &NaiveDate| *day != row.announced;
        Self {
            url: frame.urls.reaction(&row.announcement, &row.symbol),
            name: if row.company == company {
                row.symbol.clone()
            } else {
                frame.pick(&row.short_en, &row.short_zh).to_owned()
            },
            close: row.close.map(|close| format::percent(close, 2)),
            limit: limit_text(frame, &row.price_limit),
            day: row.day.filter(other_day).map(|day| frame.short_day(&day)).unwrap_or_default(),
        }
    }
}

/// `limit up`, `touched limit` .. or nothing.
#[must_use]
pub fn limit_text(frame: &Frame, state: &str) -> String {
    if state.is_empty() { String::new() } else { frame.word("limit", state) }
}

/// Announcements with their reactions.
pub fn items(frame: &Frame, held: &Held, rows: Vec<AnnouncementRow>) -> Vec<AnnouncementItem> {
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let mut chips: BTreeMap<String, Vec<ReactionChip>> = BTreeMap::new();
    for reaction in reactions::of_announcements(held, &ids) {
        let of = rows.iter().find(|row| row.id == reaction.announcement);
        let company = of.map(|row| row.company.as_str()).unwrap_or_default();
        let chip = ReactionChip::new(frame, &reaction, company);
        chips.entry(reaction.announcement).or_default().push(chip);
    }
    rows.into_iter()
        .map(|row| AnnouncementItem {
            chips: chips.remove(&row.id).unwrap_or_default(),
            no_reaction: frame.t.get(why_none(&row)),
            role: String::new(),
            is_own: false,
            row: Arc::new(row),
        })
        .collect()
}

/// Like [`items`], for announcements whose reactions are already loaded; runs no query.
#[must_use]
pub fn shown(frame: &Frame, rows: &[Arc<TimelineRow>]) -> Vec<AnnouncementItem> {
    let item = |shown: &Arc<TimelineRow>| AnnouncementItem {
        chips: {
            let chip = |row| ReactionChip::new(frame, row, &shown.row.company);
            shown.reactions.iter().map(chip).collect()
        },
        no_reaction: frame.t.get(why_none(&shown.row)),
        role: String::new(),
        is_own: false,
        row: shown.row.clone(),
    };
    rows.iter().map(item).collect()
}

fn why_none(row: &AnnouncementRow) -> &'static str {
    if row.company_kind == CompanyKind::Regulator {
        "no-reaction-public-body"
    } else if !row.listed {
        "no-reaction-not-listed"
    } else if row.day_precision == Precision::Month {
        "no-reaction-day-unknown"
    } else {
        "no-reaction-no-prices"
    }
}

/// The announcements of one day, or those of a month whose day is not known.
#[derive(Debug)]
pub struct DayGroup {
    /// The day; `None` if it is not known.
    pub day: Option<NaiveDate>,
    /// Day of the month and weekday.
    pub label: (String, String),
    /// Its announcements.
    pub items: Vec<AnnouncementItem>,
}

/// The announcements of one month.
#[derive(Debug)]
pub struct MonthGroup {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// How many announcements of it stand here.
    pub count: usize,
    /// Its days.
    pub days: Vec<DayGroup>,
}

/// Groups items, in their order, by month and day.
#[must_use]
pub fn by_month(frame: &Frame, items: Vec<AnnouncementItem>) -> Vec<MonthGroup> {
    let mut months: Vec<MonthGroup> = Vec::new();
    for item in items {
        let name = format::month(frame.lang, item.row.day);
        if months.last().is_none_or(|month| month.name != name) {
            let url = frame.urls.month(&item.row.day);
            months.push(MonthGroup { name, url, count: 0, days: Vec::new() });
        }
        let Some(month) = months.last_mut() else { continue };
        month.count += 1;
        let day = (item.row.day_precision == Precision::Day).then_some(item.row.day);
        match month.days.last_mut() {
            Some(group) if group.day == day => group.items.push(item),
            _ => month.days.push(DayGroup { day, label: day_label(frame, day), items: vec![item] }),
        }
    }
    months
}

/// Day of the month and weekday; that the day is not known.
pub(super) fn day_label(frame: &Frame, day: Option<NaiveDate>) -> (String, String) {
    day.map_or_else(
        || (String::new(), frame.t.get("day-unknown")),
        |day| (day.format("%-d").to_string(), format::weekday(frame.lang, day)),
    )
}
