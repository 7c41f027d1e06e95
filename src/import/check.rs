//! Rules that look at more than one row.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::problem::Problem;
use super::reading::{Places, Reading};
use super::row::Table;
use crate::domain::{
    Announcement, AnnouncementKind, CompanyKind, DuePrecision, Measure, Precision, Record, Scope,
    Slug, nearest,
};

/// Every mention of another row must name one that is there.
pub(super) fn references(reading: &mut Reading) {
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

/// The rules for a record whose rows are each in order.
pub(super) fn rules(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    sorted(record, places, problems);
    names(record, places, problems);
    listings(record, places, problems);
    announcements(record, places, problems);
    reported_moves(record, places, problems);
    promises(record, places, problems);
    sessions(record, places, problems);
}

/// Rows are sorted as the dictionary says, so that a diff shows what changed.
fn sorted(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    fn same<'a>(slugs: impl Iterator<Item = &'a Slug>) -> Vec<(String, &'a str)> {
        slugs.map(|slug| (slug.to_string(), slug.as_str())).collect()
    }
    let dated = |day: NaiveDate, id: &Slug| format!("{day} {id}");
    let mut in_order = |table: Table, key: &str, rows: Vec<(String, &str)>| {
        for pair in rows.windows(2) {
            if pair[0].0 > pair[1].0 {
                problems.push(places.field(table, pair[1].1, key).problem(
                    format!("{} stands behind {}", pair[1].1, pair[0].1),
                    "sort the rows of the file",
                ));
            }
        }
    };
    in_order(Table::Source, "id", same(record.sources.iter().map(|r| &r.id)));
    in_order(Table::Company, "slug", same(record.companies.iter().map(|r| &r.slug)));
    in_order(Table::Model, "slug", same(record.models.iter().map(|r| &r.slug)));
    in_order(Table::Claim, "id", same(record.claims.iter().map(|r| &r.id)));
    in_order(Table::Person, "slug", same(record.people.iter().map(|r| &r.slug)));
    in_order(Table::Promise, "id", same(record.promises.iter().map(|r| &r.id)));
    let announcements = record.announcements.iter();
    let rows = announcements.map(|r| (dated(r.day.date, &r.id), r.id.as_str())).collect();
    in_order(Table::Announcement, "date", rows);
    let moves = record.reported_moves.iter();
    let rows = moves.map(|r| (dated(r.day, &r.id), r.id.as_str())).collect();
    in_order(Table::Reaction, "day", rows);
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

/// A symbol belongs to one company; a benchmark has moves.
fn listings(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for company in &record.companies {
        for listing in &company.listings {
            let (symbol, slug) = (listing.symbol.as_str(), company.slug.as_str());
            let place = || places.field(Table::Company, slug, "listings");
            if let Some(owner) = owners.insert(symbol, slug) {
                problems.push(place().problem(
                    format!("{symbol} is listed for {owner} too"),
                    "a symbol belongs to one company",
                ));
            }
            if !record.moves.iter().any(|m| m.symbol == listing.benchmark) {
                let message =
                    format!("the benchmark {} has no rows in moves.csv", listing.benchmark);
                problems.push(place().problem(message, "name an index of moves.csv"));
            }
        }
    }
    let mut unknown: Vec<&str> = record.moves.iter().map(|m| m.symbol.as_str()).collect();
    unknown.dedup();
    for symbol in unknown {
        let is_benchmark = record
            .companies
            .iter()
            .flat_map(|c| &c.listings)
            .any(|l| l.benchmark.as_str() == symbol);
        if !owners.contains_key(symbol) && !is_benchmark && !symbol.starts_with('^') {
            let message = format!("{symbol} is neither a listing nor a benchmark");
            problems.push(
                places
                    .file("moves.csv")
                    .problem(message, "add the listing in companies.toml, or remove its rows"),
            );
        }
    }
}

fn announcements(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let kind_of =
        |slug: &str| record.companies.iter().find(|c| c.slug.as_str() == slug).map(|c| c.kind);
    for row in &record.announcements {
        let at = |key: &str| places.field(Table::Announcement, row.id.as_str(), key);
        if row.day.precision == Precision::Month && !row.time.as_text().is_empty() {
            problems.push(
                at("time").problem("a month has no time of day", "write \"\", or give the day"),
            );
        }
        if !scope_fits(row, kind_of(row.company.as_str())) {
            problems.push(at("scope").problem(
                format!(
                    "scope {:?} goes with kind policy or approval of a regulator",
                    row.scope.as_str()
                ),
                "write \"\" for everything else",
            ));
        }
        if row.partners.contains(&row.company) {
            problems.push(
                at("partners").problem("the company is its own partner", "remove it from partners"),
            );
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

/// A printed move names a listing, a session of its exchange, and a sign that fits the measure.
fn reported_moves(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let calendars = record.calendars();
    for row in &record.reported_moves {
        let at = |key: &str| places.field(Table::Reaction, row.id.as_str(), key);
        let listing =
            record.companies.iter().flat_map(|c| &c.listings).find(|l| l.symbol == row.symbol);
        let Some(listing) = listing else {
            let help = nearest(row.symbol.as_str(), places.ids(Table::Listing)).map_or_else(
                || "add the listing".to_owned(),
                |near| format!("did you mean {near:?}?"),
            );
            problems.push(at("symbol").problem(format!("no company lists {}", row.symbol), help));
            continue;
        };
        if !calendars.of(listing.exchange.market()).is_session(row.day) {
            problems.push(at("day").problem(
                format!("{} is not a session of {}", row.day, listing.exchange),
                "give the session the figure is of; closures.toml says why a day had none",
            ));
        }
        let wrong_sign = match row.measure {
            Measure::LimitUp => row.percent <= 0.0,
            Measure::LimitDown => row.percent >= 0.0,
            _ => false,
        };
        if wrong_sign {
            problems.push(at("percent").problem(
                format!("{} cannot be {}", row.measure, row.percent),
                "a rise is positive, a fall negative",
            ));
        }
    }
}

fn promises(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    for row in &record.promises {
        let at = |key: &str| places.field(Table::Promise, row.id.as_str(), key);
        let fits = match row.due_precision {
            DuePrecision::None => row.due.is_empty(),
            DuePrecision::Month => {
                format!("{}-01", row.due).parse::<NaiveDate>().is_ok() && row.due.len() == 7
            }
            DuePrecision::Day => row.due.parse::<NaiveDate>().is_ok() && row.due.len() == 10,
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

/// A closed day is not a session, and every weekday of 2023 is one or the other.
fn sessions(record: &Record, places: &Places, problems: &mut Vec<Problem>) {
    let calendars = record.calendars();
    for closure in &record.closures {
        let id = format!("{}/{}", closure.market, closure.day);
        let at = places.field(Table::Closure, &id, "date");
        if calendars.of(closure.market).is_session(closure.day) {
            problems.push(at.problem(
                format!("{} is a session of {} in sessions.csv", closure.day, closure.market),
                "a day is a session or a closure, not both",
            ));
        }
    }
    for short in &record.short_sessions {
        if !calendars.of(short.market).is_session(short.day) {
            problems.push(places.file("closures.toml").problem(
                format!("{} is shortened on {}, which is not a session", short.market, short.day),
                "add the session to sessions.csv, or make it a closure",
            ));
        }
    }
}
