//! The columns of each list. `data/README.md` and the data page say what they mean.

use super::cells::{Cell, Exported};
use super::column::Column;
use super::column::ColumnKind::{Count, Day, Flag, List, Number, Percent, Text, Word};
use crate::domain::{
    AnnouncementKind, Basis, Board, Bound, Choice as _, ClosureKind, CompanyKind, Confidence,
    Corrected, Currency, DuePrecision, Exchange, Language, LimitState, Market, Measure, ModelKind,
    Precision, PromiseStatus, ReactionStatus, Scope, SourceKind, Verdict, WhyDay,
};
use crate::store::announcements::AnnouncementRow;
use crate::store::claims::ClaimRow;
use crate::store::companies::{CompanyRow, ListingRow};
use crate::store::corrections::CorrectionRow;
use crate::store::days::{ClosureRow, SessionRow, ShortSessionRow};
use crate::store::models::ModelRow;
use crate::store::moves::MoveRow;
use crate::store::people::PersonRow;
use crate::store::promises::PromiseRow;
use crate::store::reactions::ReactionRow;
use crate::store::reported::ReportedRow;
use crate::store::sources::SourceRow;
use crate::study::{Reason, WindowStatus};
use crate::web::lists;

/// Calls a macro with the row type of each list, in the order in which people are shown them.
macro_rules! each_list {
    ($each:ident) => {
        $each!(crate::store::announcements::AnnouncementRow);
        $each!(crate::store::companies::CompanyRow);
        $each!(crate::store::models::ModelRow);
        $each!(crate::store::reactions::ReactionRow);
        $each!(crate::store::reported::ReportedRow);
        $each!(crate::store::moves::MoveRow);
        $each!(crate::store::claims::ClaimRow);
        $each!(crate::store::promises::PromiseRow);
        $each!(crate::store::people::PersonRow);
        $each!(crate::store::sources::SourceRow);
        $each!(crate::store::companies::ListingRow);
        $each!(crate::store::days::SessionRow);
        $each!(crate::store::days::ClosureRow);
        $each!(crate::store::days::ShortSessionRow);
        $each!(crate::store::corrections::CorrectionRow);
    };
}
pub(in crate::web) use each_list;

/// One row of cells.
macro_rules! cells {
    ($($value:expr),+ $(,)?) => { vec![$(Cell::from($value)),+] };
}

impl Exported for AnnouncementRow {
    const LIST: &'static lists::List = &lists::ANNOUNCEMENTS;
    const COLUMNS: &'static [Column] = &[
        Column::new("id", Text),
        Column::new("date", Day),
        Column::new("precision", Word(Precision::words)),
        Column::new("company", Text).meaning("acting_company"),
        Column::new("company_en", Text),
        Column::new("company_zh", Text),
        Column::new("models", List),
        Column::new("kind", Word(AnnouncementKind::words)).meaning("announcement_kind"),
        Column::new("title_en", Text),
        Column::new("title_zh", Text),
        Column::new("time", Text),
        Column::new("zone", Text),
        Column::new("confidence", Word(Confidence::words)),
        Column::new("partners", List),
        Column::new("scope", Word(Scope::words)),
        Column::new("summary_en", Text),
        Column::new("summary_zh", Text),
        Column::new("label_en", Text),
        Column::new("label_zh", Text),
        Column::new("note_en", Text),
        Column::new("note_zh", Text),
        Column::new("listed", Flag),
        Column::new("sources", List),
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
    const LIST: &'static lists::List = &lists::COMPANIES;
    const COLUMNS: &'static [Column] = &[
        Column::new("slug", Text),
        Column::new("name_en", Text),
        Column::new("name_zh", Text),
        Column::new("short_en", Text),
        Column::new("short_zh", Text),
        Column::new("pinyin", Text),
        Column::new("aliases", List),
        Column::new("kind", Word(CompanyKind::words)).meaning("company_kind"),
        Column::new("symbols", List),
        Column::new("exchanges", List),
        Column::new("announcements", Count).meaning("announcements_made"),
        Column::new("first_launch", Day),
        Column::new("median_close_pct", Percent),
        Column::new("median_n", Count),
        Column::new("sources", List),
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
    const LIST: &'static lists::List = &lists::MODELS;
    const COLUMNS: &'static [Column] = &[
        Column::new("slug", Text),
        Column::new("company", Text).meaning("model_company"),
        Column::new("company_en", Text),
        Column::new("company_zh", Text),
        Column::new("name_en", Text),
        Column::new("name_zh", Text),
        Column::new("pinyin", Text),
        Column::new("aliases", List),
        Column::new("kind", Word(ModelKind::words)).meaning("model_kind"),
        Column::new("announcements", Count).meaning("announcements_naming"),
        Column::new("first_day", Day),
        Column::new("sources", List),
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
    const LIST: &'static lists::List = &lists::REACTIONS;
    const COLUMNS: &'static [Column] = &[
        Column::new("announcement", Text),
        Column::new("symbol", Text),
        Column::new("exchange", Word(Exchange::words)),
        Column::new("day", Day).meaning("day_zero"),
        Column::new("open", Percent),
        Column::new("high", Percent),
        Column::new("low", Percent),
        Column::new("close", Percent),
        Column::new("next_close", Percent),
        Column::new("limit", Word(LimitState::words)),
        Column::new("status", Word(ReactionStatus::words)).meaning("reaction_status"),
        Column::new("day_rule", Word(WhyDay::words)),
        Column::new("next_day", Day),
        Column::new("basis", Word(Basis::words)),
        Column::new("board", Word(Board::words)),
        Column::new("benchmark", Text),
        Column::new("company", Text).meaning("share_company"),
        Column::new("announced", Day),
        Column::new("kind", Word(AnnouncementKind::words)).meaning("announcement_kind"),
        Column::new("title_en", Text),
        Column::new("title_zh", Text),
        Column::new("reported", Count).meaning("reported_count"),
        Column::new("ar_pct", Percent),
        Column::new("p_empirical", Number),
        Column::new("car_pct", Percent),
        Column::new("car_low_pct", Percent),
        Column::new("car_high_pct", Percent),
        Column::new("car_p", Number),
        Column::new("censored", Flag),
        Column::new("study_status", Word(WindowStatus::words)),
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

impl Exported for MoveRow {
    const LIST: &'static lists::List = &lists::MOVES;
    const COLUMNS: &'static [Column] = &[
        Column::new("symbol", Text),
        Column::new("date", Day).meaning("session"),
        Column::new("open", Percent),
        Column::new("high", Percent),
        Column::new("low", Percent),
        Column::new("close", Percent),
        Column::new("basis", Word(Basis::words)),
        Column::new("limit", Word(LimitState::words)),
    ];

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
        Column::new("value", Text),
        Column::new("value_max", Text),
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
        cells.push(Cell::list(&self.sources));
        cells
    }
}

