//! The market: reactions, moves, listings, sessions and days without one.

use super::cells;
use crate::answers::rows::{
    ClosureRow, ListingRow, ReactionRow, SessionRow, ShareRow, ShortSessionRow,
};
use crate::domain::{
    AnnouncementKind, Basis, Board, Choice as _, ClosureKind, Currency, Exchange, LimitState,
    Market, ReactionStatus, WhyDay,
};
use crate::record::Column;
use crate::record::ColumnKind::{Count, Day, Flag, List, Number, Percent, Text, Word};
use crate::store::moves::MoveRow;
use crate::study::WindowStatus;
use crate::web::export::{Cell, Exported};
use crate::web::lists;

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
            self.exchange.as_str(),
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

impl Exported for ShareRow {
    const LIST: &'static lists::List = &lists::SHARES;
    const COLUMNS: &'static [Column] = &[
        Column::new("symbol", Text),
        Column::new("company", Text).meaning("share_company"),
        Column::new("company_en", Text),
        Column::new("company_zh", Text),
        Column::new("exchange", Word(Exchange::words)),
        Column::new("board", Word(Board::words)),
        Column::new("currency", Word(Currency::words)),
        Column::new("primary", Flag),
        Column::new("benchmark", Text),
        Column::new("first_session", Day),
        Column::new("last_session", Day),
        Column::new("sessions", Count).meaning("sessions_of_year"),
        Column::new("return_pct", Percent),
        Column::new("benchmark_pct", Percent),
        Column::new("largest_rise_day", Day),
        Column::new("largest_rise_pct", Percent),
        Column::new("largest_fall_day", Day),
        Column::new("largest_fall_pct", Percent),
        Column::new("announcements", Count).meaning("announcements_made"),
        Column::new("median_car_pct", Percent),
        Column::new("car_n", Count),
        Column::new("status", Word(ReactionStatus::words)).meaning("share_status"),
    ];

    fn cells(&self) -> Vec<Cell> {
        let status =
            if self.year.is_some() { ReactionStatus::Ok } else { ReactionStatus::NoPrices };
        cells![
            &self.symbol,
            &self.company,
            &self.company_en,
            &self.company_zh,
            &self.exchange,
            &self.board,
            &self.currency,
            self.is_primary,
            &self.benchmark,
            self.year.map(|year| year.first),
            self.year.map(|year| year.last),
            self.year.and_then(|year| i64::try_from(year.sessions).ok()),
            self.year.map(|year| year.change),
            self.benchmark_pct,
            self.year.map(|year| year.up.0),
            self.year.map(|year| year.up.1),
            self.year.map(|year| year.down.0),
            self.year.map(|year| year.down.1),
            self.announcements,
            self.median_car_pct,
            self.car_n,
            status.as_str(),
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
