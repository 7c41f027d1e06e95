//! Everything that rests on one source, table by table.

use super::rows::{Rows, told};
use super::said::{self, Month};
use crate::answers::held::Held;
use crate::answers::rows::{ClosureRow, ShortSessionRow};
use crate::answers::sources::{self, RestingRow};
use crate::domain::{Corrected, Market};
use crate::web::format;
use crate::web::render::Frame;
use crate::web::urls::escape;

/// What rests on a source.
#[derive(Debug)]
pub(super) struct Resting {
    pub(super) rows: Rows,
    /// What it said, by month and day.
    pub(super) months: Vec<Month>,
    /// Closures by market.
    pub(super) closures: Vec<(Market, Vec<ClosureRow>)>,
    pub(super) short_sessions: Vec<ShortSessionRow>,
    /// Rows of the declared tables, table by table.
    pub(super) declared: Vec<DeclaredRows>,
}

/// The rows of one declared table that rest on the source.
#[derive(Debug)]
pub(super) struct DeclaredRows {
    /// The text that counts them.
    pub(super) count: &'static str,
    /// What names each, and where it is shown.
    pub(super) rows: Vec<(String, String)>,
}

impl DeclaredRows {
    fn new(frame: &Frame, rows: &[RestingRow]) -> Self {
        let table = rows[0].in_table;
        Self {
            count: match table {
                Corrected::Licence => "rests-licences",
                Corrected::Benchmark => "rests-benchmarks",
                Corrected::Score => "rests-scores",
                Corrected::Dispute => "rests-disputes",
                Corrected::Round => "rests-rounds",
                Corrected::Filing => "rests-filings",
                _ => "rests-specs",
            },
            rows: rows.iter().map(|row| (row.row_id.clone(), url(frame, row))).collect(),
        }
    }
}

/// Where a row of a declared table is shown.
fn url(frame: &Frame, row: &RestingRow) -> String {
    let id = escape(&row.row_id);
    match row.in_table {
        Corrected::Licence => frame.urls.at(&format!("/licences?q={id}#{id}")),
        Corrected::Benchmark => frame.urls.benchmark(&row.row_id),
        Corrected::Score => frame.urls.at(&format!("/scores?q={id}#{id}")),
        Corrected::Round => frame.urls.at(&format!("/money#{id}")),
        Corrected::Filing => frame.urls.at(&format!("/filings#{id}")),
        Corrected::Dispute => frame.urls.at("/benchmarks"),
        _ => frame.urls.at("/models"),
    }
}

impl Resting {
    /// Whether a person, a company or a model rests on the source.
    pub(super) fn has_notes(&self) -> bool {
        let rows = &self.rows;
        !(rows.people.is_empty() && rows.companies.is_empty() && rows.models.is_empty())
    }

    /// Reads all of it.
    pub(super) fn read(held: &Held, frame: &Frame, source: &str) -> Self {
        let rows = Rows::read(held, &[source]);
        Self {
            months: said::months(held, frame, &[source], &rows),
            rows,
            closures: by_market(sources::resting(held, &[source])),
            short_sessions: sources::resting(held, &[source]),
            declared: sources::resting_declared(held, &[source])
                .chunk_by(|a, b| a.in_table == b.in_table)
                .map(|rows| DeclaredRows::new(frame, rows))
                .collect(),
        }
    }

    /// How many days without a session.
    pub(super) fn closures_n(&self) -> usize {
        self.closures.iter().map(|(_, days)| days.len()).sum()
    }

    /// How much rests on the source: `125 rows of the record rest on it: 27 announcements, ..`.
    pub(super) fn sentence(&self, frame: &Frame, source: &str) -> String {
        let days = [
            ("rests-closures", self.closures_n()),
            ("rests-short-sessions", self.short_sessions.len()),
        ];
        let declared: Vec<(&str, usize)> =
            self.declared.iter().map(|table| (table.count, table.rows.len())).collect();
        let counts = [&self.rows.counts()[..], &days, &declared].concat();
        let total: usize = counts.iter().map(|(_, n)| n).sum();
        if total == 0 {
            return frame.t.about("rests-nothing", source);
        }
        let what = format::and_list(frame.lang, &told(frame, &counts));
        frame.t.with("rests-sentence", &[("n", total.into()), ("what", what.into())])
    }
}

fn by_market(rows: Vec<ClosureRow>) -> Vec<(Market, Vec<ClosureRow>)> {
    let mut markets: Vec<(Market, Vec<ClosureRow>)> = Vec::new();
    for row in rows {
        match markets.last_mut() {
            Some((market, days)) if *market == row.market => days.push(row),
            _ => markets.push((row.market, vec![row])),
        }
    }
    markets
}
