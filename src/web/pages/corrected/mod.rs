//! Corrections as pages and feeds tell them: which row, what of it was changed in words, and why.
//! `part/corrected.html` draws them.

mod field;
mod named;

use crate::answers::held::Held;
use chrono::NaiveDate;

use self::field::Change;
use self::named::Named;
use super::cited::Citation;
use crate::answers::corrections;
use crate::answers::rows::CorrectionRow;
use crate::answers::sources::{self, CitedRow};
use crate::domain::Corrected;
use crate::web::render::Frame;
use crate::web::urls::escape;

/// What was changed in one row on one day.
#[derive(Debug)]
pub struct Correction {
    /// The id of its entry on the page of corrections.
    pub anchor: String,
    /// That page, at the entry.
    pub page: String,
    /// When.
    pub day: NaiveDate,
    /// What the row is: an announcement, a claim ..
    pub table: String,
    /// The row's name.
    pub name: String,
    /// The language of that name, where it is not that of the page.
    pub lang: &'static str,
    /// Where the row is shown.
    pub url: String,
    /// Each change.
    pub changes: Vec<Change>,
    /// Why, once for changes that have one reason.
    pub why: Vec<String>,
    /// On what grounds.
    pub citations: Vec<Citation>,
}

/// Corrections in the order of their rows, several of one row and day as one.
pub fn read(held: &Held, frame: &Frame, rows: &[CorrectionRow]) -> Vec<Correction> {
    let around = Around::read(held, frame, rows);
    let is_one =
        |a: &CorrectionRow, b: &CorrectionRow| (a.day, a.table, &a.id) == (b.day, b.table, &b.id);
    rows.chunk_by(is_one).map(|rows| around.told(frame, rows)).collect()
}

/// Corrections one by one.
pub fn each(held: &Held, frame: &Frame, rows: &[CorrectionRow]) -> Vec<Correction> {
    let around = Around::read(held, frame, rows);
    rows.chunks(1).map(|row| around.told(frame, row)).collect()
}

/// What is read beside corrections.
struct Around {
    named: Named,
    cited: Vec<CitedRow>,
}

impl Around {
    fn read(held: &Held, frame: &Frame, rows: &[CorrectionRow]) -> Self {
        let keys: Vec<&str> = rows.iter().map(|row| row.key.as_str()).collect();
        Self { named: Named::read(held, frame, rows), cited: sources::of_corrections(held, &keys) }
    }

    /// The corrections of one row and day, of which there is one at least.
    fn told(&self, frame: &Frame, rows: &[CorrectionRow]) -> Correction {
        let row = &rows[0];
        let named = self.named.of(row);
        let anchor = anchor(row);
        let (mut why, mut citations) = (Vec::new(), Vec::new());
        for row in rows {
            let reason = frame.pick(&row.reason_en, &row.reason_zh).to_owned();
            if !why.contains(&reason) {
                why.push(reason);
            }
            for citation in Citation::of(frame, &self.cited, &row.key) {
                if !citations.contains(&citation) {
                    citations.push(citation);
                }
            }
        }
        Correction {
            page: page(frame, row),
            anchor,
            day: row.day,
            table: frame.word("corrected", row.table.as_str()),
            name: named.text,
            lang: named.lang,
            url: address(frame, row),
            changes: field::changes(frame, rows, named.claim.as_ref()),
            why,
            citations,
        }
    }
}

impl Correction {
    /// The changes and their reason as plain text.
    #[must_use]
    pub fn sentence(&self, frame: &Frame) -> String {
        let changes = self.changes.iter().map(|change| change.sentence(frame));
        let all: Vec<String> = changes.chain(self.why.iter().cloned()).collect();
        all.join(&frame.t.get("sentence-join"))
    }
}

/// The corrections of one row, the newest first.
pub fn of_row(held: &Held, frame: &Frame, table: Corrected, id: &str) -> Vec<Correction> {
    let rows = corrections::of_row(held, table, id);
    read(held, frame, &rows)
}

/// A correction's entry on the page of corrections.
#[must_use]
pub fn page(frame: &Frame, row: &CorrectionRow) -> String {
    frame.urls.at(&format!("/corrections?day={}#{}", row.day, anchor(row)))
}

fn anchor(row: &CorrectionRow) -> String {
    let id: String =
        row.id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("{}-{}-{id}", row.day, row.table)
}

/// The page on which a corrected row is shown.
#[must_use]
pub fn address(frame: &Frame, row: &CorrectionRow) -> String {
    let id = row.id.as_str();
    let day = |id: &str| {
        let day = id.rsplit('/').next().and_then(|day| day.parse().ok());
        day.map_or_else(|| frame.urls.at("/dates"), |day| frame.urls.day(&day))
    };
    match row.table {
        Corrected::Announcement => frame.urls.announcement(id),
        Corrected::Company => frame.urls.company(id),
        Corrected::Model => frame.urls.model(id),
        Corrected::Claim => frame.urls.claim(id),
        Corrected::Promise => frame.urls.promise(id),
        Corrected::Person => frame.urls.person(id),
        Corrected::Source => frame.urls.source(id),
        Corrected::Reaction => frame.urls.at(&format!("/reactions/reported#{}", escape(id))),
        Corrected::Move => {
            let symbol = id.split('/').next().unwrap_or_default();
            format!("{}#corrections", frame.urls.share(symbol))
        }
        Corrected::Closure => day(id),
        Corrected::Benchmark => frame.urls.at(&format!("/benchmarks/{id}")),
        Corrected::Licence => frame.urls.at(&format!("/licences#{id}")),
        Corrected::Round => frame.urls.at(&format!("/money#{id}")),
        Corrected::Filing => frame.urls.at(&format!("/filings#{id}")),
        Corrected::Score => frame.urls.at("/scores"),
        Corrected::Dispute => frame.urls.at("/benchmarks"),
        Corrected::Spec | Corrected::ModelRole => frame.urls.at("/models"),
    }
}
