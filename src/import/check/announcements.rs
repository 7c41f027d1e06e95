//! Rules for announcements, which are read a file at a time.

use std::collections::{BTreeMap, HashSet};

use sha2::{Digest as _, Sha256};

use super::{in_order, taken};
use crate::domain::{Announcement, AnnouncementKind, Company, CompanyKind, Precision, Scope, Slug};
use crate::import::places::Places;
use crate::import::problem::Problem;
use crate::import::row::Table;

/// What the rules remember of the announcements before.
pub(in crate::import) struct Announcements {
    /// The kinds of the companies, unless their file has problems of its own.
    kinds: Option<BTreeMap<Slug, CompanyKind>>,
    /// Sort key and id of the last one.
    last: Option<(String, String)>,
    labels: Labels,
}

/// Labels that are taken, each as half of a SHA-256: there may be millions, and 16 bytes do for one.
#[derive(Default)]
struct Labels(HashSet<[u8; 16]>);

impl Labels {
    /// Takes a label, unless it is taken.
    fn take(&mut self, company: &Slug, key: &str, label: &str) -> bool {
        let digest = Sha256::digest(format!("{company}\n{key}\n{label}"));
        let mut half = [0; 16];
        half.copy_from_slice(&digest[..16]);
        self.0.insert(half)
    }
}

impl Announcements {
    /// The rules as they stand before the first file. Without companies, scopes are not checked.
    pub(in crate::import) fn new(companies: Option<&[Company]>) -> Self {
        let kinds = companies.map(|all| all.iter().map(|c| (c.slug.clone(), c.kind)).collect());
        Self { kinds, last: None, labels: Labels::default() }
    }

    /// Checks the announcements of the next file.
    pub(in crate::import) fn check(
        &mut self,
        rows: &[Announcement],
        places: &Places,
        problems: &mut Vec<Problem>,
    ) {
        self.sorted(rows, places, problems);
        for row in rows {
            self.labels(row, places, problems);
            alone(row, places, problems);
            self.scope(row, places, problems);
        }
    }

    fn sorted(&mut self, rows: &[Announcement], places: &Places, problems: &mut Vec<Problem>) {
        let keys =
            rows.iter().map(|row| (format!("{} {}", row.day.date, row.id), row.id.to_string()));
        let keys: Vec<(String, String)> = self.last.take().into_iter().chain(keys).collect();
        in_order(Table::Announcement, "date", &keys, places, problems);
        self.last = keys.into_iter().next_back();
    }

    /// A label is unique within a company.
    fn labels(&mut self, row: &Announcement, places: &Places, problems: &mut Vec<Problem>) {
        for (key, label) in [("label_en", &row.label.en), ("label_zh", &row.label.zh)] {
            let at = || places.field(Table::Announcement, row.id.as_str(), key);
            if !self.labels.take(&row.company, key, label) {
                problems.push(taken(&at(), key, label));
            }
            if label.ends_with(['.', '。']) {
                problems.push(at().problem(
                    format!("{key} ends with a full stop"),
                    "a label is a few words beside a mark, not a sentence",
                ));
            }
        }
    }

    /// A scope is for acts of the state.
    fn scope(&self, row: &Announcement, places: &Places, problems: &mut Vec<Problem>) {
        let Some(kinds) = &self.kinds else { return };
        if !scope_fits(row, kinds.get(&row.company).copied()) {
            let place = places.field(Table::Announcement, row.id.as_str(), "scope");
            let scope = row.scope.as_str();
            problems.push(place.problem(
                format!("scope {scope:?} goes with kind policy or approval of a regulator"),
                "write \"\" for everything else",
            ));
        }
    }
}

/// What an announcement says must fit together.
fn alone(row: &Announcement, places: &Places, problems: &mut Vec<Problem>) {
    let at = |key: &str| places.field(Table::Announcement, row.id.as_str(), key);
    if row.day.precision == Precision::Month && !row.time.as_text().is_empty() {
        problems
            .push(at("time").problem("a month has no time of day", "write \"\", or give the day"));
    }
    if row.partners.contains(&row.company) {
        problems.push(
            at("partners").problem("the company is its own partner", "remove it from partners"),
        );
    }
}

fn scope_fits(row: &Announcement, company: Option<CompanyKind>) -> bool {
    let of_state = matches!(row.kind, AnnouncementKind::Policy | AnnouncementKind::Approval);
    match row.scope {
        Scope::None => true,
        Scope::National | Scope::Local => of_state && company == Some(CompanyKind::Regulator),
    }
}