impl Exported for PersonRow {
    const LIST: &'static lists::List = &lists::PEOPLE;
    const COLUMNS: &'static [Column] = &[
        Column::new("slug", Text),
        Column::new("name_en", Text),
        Column::new("name_zh", Text),
        Column::new("aliases", List),
        Column::new("role_en", Text),
        Column::new("role_zh", Text),
        Column::new("company", Text).meaning("person_company"),
        Column::new("company_en", Text),
        Column::new("company_zh", Text),
        Column::new("sources", List),
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

impl Exported for ListingRow {
    const LIST: &'static lists::List = &lists::LISTINGS;
    const COLUMNS: &'static [Column] = &[
        Column::new("symbol", Text),
        Column::new("company", Text).meaning("share_company"),
        Column::new("exchange", Word(Exchange::words)),
        Column::new("board", Word(Board::words)),
        Column::new("currency", Word(Currency::words)),
        Column::new("primary", Flag),
        Column::new("benchmark", Text),
        Column::new("has_moves", Flag),
    ];

    fn cells(&self) -> Vec<Cell> {
        cells![
            &self.symbol,
            &self.company,
            &self.exchange,
            &self.board,
            &self.currency,
            self.is_primary,
            &self.benchmark,
            self.has_moves,
        ]
    }
}

impl Exported for SessionRow {
    const LIST: &'static lists::List = &lists::SESSIONS;
    const COLUMNS: &'static [Column] = &[
        Column::new("exchange", Word(Market::words)).meaning("market"),
        Column::new("date", Day).meaning("session"),
    ];

    fn cells(&self) -> Vec<Cell> {
        cells![self.market.as_str(), self.day]
    }
}

impl Exported for ClosureRow {
    const LIST: &'static lists::List = &lists::CLOSURES;
    const COLUMNS: &'static [Column] = &[
        Column::new("exchange", Word(Market::words)).meaning("market"),
        Column::new("date", Day).meaning("closed_day"),
        Column::new("kind", Word(ClosureKind::words)).meaning("closure_kind"),
        Column::new("reason_en", Text).meaning("day_reason_en"),
        Column::new("reason_zh", Text).meaning("day_reason_zh"),
        Column::new("sources", List),
    ];

    fn cells(&self) -> Vec<Cell> {
        let mut cells = cells![
            self.market.as_str(),
            self.day,
            self.kind.as_str(),
            &self.reason_en,
            &self.reason_zh,
        ];
        cells.push(Cell::list(&self.sources));
        cells
    }
}

impl Exported for ShortSessionRow {
    const LIST: &'static lists::List = &lists::SHORT_SESSIONS;
    const COLUMNS: &'static [Column] = &[
        Column::new("exchange", Word(Market::words)).meaning("market"),
        Column::new("date", Day).meaning("session"),
        Column::new("opens", Text),
        Column::new("closes", Text),
        Column::new("reason_en", Text).meaning("day_reason_en"),
        Column::new("reason_zh", Text).meaning("day_reason_zh"),
        Column::new("sources", List),
    ];

    fn cells(&self) -> Vec<Cell> {
        let mut cells = cells![
            self.market.as_str(),
            self.day,
            &self.opens,
            &self.closes,
            &self.reason_en,
            &self.reason_zh,
        ];
        cells.push(Cell::list(&self.sources));
        cells
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
