//! The columns of each list. `data/README.md` and the data page say what they mean.

use super::cells::{Cell, Exported};
use crate::store::announcements::AnnouncementRow;
use crate::store::claims::ClaimRow;
use crate::store::companies::CompanyRow;
use crate::store::models::ModelRow;
use crate::store::moves::MoveRow;
use crate::store::people::PersonRow;
use crate::store::promises::PromiseRow;
use crate::store::reactions::ReactionRow;
use crate::store::reported::ReportedRow;
use crate::store::sources::SourceRow;

/// One row of cells.
macro_rules! cells {
    ($($value:expr),+ $(,)?) => { vec![$(Cell::from($value)),+] };
}

impl Exported for AnnouncementRow {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "date",
        "precision",
        "company",
        "company_en",
        "company_zh",
        "models",
        "kind",
        "title_en",
        "title_zh",
        "time",
        "zone",
        "confidence",
        "partners",
        "scope",
        "summary_en",
        "summary_zh",
        "label_en",
        "label_zh",
        "note_en",
        "note_zh",
        "listed",
        "sources",
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.id),
            self.day.into(),
            self.day_precision.as_str().into(),
            (&self.company).into(),
            (&self.company_en).into(),
            (&self.company_zh).into(),
            Cell::list(&self.models),
            self.kind.as_str().into(),
            (&self.title_en).into(),
            (&self.title_zh).into(),
            (&self.day_time).into(),
            (&self.zone).into(),
            self.confidence.as_str().into(),
            Cell::list(&self.partners),
            self.scope.as_str().into(),
            (&self.summary_en).into(),
            (&self.summary_zh).into(),
            (&self.label_en).into(),
            (&self.label_zh).into(),
            (&self.note_en).into(),
            (&self.note_zh).into(),
            self.listed.into(),
            Cell::list(&self.sources),
        ]
    }
}

impl Exported for CompanyRow {
    const COLUMNS: &'static [&'static str] = &[
        "slug",
        "name_en",
        "name_zh",
        "short_en",
        "short_zh",
        "pinyin",
        "aliases",
        "kind",
        "symbols",
        "exchanges",
        "announcements",
        "first_launch",
        "median_close_pct",
        "median_n",
        "sources",
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.slug),
            (&self.name_en).into(),
            (&self.name_zh).into(),
            (&self.short_en).into(),
            (&self.short_zh).into(),
            (&self.pinyin).into(),
            Cell::list(&self.aliases),
            self.kind.as_str().into(),
            Cell::list(&self.symbols),
            Cell::list(&self.exchanges),
            self.announcements.into(),
            self.first_launch.into(),
            self.median_close.into(),
            self.median_n.into(),
            Cell::list(&self.sources),
        ]
    }
}

impl Exported for ModelRow {
    const COLUMNS: &'static [&'static str] = &[
        "slug",
        "company",
        "company_en",
        "company_zh",
        "name_en",
        "name_zh",
        "pinyin",
        "aliases",
        "kind",
        "announcements",
        "first_day",
        "sources",
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.slug),
            (&self.company).into(),
            (&self.company_en).into(),
            (&self.company_zh).into(),
            (&self.name_en).into(),
            (&self.name_zh).into(),
            (&self.pinyin).into(),
            Cell::list(&self.aliases),
            self.kind.as_str().into(),
            self.announcements.into(),
            self.first_day.into(),
            Cell::list(&self.sources),
        ]
    }
}

impl Exported for ReactionRow {
    const COLUMNS: &'static [&'static str] = &[
        "announcement",
        "symbol",
        "exchange",
        "day",
        "open",
        "high",
        "low",
        "close",
        "next_close",
        "limit",
        "status",
        "day_rule",
        "next_day",
        "basis",
        "board",
        "benchmark",
        "company",
        "announced",
        "kind",
        "title_en",
        "title_zh",
        "reported",
        "ar_pct",
        "p_empirical",
        "car_pct",
        "car_low_pct",
        "car_high_pct",
        "car_p",
        "censored",
        "study_status",
    ];

    fn cells(&self) -> Vec<Cell> {
        cells![
            &self.announcement,
            &self.symbol,
            &self.exchange,
            self.day,
            self.open,
            self.high,
            self.low,
            self.close,
            self.next_close,
            &self.price_limit,
            &self.status,
            &self.why,
            self.next_day,
            &self.basis,
            &self.board,
            &self.benchmark,
            &self.company,
            self.announced,
            self.kind.as_str(),
            &self.title_en,
            &self.title_zh,
            self.reported,
            self.ar_pct,
            self.p_empirical,
            self.car_pct,
            self.car_low_pct,
            self.car_high_pct,
            self.car_p,
            self.censored,
            &self.study_status,
        ]
    }
}

impl Exported for ReportedRow {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "announcement",
        "symbol",
        "day",
        "measure",
        "reported",
        "bound",
        "computed",
        "verdict",
        "reason",
        "digits",
        "exchange",
        "company",
        "note_en",
        "note_zh",
        "sources",
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

impl Exported for MoveRow {
    const COLUMNS: &'static [&'static str] =
        &["symbol", "date", "open", "high", "low", "close", "basis", "limit"];

    fn cells(&self) -> Vec<Cell> {
        cells![
            &self.symbol,
            self.day,
            self.open,
            self.high,
            self.low,
            self.close,
            self.basis.as_str(),
            self.price_limit.as_str(),
        ]
    }
}

impl Exported for ClaimRow {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "announcement",
        "company",
        "company_en",
        "company_zh",
        "who_en",
        "who_zh",
        "metric_en",
        "metric_zh",
        "value",
        "value_max",
        "unit",
        "bound",
        "statement_en",
        "statement_zh",
        "note_en",
        "note_zh",
        "sources",
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
            &self.value,
            &self.value_max,
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
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "announcement",
        "promised_on",
        "company",
        "company_en",
        "company_zh",
        "model",
        "promised_en",
        "promised_zh",
        "due",
        "due_precision",
        "delivered_by",
        "delivered",
        "status",
        "note_en",
        "note_zh",
        "sources",
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
            &self.note_en,
            &self.note_zh,
        ];
        cells.push(Cell::list(&self.sources));
        cells
    }
}

impl Exported for PersonRow {
    const COLUMNS: &'static [&'static str] = &[
        "slug",
        "name_en",
        "name_zh",
        "aliases",
        "role_en",
        "role_zh",
        "company",
        "company_en",
        "company_zh",
        "sources",
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.slug),
            (&self.name_en).into(),
            (&self.name_zh).into(),
            Cell::list(&self.aliases),
            (&self.role_en).into(),
            (&self.role_zh).into(),
            (&self.company).into(),
            (&self.company_en).into(),
            (&self.company_zh).into(),
            Cell::list(&self.sources),
        ]
    }
}

impl Exported for SourceRow {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "title",
        "publisher",
        "url",
        "published",
        "language",
        "kind",
        "announcements",
        "uses",
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
