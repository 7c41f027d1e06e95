//! Rules that look at more than one row.

mod corrections;
mod market;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::problem::Problem;
use super::reading::{Places, Reading};
use super::row::{Table, parse_date};
use crate::domain::{
    Announcement, AnnouncementKind, CompanyKind, DuePrecision, Market, Precision, Record, Scope,
    Slug, nearest,
};

/// Every mention of another row must name one that is there.
pub(super) fn references(reading: &mut Reading) {
    corrections::rows(reading);
    for reference in &reading.references {
        let known = reading.places.has(reference.table, &reference.id);
        if known || reading.unread.contains(&reference.table) {
            continue;
        }
        let noun = reference.table.noun();
        let help = nearest(&reference.id, reading.places.ids(reference.table)).map_or_else(
            || format!("add the {noun}, or mend the id"),
            |near| format!("did you mean {near:?}?"),
        );
        let problem =
            reference.place.problem(format!("there is no {noun} {:?}", reference.id), help);
        reading.problems.push(problem);
    }
}

/// The rules that hold a row against others. A rule that looks something up in another file is
/// left out while that file has problems of its own: they would be held against the wrong row.
pub(super) fn rules(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let flawed: BTreeSet<String> = problems.iter().map(|p| p.file().to_owned()).collect();
    let sound = |files: &[&str]| files.iter().all(|file| !flawed.contains(*file));

    sorted(record, places, problems);
    names(record, places, problems);
    announcements(record, places, problems);
    promises(record, places, problems);
    market::signs(record, places, problems);
    market::owners(record, places, problems);
    if sound(&["record.toml"]) {
        corrections::days(record, places, problems);
    }
    if sound(&["moves.csv"]) {
        corrections::moves(record, places, problems);
    }
    if sound(&["companies.toml"]) {
        scopes(record, places, problems);
        market::symbols(record, places, problems);
    }
    if sound(&["companies.toml", "moves.csv"]) {
        market::series(record, places, problems);
    }
    if sound(&["companies.toml", "sessions.csv"]) {
        market::reported_days(record, places, problems);
        market::moves(record, places, problems);
    }
    if sound(&["closures.toml", "sessions.csv"]) {
        market::calendars(record, places, problems);
    }
}

/// Rows are sorted as the dictionary says, so that a diff shows what changed.
fn sorted(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    fn by_id<'a>(ids: impl Iterator<Item = &'a Slug>) -> Vec<(String, String)> {
        ids.map(|id| (id.to_string(), id.to_string())).collect()
    }
    let by_day = |day: NaiveDate, id: &Slug| (format!("{day} {id}"), id.to_string());
    let by_market = |market: Market, day: NaiveDate| {
        let id = market_day(market, day);
        (id.clone(), id)
    };
    let short = |early: bool| {
        let rows = record.short_sessions.iter().filter(move |s| s.closes.is_some() == early);
        rows.map(|s| by_market(s.market, s.day)).collect()
    };
    let closures = record.closures.iter();
    let announcements = record.announcements.iter();
    let reported = record.reported_moves.iter();
    let corrections = record.corrections.iter();
    for (table, key, rows) in [
        (Table::Source, "id", by_id(record.sources.iter().map(|r| &r.id))),
        (Table::Company, "slug", by_id(record.companies.iter().map(|r| &r.slug))),
        (Table::Model, "slug", by_id(record.models.iter().map(|r| &r.slug))),
        (Table::Announcement, "date", announcements.map(|r| by_day(r.day.date, &r.id)).collect()),
        (Table::Reaction, "day", reported.map(|r| by_day(r.day, &r.id)).collect()),
        (Table::Claim, "id", by_id(record.claims.iter().map(|r| &r.id))),
        (Table::Person, "slug", by_id(record.people.iter().map(|r| &r.slug))),
        (Table::Promise, "id", by_id(record.promises.iter().map(|r| &r.id))),
        (Table::Closure, "date", closures.map(|r| by_market(r.market, r.day)).collect()),
        (Table::ShortSession, "date", short(true)),
        (Table::ShortSession, "date", short(false)),
        (Table::Correction, "date", corrections.map(|r| (r.key(), r.key())).collect()),
    ] {
        in_order(table, key, &rows, places, problems);
    }
}

