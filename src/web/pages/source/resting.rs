//! Everything that rests on one source, table by table.

use crate::domain::Market;
use crate::store::announcements::AnnouncementRow;
use crate::store::claims::ClaimRow;
use crate::store::companies::CompanyRow;
use crate::store::days::{ClosureRow, ShortSessionRow};
use crate::store::models::ModelRow;
use crate::store::people::PersonRow;
use crate::store::promises::PromiseRow;
use crate::store::reported::ReportedRow;
use crate::store::sources::{self, resting};
use crate::store::{Result, Snapshot};
use crate::web::format;
use crate::web::pages::printed::PrintedTable;
use crate::web::pages::rows::{self, MonthGroup};
use crate::web::render::Frame;

/// What rests on a source.
#[derive(Debug)]
pub(super) struct Resting {
    /// Announcements by month.
    pub(super) months: Vec<MonthGroup>,
    /// How many announcements.
    pub(super) announcements: usize,
    /// How many of them have no other source.
    alone: usize,
    /// Moves that the press printed.
    pub(super) printed: PrintedTable,
    pub(super) claims: Vec<ClaimRow>,
    pub(super) promises: Vec<PromiseRow>,
    pub(super) people: Vec<PersonRow>,
    pub(super) companies: Vec<CompanyRow>,
    pub(super) models: Vec<ModelRow>,
    /// Closures by market.
    pub(super) closures: Vec<(Market, Vec<ClosureRow>)>,
    pub(super) short_sessions: Vec<ShortSessionRow>,
}

impl Resting {
    /// Whether a claim, a promise, a person, a company or a model rests on the source.
    pub(super) fn has_notes(&self) -> bool {
        !(self.claims.is_empty()
            && self.promises.is_empty()
            && self.people.is_empty()
            && self.companies.is_empty()
            && self.models.is_empty())
    }

    /// Reads all of it.
    pub(super) async fn read(s: &mut Snapshot, frame: &Frame, source: &str) -> Result<Self> {
        let announcements: Vec<AnnouncementRow> = resting(s, source).await?;
        let printed: Vec<ReportedRow> = resting(s, source).await?;
        let printed_ids: Vec<&str> = printed.iter().map(|row| row.id.as_str()).collect();
        let printed_in = sources::of_reported(s, &printed_ids).await?;
        Ok(Self {
            announcements: announcements.len(),
            alone: announcements.iter().filter(|row| row.sources == source).count(),
            months: rows::by_month(frame, rows::items(frame, s, announcements).await?),
            printed: PrintedTable::new(frame, printed, &printed_in, true),
            claims: resting(s, source).await?,
            promises: resting(s, source).await?,
            people: resting(s, source).await?,
            companies: resting(s, source).await?,
            models: resting(s, source).await?,
            closures: by_market(sources::resting(s, source).await?),
            short_sessions: sources::resting(s, source).await?,
        })
    }

    /// How many days without a session.
    pub(super) fn closures_n(&self) -> usize {
        self.closures.iter().map(|(_, days)| days.len()).sum()
    }

    /// How much rests on the source: `125 rows of the record rest on it: 27 announcements, ..`.
    pub(super) fn sentence(&self, frame: &Frame, source: &str) -> String {
        let counts = [
            ("month-count", self.announcements),
            ("rests-printed", self.printed.rows.len()),
            ("rests-claims", self.claims.len()),
            ("rests-promises", self.promises.len()),
            ("rests-people", self.people.len()),
            ("rests-companies", self.companies.len()),
            ("rests-models", self.models.len()),
            ("rests-closures", self.closures_n()),
            ("rests-short-sessions", self.short_sessions.len()),
        ];
        let total: usize = counts.iter().map(|(_, n)| n).sum();
        if total == 0 {
            return frame.t.about("rests-nothing", source);
        }
        let parts: Vec<String> =
            counts.iter().filter(|(_, n)| *n > 0).map(|(key, n)| frame.t.count(key, *n)).collect();
        let what = format::and_list(frame.lang, &parts);
        let sentence =
            frame.t.with("rests-sentence", &[("n", total.into()), ("what", what.into())]);
        let alone = match (self.alone, self.announcements) {
            (0, _) => return sentence,
            (1, 1) => frame.t.get("rests-alone-one"),
            (alone, all) if alone == all => frame.t.count("rests-alone-all", all),
            (alone, _) => frame.t.count("rests-alone", alone),
        };
        format!("{sentence}{}{alone}", frame.t.get("sentence-join"))
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
