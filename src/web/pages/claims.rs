//! `/claims`: quantified statements, who made them and where.

use super::plain::{Cell, Shown};
use crate::domain::Bound;
use crate::store::claims::ClaimRow;
use crate::web::lists::{CLAIMS, List};
use crate::web::render::{Frame, Nav};

impl Shown for ClaimRow {
    const LIST: &'static List = &CLAIMS;
    const NAV: Nav = Nav::Claims;
    const NAME: &'static str = "claims";
    const HEADS: &'static [&'static str] = &[
        "head-metric",
        "head-figure",
        "head-who",
        "head-company",
        "head-statement",
        "head-sources",
    ];

    fn anchor(&self) -> &str {
        &self.id
    }

    fn cells(&self, frame: &Frame) -> Vec<Cell> {
        let company = self.company.as_ref().map_or_else(
            || Cell::text(frame.t.get("no-company")),
            |slug| {
                let name = frame.pick_maybe(&self.company_en, &self.company_zh);
                Cell::link(name, frame.urls.company(slug))
            },
        );
        let statement = Cell::text(frame.pick(&self.statement_en, &self.statement_zh))
            .and_small(frame.pick(&self.note_en, &self.note_zh));
        let statement = match &self.announcement {
            Some(id) => statement.and(frame.t.get("to-announcement"), frame.urls.announcement(id)),
            None => statement,
        };
        vec![
            Cell::text(frame.pick(&self.metric_en, &self.metric_zh)),
            Cell::number(figure(frame, self)),
            Cell::text(frame.pick(&self.who_en, &self.who_zh)),
            company,
            statement,
            Cell::sources(frame, &self.sources),
        ]
    }
}

/// `at least 200 models`, `about 260,000,000,000 parameters`, `10 to 20 percent`.
fn figure(frame: &Frame, row: &ClaimRow) -> String {
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