/// Notes each row (sort key, id) that stands behind one it should stand before.
fn in_order(
    table: Table,
    key: &str,
    rows: &[(String, String)],
    places: &Places,
    problems: &mut Vec<Problem>,
) {
    for pair in rows.windows(2).filter(|pair| pair[0].0 > pair[1].0) {
        let (before, id) = (&pair[0].1, &pair[1].1);
        let message = format!("{id} stands behind {before}");
        problems.push(places.field(table, id, key).problem(message, "sort the rows of the file"));
    }
}

/// How closures and shortened sessions are looked up.
fn market_day(market: Market, day: NaiveDate) -> String {
    format!("{market}/{day}")
}

/// Short names are unique among companies, labels within a company, addresses among sources.
fn names(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let mut seen: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
    let mut unique =
        |table: Table, id: &Slug, key: &'static str, scope, value| {
            if !seen.insert((key, scope, value)) {
                problems.push(places.field(table, id.as_str(), key).problem(
                    format!("{key} {value:?} is taken"),
                    "choose another: it must be unique",
                ));
            }
        };
    for row in &record.companies {
        unique(Table::Company, &row.slug, "short_en", "", row.short.en.as_str());
        unique(Table::Company, &row.slug, "short_zh", "", row.short.zh.as_str());
    }
    for row in &record.announcements {
        let company = row.company.as_str();
        unique(Table::Announcement, &row.id, "label_en", company, row.label.en.as_str());
        unique(Table::Announcement, &row.id, "label_zh", company, row.label.zh.as_str());
    }
    for row in record.sources.iter().filter(|source| !source.url.is_empty()) {
        unique(Table::Source, &row.id, "url", "", row.url.as_str());
    }
}

fn announcements(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    for row in &record.announcements {
        let at = |key: &str| places.field(Table::Announcement, row.id.as_str(), key);
        if row.day.precision == Precision::Month && !row.time.as_text().is_empty() {
            problems.push(
                at("time").problem("a month has no time of day", "write \"\", or give the day"),
            );
        }
        if row.partners.contains(&row.company) {
            problems.push(
                at("partners").problem("the company is its own partner", "remove it from partners"),
            );
        }
        for (key, label) in [("label_en", &row.label.en), ("label_zh", &row.label.zh)] {
            if label.ends_with(['.', '。']) {
                problems.push(at(key).problem(
                    format!("{key} ends with a full stop"),
                    "a label is a few words beside a mark, not a sentence",
                ));
            }
        }
    }
}

/// A scope is for acts of the state.
fn scopes(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let kinds: BTreeMap<&str, CompanyKind> =
        record.companies.iter().map(|c| (c.slug.as_str(), c.kind)).collect();
    for row in &record.announcements {
        if !scope_fits(row, kinds.get(row.company.as_str()).copied()) {
            let place = places.field(Table::Announcement, row.id.as_str(), "scope");
            let scope = row.scope.as_str();
            problems.push(place.problem(
                format!("scope {scope:?} goes with kind policy or approval of a regulator"),
                "write \"\" for everything else",
            ));
        }
    }
}

fn scope_fits(row: &Announcement, company: Option<CompanyKind>) -> bool {
    let of_state = matches!(row.kind, AnnouncementKind::Policy | AnnouncementKind::Approval);
    match row.scope {
        Scope::None => true,
        Scope::National | Scope::Local => of_state && company == Some(CompanyKind::Regulator),
    }
}

fn promises(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    for row in &record.promises {
        let at = |key: &str| places.field(Table::Promise, row.id.as_str(), key);
        let fits = match row.due_precision {
            DuePrecision::None => row.due.is_empty(),
            DuePrecision::Month => parse_date(&format!("{}-01", row.due)).is_ok(),
            DuePrecision::Day => parse_date(&row.due).is_ok(),
        };
        if !fits {
            problems.push(at("due").problem(
                format!(
                    "due {:?} does not fit due_precision {:?}",
                    row.due,
                    row.due_precision.as_str()
                ),
                "day: \"2023-05-06\", month: \"2023-05\", none: \"\"",
            ));
        }
    }
}
