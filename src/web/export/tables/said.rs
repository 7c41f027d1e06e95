//! What was said, promised, printed and corrected, and where.

use super::cells;
use crate::answers::rows::{ClaimRow, CorrectionRow, PromiseRow, ReportedRow, SourceRow};
use crate::domain::{
    BorneOut, Bound, Choice as _, Corrected, DuePrecision, Exchange, Language, Measure,
    PromiseStatus, PromisedBy, SourceKind, Verdict,
};
use crate::record::Column;
use crate::record::ColumnKind::{Count, Day, List, Number, Percent, Text, Word};
use crate::study::Reason;
use crate::web::export::{Cell, Exported};
use crate::web::lists;

impl Exported for ClaimRow {
    const LIST: &'static lists::List = &lists::CLAIMS;
    const COLUMNS: &'static [Column] = &[
        Column::new("id", Text),
        Column::new("announcement", Text).meaning("claim_announcement"),
        Column::new("company", Text).meaning("claim_company"),
        Column::new("company_en", Text),
        Column::new("company_zh", Text),
        Column::new("who_en", Text),
        Column::new("who_zh", Text),
        Column::new("metric_en", Text),
        Column::new("metric_zh", Text),
        Column::new("value", Number),
        Column::new("value_max", Number),
        Column::new("unit", Text),
        Column::new("bound", Word(Bound::words)),
        Column::new("statement_en", Text),
        Column::new("statement_zh", Text),
        Column::new("note_en", Text),
        Column::new("note_zh", Text),
        Column::new("sources", List),
    ];

    fn cells(&self) -> Vec<Cell> {
        let mut cells = cells![
            &self.id,
            &self.announcement,
            &self.company,
            &self.company_en,
            &self.company_zh,
            &self.who_en,
            &self.who_zh,
            &self.metric_en,
            &self.metric_zh,
            Cell::decimal(&self.value),
            Cell::decimal(&self.value_max),
            &self.unit,
            self.bound.as_str(),
            &self.statement_en,
            &self.statement_zh,
            &self.note_en,
            &self.note_zh,
        ];
        cells.push(Cell::list(&self.sources));
        cells
    }
}

impl Exported for PromiseRow {
    const LIST: &'static lists::List = &lists::PROMISES;
    const COLUMNS: &'static [Column] = &[
        Column::new("id", Text),
        Column::new("announcement", Text).meaning("promise_announcement"),
        Column::new("promised_on", Day),
        Column::new("company", Text).meaning("promise_company"),
        Column::new("company_en", Text),
        Column::new("company_zh", Text),
        Column::new("model", Text).meaning("promise_model"),
        Column::new("promised_en", Text),
        Column::new("promised_zh", Text),
        Column::new("due", Text),
        Column::new("due_precision", Word(DuePrecision::words)),
        Column::new("delivered_by", Text),
        Column::new("delivered", Day),
        Column::new("status", Word(PromiseStatus::words)).meaning("promise_status"),
        Column::new("slip_days", Count),
        Column::new("note_en", Text),
        Column::new("note_zh", Text),
        Column::new("sources", List),
        Column::new("by", Word(PromisedBy::words)).meaning("promised_by"),
        Column::new("borne_out", Word(BorneOut::words)),
        Column::new("borne_out_en", Text).meaning("borne_out_reason"),
        Column::new("borne_out_zh", Text).meaning("borne_out_reason"),
        Column::new("borne_out_sources", List),
    ];

    fn cells(&self) -> Vec<Cell> {
        let mut cells = cells![
            &self.id,
            &self.announcement,
            self.promised_day,
            &self.company,
            &self.company_en,
            &self.company_zh,
            &self.model,
            &self.promised_en,
            &self.promised_zh,
            &self.due,
            self.due_precision.as_str(),
            &self.delivered_by,
            self.delivered,
            self.status.as_str(),
            self.slip_days(),
            &self.note_en,
            &self.note_zh,
        ];
        cells.extend([
            Cell::list(&self.sources),
            self.promised_by.as_str().into(),
            self.borne_out.as_str().into(),
            (&self.borne_out_en).into(),
            (&self.borne_out_zh).into(),
            Cell::list(&self.borne_out_sources),
        ]);
        cells
    }
}

impl Exported for ReportedRow {
    const LIST: &'static lists::List = &lists::REPORTED;
    const COLUMNS: &'static [Column] = &[
        Column::new("id", Text),
        Column::new("announcement", Text),
        Column::new("symbol", Text),
        Column::new("day", Day).meaning("session"),
        Column::new("measure", Word(Measure::words)),
        Column::new("reported", Percent).meaning("reported_percent"),
        Column::new("bound", Word(Bound::words)),
        Column::new("computed", Percent),
        Column::new("verdict", Word(Verdict::words)),
        Column::new("reason", Word(Reason::words)),
        Column::new("digits", Count),
        Column::new("exchange", Word(Exchange::words)),
        Column::new("company", Text).meaning("share_company"),
        Column::new("note_en", Text),
        Column::new("note_zh", Text),
        Column::new("sources", List),
    ];

    fn cells(&self) -> Vec<Cell> {
        let mut cells = cells![
            &self.id,
            &self.announcement,
            &self.symbol,
            self.day,
            self.measure.as_str(),
            self.percent,
            self.bound.as_str(),
            self.computed,
            self.verdict.as_str(),
            self.reason.as_str(),
            self.digits,
            &self.exchange,
            &self.company,
            &self.note_en,
            &self.note_zh,
        ];
        cells.push(Cell::list(&self.sources));
        cells
    }
}

impl Exported for SourceRow {
    const LIST: &'static lists::List = &lists::SOURCES;
    const COLUMNS: &'static [Column] = &[
        Column::new("id", Text),
        Column::new("title", Text).meaning("source_title"),
        Column::new("publisher", Text),
        Column::new("url", Text),
        Column::new("published", Day),
        Column::new("language", Word(Language::words)),
        Column::new("kind", Word(SourceKind::words)).meaning("source_kind"),
        Column::new("announcements", Count).meaning("announcements_resting"),
        Column::new("uses", Count),
    ];

    fn cells(&self) -> Vec<Cell> {
        cells![
            &self.id,
            &self.title,
            &self.publisher,
            &self.url,
            self.published,
            self.language.as_str(),
            self.kind.as_str(),
            self.announcements,
            self.uses,
        ]
    }
}

impl Exported for CorrectionRow {
    const LIST: &'static lists::List = &lists::CORRECTIONS;
    const COLUMNS: &'static [Column] = &[
        Column::new("date", Day).meaning("corrected_on"),
        Column::new("table", Word(Corrected::words)).meaning("corrected_table"),
        Column::new("id", Text).meaning("corrected_id"),
        Column::new("field", Text).meaning("corrected_field"),
        Column::new("was", Text),
        Column::new("now", Text),
        Column::new("reason_en", Text).meaning("correction_reason_en"),
        Column::new("reason_zh", Text).meaning("correction_reason_zh"),
        Column::new("sources", List),
    ];

    fn cells(&self) -> Vec<Cell> {
        let mut cells = cells![
            self.day,
            self.table.as_str(),
            &self.id,
            &self.field,
            &self.was,
            &self.now,
            &self.reason_en,
            &self.reason_zh,
        ];
        cells.push(Cell::list(&self.sources));
        cells
    }
}
