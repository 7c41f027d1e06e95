//! Shares and where they trade.

use super::choice::choice;
use super::{Market, Symbol};

choice! {
    /// The exchange of a listing.
    Exchange {
        /// Hong Kong.
        Hkex = "HKEX",
        /// Shanghai.
        Sse = "SSE",
        /// Shenzhen.
        Szse = "SZSE",
        /// Nasdaq.
        Nasdaq = "NASDAQ",
        /// New York.
        Nyse = "NYSE",
    }
}

impl Exchange {
    /// The calendar the exchange trades by.
    #[must_use]
    pub const fn market(self) -> Market {
        match self {
            Self::Sse | Self::Szse => Market::Xshg,
            Self::Hkex => Market::Xhkg,
            Self::Nasdaq | Self::Nyse => Market::Xnys,
        }
    }
}

choice! {
    /// The board of a listing, which decides its daily price limit.
    Board {
        /// Main board.
        Main = "Main",
        /// ChiNext, Shenzhen.
        ChiNext = "ChiNext",
        /// STAR market, Shanghai.
        Star = "STAR",
        /// American depositary receipt or direct US listing.
        Adr = "ADR",
    }
}

choice! {
    /// The currency of quotation.
    Currency {
        /// Hong Kong dollar.
        Hkd = "HKD",
        /// Renminbi.
        Cny = "CNY",
        /// US dollar.
        Usd = "USD",
    }
}

/// One listed share of a company.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Listing {
    /// Ticker.
    pub symbol: Symbol,
    /// Exchange.
    pub exchange: Exchange,
    /// Board.
    pub board: Board,
    /// Currency of quotation.
    pub currency: Currency,
    /// Whether this listing is the one shown first.
    pub primary: bool,
    /// The index its returns are compared with.
    pub benchmark: Symbol,
}

impl Listing {
    /// The daily price limit in percent of the previous close, where the exchange sets one.
    #[must_use]
    pub const fn price_limit(&self) -> Option<u8> {
        price_limit(self.exchange, self.board)
    }
}

impl Exchange {
    /// The daily price limit in percent of shares on one of its boards, where it sets one.
    #[must_use]
    pub const fn price_limit(self, board: Board) -> Option<u8> {
        price_limit(self, board)
    }
}

const fn price_limit(exchange: Exchange, board: Board) -> Option<u8> {
    match (exchange, board) {
        (Exchange::Sse | Exchange::Szse, Board::ChiNext | Board::Star) => Some(20),
        (Exchange::Sse | Exchange::Szse, _) => Some(10),
        _ => None,
    }
}
