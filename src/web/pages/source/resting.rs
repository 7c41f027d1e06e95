//! Everything that rests on one source, table by table.

use super::said::{self, Month};
use crate::domain::{Corrected, Market};
use crate::store::announcements::AnnouncementRow;
use crate::store::claims::ClaimRow;
use crate::store::companies::CompanyRow;
use crate::store::days::{ClosureRow, ShortSessionRow};
use crate::store::declared::{self, RestingRow};
use crate::store::models::ModelRow;
use crate::store::people::PersonRow;
use crate::store::promises::PromiseRow;
use crate::store::reported::ReportedRow;
use crate::store::sources::{self, resting};
use crate::store::{Result, Snapshot};
use crate::web::format;
use crate::web::render::Frame;
use crate::web::urls::escape;

/// The rows that rest on some sources, but for those of the calendars.
#[derive(Debug)]
pub(in crate::web::pages) struct Rows {
    pub(super) announcements: Vec<AnnouncementRow>,
    /// Moves that the press printed.
    pub(super) printed: Vec<ReportedRow>,
    pub(super) claims: Vec<ClaimRow>,
    pub(super) promises: Vec<PromiseRow>,
    pub(super) people: Vec<PersonRow>,
    pub(super) companies: Vec<CompanyRow>,
    pub(super) models: Vec<ModelRow>,
}

impl Rows {
    /// Reads all of it.
    pub(in crate::web::pages) async fn read(s: &mut Snapshot, sources: &[&str]) -> Result<Self> {
        Ok(Self {
            announcements: resting(s, sources).await?,
            printed: resting(s, sources).await?,
            claims: resting(s, sources).await?,
            promises: resting(s, sources).await?,
            people: resting(s, sources).await?,
            companies: resting(s, sources).await?,
            models: resting(s, sources).await?,
        })
    }

    /// How much there is of each kind.
    fn counts(&self) -> [(&'static str, usize); 7] {
        [
            ("month-count", self.announcements.len()),
            ("rests-printed", self.printed.len()),
            ("rests-claims", self.claims.len()),
            ("rests-promises", self.promises.len()),
            ("rests-people", self.people.len()),
            ("rests-companies", self.companies.len()),
            ("rests-models", self.models.len()),
        ]
    }

    /// What rests on all sources of a publisher: `On its 16 sources rest 21 announcements, ..`.
    pub(in crate::web::pages) fn sentence(&self, frame: &Frame, sources: usize) -> String {
        let what = format::and_list(frame.lang, &told(frame, &self.counts()));
        frame.t.with("report-of-publisher", &[("n", sources.into()), ("what", what.into())])
    }

    /// How many of them are something that was said of a day.
    pub(super) fn said(&self) -> usize {
        self.announcements.len() + self.printed.len() + self.claims.len() + self.promises.len()
    }
}

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
    pub(super) async fn read(s: &mut Snapshot, frame: &Frame, source: &str) -> Result<Self> {
        let rows = Rows::read(s, &[source]).await?;
        Ok(Self {
            months: said::months(s, frame, &[source], &rows).await?,
            rows,
            closures: by_market(sources::resting(s, &[source]).await?),
            short_sessions: sources::resting(s, &[source]).await?,
            declared: declared::resting(s, &[source])
                .await?
                .chunk_by(|a, b| a.in_table == b.in_table)
                .map(|rows| DeclaredRows::new(frame, rows))
                .collect(),
        })
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

/// Counts in words, but for what there is none of.
fn told(frame: &Frame, counts: &[(&str, usize)]) -> Vec<String> {
    counts.iter().filter(|(_, n)| *n > 0).map(|(key, n)| frame.t.count(key, *n)).collect()
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
