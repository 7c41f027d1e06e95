//! The shares and benchmarks that prices can be of.

use std::collections::BTreeMap;

use crate::domain::{Calendar, Calendars, Market, Symbol, nearest_few, ticker};
use crate::record::Record;

/// The shares and benchmarks of a record, and when they trade.
pub(super) struct Shares {
    traded: BTreeMap<Symbol, Traded>,
    calendars: Calendars,
}

/// Where a symbol trades.
pub(super) struct Traded {
    market: Market,
    /// The daily limit in percent.
    pub(super) limit: Option<u8>,
    pub(super) is_index: bool,
}

impl Shares {
    pub(super) fn of(record: &Record) -> Self {
        let mut traded = BTreeMap::new();
        for listing in record.companies.iter().flat_map(|company| &company.listings) {
            let (market, limit) = (listing.exchange.market(), listing.price_limit());
            traded.insert(listing.symbol.clone(), Traded { market, limit, is_index: false });
            let index = Traded { market, limit: None, is_index: true };
            traded.entry(listing.benchmark.clone()).or_insert(index);
        }
        Self { traded, calendars: record.calendars() }
    }

    /// The symbol that somebody's spelling means, or a message and a way out.
    pub(super) fn find(&self, written: &str) -> Result<Symbol, (String, String)> {
        let symbols = || self.traded.keys().map(Symbol::as_str);
        let exact = symbols().find(|symbol| *symbol == written);
        let meant = exact.or_else(|| ticker::meant(written, symbols()));
        if let Some((symbol, _)) = meant.and_then(|meant| self.traded.get_key_value(meant)) {
            return Ok(symbol.clone());
        }
        let near = nearest_few(&written.to_uppercase(), symbols(), 3);
        let help = match near[..] {
            [] => "name one as the record does: 9888.HK, BIDU".to_owned(),
            _ => format!("did you mean {}?", near.join(" or ")),
        };
        Err((format!("{written} is neither a listing nor a benchmark of the record"), help))
    }

    /// Where a symbol trades, and on which days.
    pub(super) fn traded(&self, symbol: &Symbol) -> Option<(&Traded, &Calendar)> {
        let traded = self.traded.get(symbol)?;
        Some((traded, self.calendars.of(traded.market)))
    }
}
