//! `/claims`: quantified statements, who made them and where.

use super::plain::{Cell, Shown};
use crate::domain::Bound;
use crate::record::Filter;
use crate::store::announcements::AnnouncementRow;
use crate::store::claims::{self, ClaimRow};
use crate::store::{Snapshot, list};
use crate::web::error::Error;
use crate::web::lists::{CLAIMS, List};
use crate::web::render::{Frame, Nav};

/// What stands beside the claims of a page.
#[derive(Debug, Default)]
pub struct Beside {
    /// The announcements they were made with.
    announcements: Vec<AnnouncementRow>,
    /// Claims in the same units.
    others: Vec<ClaimRow>,
}

/// Most other figures named beside a claim.
const OTHERS: usize = 3;

impl Shown for ClaimRow {
    const LIST: &'static List = &CLAIMS;
    const NAV: Nav = Nav::Claims;
    const NAME: &'static str = "claims";
    const HEADS: &'static [&'static str] = &[
        "head-metric",
        "head-figure",
        "head-who",
        "head-date",
        "head-company",
        "head-statement",
        "head-sources",
    ];
    type Around = Beside;

    fn anchor(&self) -> &str {
        &self.id
    }

    async fn around(s: &mut Snapshot, _filter: &Filter, rows: &[Self]) -> Result<Beside, Error> {
        let ids: Vec<&str> = rows.iter().filter_map(|row| row.announcement.as_deref()).collect();
        let mut units: Vec<&str> = rows.iter().map(|row| row.unit.as_str()).collect();
        units.sort_unstable();
        units.dedup();
        Ok(Beside {
            announcements: list::by_keys(s, &ids).await?,
            others: claims::in_units(s, &units).await?,
        })
    }

    fn cells(&self, frame: &Frame, around: &Beside) -> Vec<Cell> {
        let company = self.company.as_ref().map_or_else(
            || Cell::text(frame.t.get("no-company")),
            |slug| {
                let name = frame.pick_maybe(&self.company_en, &self.company_zh);
                Cell::link(name, frame.urls.company(slug))
            },
        );
        vec![
            Cell::text(frame.pick(&self.metric_en, &self.metric_zh)),
            Cell::number(figure(frame, self)),
            Cell::text(frame.pick(&self.who_en, &self.who_zh)),
            self.when(frame, around),
            company,
            self.statement(frame, around),
            Cell::sources(frame, &self.sources),
        ]
    }
}

impl ClaimRow {
    /// The day of the announcement it was made with.
    fn when(&self, frame: &Frame, around: &Beside) -> Cell {
        let found = self
            .announcement
            .as_ref()
            .and_then(|id| around.announcements.iter().find(|announcement| announcement.id == *id));
        match found {
            Some(row) => Cell::link(
                frame.known_day(&row.day, &row.day_precision),
                frame.urls.announcement(&row.id),
            ),
            None => Cell::text(frame.t.get("claim-undated")),
        }
    }

    /// What was said, and figures in the same unit about the same company that others gave.
    fn statement(&self, frame: &Frame, around: &Beside) -> Cell {
        let cell = Cell::text(frame.pick(&self.statement_en, &self.statement_zh))
            .and_small(frame.pick(&self.note_en, &self.note_zh));
        let others = around.others.iter().filter(|other| {
            other.id != self.id && other.unit == self.unit && other.company == self.company
        });
        let others: Vec<&Self> = others.take(OTHERS).collect();
        if others.is_empty() {
            return cell;
        }
        let cell = cell.and_small(frame.t.get("claim-others"));
        others.into_iter().fold(cell, |cell, other| {
            let values = [
                ("figure", figure(frame, other).into()),
                ("metric", frame.pick(&other.metric_en, &other.metric_zh).into()),
                ("who", frame.pick(&other.who_en, &other.who_zh).into()),
            ];
            cell.and(frame.t.with("claim-other", &values), frame.urls.claim(&other.id)).lines()
        })
    }
}

/// `at least 200 models`, `about 260,000,000,000 parameters`, `10 to 20 percent`.
#[must_use]
pub fn figure(frame: &Frame, row: &ClaimRow) -> String {
    let value = if row.value_max.is_empty() {
        grouped(&row.value)
    } else {
        let ends = [("from", grouped(&row.value).into()), ("to", grouped(&row.value_max).into())];
        frame.t.with("claim-range", &ends)
    };
    let unit = frame.unit(&row.unit);
    // A sign follows its figure without a blank, a word with one where the language has blanks.
    let unit = if unit == "%" { unit } else { frame.t.about("figure-unit", &unit) };
    let values = [("value", value.into()), ("unit", unit.into())];
    frame.t.with(
        match row.bound {
            Bound::Exact => "figure-exact",
            Bound::AtLeast => "figure-at-least",
            Bound::About => "figure-about",
        },
        &values,
    )
}

/// Digits in groups of three, the fraction left as it is: `260,000,000,000`.
fn grouped(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut text = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    fraction.map_or_else(|| text.clone(), |fraction| format!("{text}.{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_stand_in_groups_of_three() {
        assert_eq!(grouped("260000000000"), "260,000,000,000");
        assert_eq!(grouped("999"), "999");
        assert_eq!(grouped("1234.5"), "1,234.5");
    }
}
