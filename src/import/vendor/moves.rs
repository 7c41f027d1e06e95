//! From quotes to session moves: what the record keeps of a price file.

use std::collections::BTreeMap;

use super::quotes::{Quote, Quotes};
use super::{Adjustment, Jump};
use crate::domain::{Basis, LimitState, Listing, Market, Move, Record, Symbol};
use crate::import::prices::cents;
use crate::import::problem::Problem;
use crate::study::limit_state;

impl Quotes {
    /// The moves of each symbol of the file.
    pub(super) fn moves(
        &self,
        record: &Record,
        accepted: &[Jump],
        problems: &mut Vec<Problem>,
    ) -> Vec<(Symbol, Vec<Move>)> {
        let mut by_symbol: BTreeMap<&str, Vec<&Quote>> = BTreeMap::new();
        for row in &self.rows {
            by_symbol.entry(row.symbol.as_str()).or_default().push(row);
        }
        let mut all = Vec::new();
        for (symbol, mut rows) in by_symbol {
            // Tushare lists the newest first.
            rows.sort_by_key(|row| row.day);
            let Some(traded) = Traded::of(record, symbol) else {
                let message =
                    format!("{symbol} is neither a listing nor a benchmark of the record");
                problems
                    .push(self.place(rows[0].offset).problem(message, "add it to companies.toml"));
                continue;
            };
            let before = problems.len();
            let moves = self.of_symbol(&traded, &rows, record, accepted, problems);
            if problems.len() == before {
                all.push((traded.symbol.clone(), moves));
            }
        }
        all
    }

    fn of_symbol(
        &self,
        traded: &Traded<'_>,
        rows: &[&Quote],
        record: &Record,
        accepted: &[Jump],
        problems: &mut Vec<Problem>,
    ) -> Vec<Move> {
        let calendars = record.calendars();
        let calendar = calendars.of(traded.market);
        let mut moves = Vec::new();
        let mut before: Option<&Quote> = None;
        for row in rows {
            let mut note = |message: String, help: &str| {
                problems.push(self.place(row.offset).problem(message, help));
            };
            if before.is_some_and(|before| before.day == row.day) {
                note(format!("{} stands here twice", row.day), "remove one of the two lines");
                continue;
            }
            let inside = calendar.span().is_some_and(|(a, b)| (a..=b).contains(&row.day));
            if inside && !calendar.is_session(row.day) {
                note(format!("{} is not a session", row.day), "compare the file with its vendor");
            }
            // Vendors fill a suspension forward: no volume and the same close.
            let filled =
                before.is_some_and(|b| row.volume == 0.0 && (row.close - b.close).abs() < 1e-9);
            if filled {
                continue;
            }
            if let Some(before) = before.replace(row).filter(|_| inside) {
                let session = self.one(traded, before, row);
                let accepted =
                    accepted.iter().any(|j| j.symbol == *traded.symbol && j.day == row.day);
                if self.is_jump(traded, row, session.close) && !accepted {
                    note(
                        format!(
                            "{} moved {:.1}% in a session, further than it can trade",
                            traded.symbol, session.close
                        ),
                        "use adjusted prices, or confirm it: --accept-jump SYMBOL:DATE",
                    );
                }
                moves.push(session);
            }
        }
        moves
    }

    /// Raw prices cannot tell a split from a move: 1.5 times the limit, or 35 % where there is none.
    fn is_jump(&self, traded: &Traded<'_>, row: &Quote, close: f64) -> bool {
        let most = traded.limit.map_or(35.0, |limit| 1.5 * f64::from(limit));
        let restated = row.adjusted.is_some() || row.reference.is_some();
        self.adjustment == Adjustment::Raw && !restated && close.abs() > most
    }

    fn one(&self, traded: &Traded<'_>, before: &Quote, row: &Quote) -> Move {
        let factor = |quote: &Quote| quote.adjusted.map_or(1.0, |adjusted| adjusted / quote.close);
        let reference =
            row.reference.unwrap_or_else(|| before.close * factor(before) / factor(row));
        let percent = |price: f64| (price / reference - 1.0) * 100.0;
        let quoted = self.adjustment == Adjustment::Raw;
        Move {
            symbol: traded.symbol.clone(),
            day: row.day,
            open: percent(row.open),
            high: percent(row.high),
            low: percent(row.low),
            close: percent(row.close),
            basis: match (traded.is_index, quoted, row.adjusted.is_some()) {
                (true, _, _) => Basis::Index,
                (false, true, true) => Basis::DividendAdjusted,
                (false, true, false) => Basis::Quoted,
                (false, false, _) => Basis::ForwardAdjusted,
            },
            // Limits are set in quoted prices; adjusted ones cannot say.
            limit: traded.limit.filter(|_| quoted).map_or(LimitState::None, |limit| {
                let (high, low, close) = (cents(row.high), cents(row.low), cents(row.close));
                limit_state(cents(reference), i64::from(limit), high, low, close)
            }),
        }
    }
}

/// Where a symbol trades.
struct Traded<'a> {
    symbol: &'a Symbol,
    market: Market,
    limit: Option<u8>,
    is_index: bool,
}

impl<'a> Traded<'a> {
    fn of(record: &'a Record, symbol: &str) -> Option<Self> {
        let mut listings = record.companies.iter().flat_map(|company| &company.listings);
        let is = |candidate: &Symbol| candidate.as_str() == symbol;
        let share = |listing: &'a Listing| Self {
            symbol: &listing.symbol,
            market: listing.exchange.market(),
            limit: listing.price_limit(),
            is_index: false,
        };
        let index = |listing: &'a Listing| Self {
            symbol: &listing.benchmark,
            market: listing.exchange.market(),
            limit: None,
            is_index: true,
        };
        let own = listings.clone().find(|listing| is(&listing.symbol)).map(share);
        own.or_else(|| listings.find(|listing| is(&listing.benchmark)).map(index))
    }
}
