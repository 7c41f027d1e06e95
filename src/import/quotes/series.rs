//! From the quotes of a share to its session moves: what the record keeps of price files.

use chrono::NaiveDate;

use super::file::Quote;
use super::names::Column;
use super::shares::{Shares, Traded};
use super::{Adjustment, Jump};
use crate::domain::{Basis, Calendar, LimitState, Move, Symbol};
use crate::import::prices::cents;
use crate::import::problem::Problem;
use crate::study::limit_state;

/// A file before the first session of the record may give the close that it counts from, if that
/// is no older than this.
const DAYS_BEFORE: i64 = 10;

/// So many sessions may be missing before a session whose move is taken all the same: one may be a
/// suspension that a file leaves out.
const MISSING: usize = 1;

/// What was taken from the files of a symbol.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) moves: Vec<Move>,
    /// What an operator should know of sessions without a move.
    pub(super) notes: Vec<String>,
}

/// The moves of a symbol from its quotes by day, of however many files. All problems are noted; with
/// a problem the moves are not all there.
pub(super) fn moves(
    symbol: &Symbol,
    quotes: &[Quote],
    shares: &Shares,
    accepted: &[Jump],
    problems: &mut Vec<Problem>,
) -> Taken {
    let (Some((traded, calendar)), Some(first)) = (shares.traded(symbol), quotes.first()) else {
        return Taken::default();
    };
    let mut series = Series {
        symbol,
        traded,
        calendar,
        accepted,
        takes_reference: false,
        problems: Vec::new(),
        taken: Taken::default(),
        untraded: Vec::new(),
        unpriced: Vec::new(),
    };
    if !traded.is_index {
        series.problems.extend(first.source.without_volume());
    }
    series.one_kind_of_prices(quotes);
    series.mostly_there(quotes);
    if series.problems.is_empty() {
        series.takes_reference = series.reference_fits(quotes);
        series.walk(quotes);
    }
    if series.problems.is_empty() && series.taken.moves.is_empty() {
        series.nothing(quotes, problems.is_empty());
    }
    problems.append(&mut series.problems);
    series.notes();
    series.taken
}

struct Series<'a> {
    symbol: &'a Symbol,
    traded: &'a Traded,
    calendar: &'a Calendar,
    accepted: &'a [Jump],
    /// Whether the reference price of the file belongs to its prices.
    takes_reference: bool,
    problems: Vec<Problem>,
    taken: Taken,
    untraded: Vec<NaiveDate>,
    unpriced: Vec<NaiveDate>,
}

/// The last close, which the next move counts from.
#[derive(Clone, Copy)]
struct Base {
    day: NaiveDate,
    close: f64,
    factor: f64,
}

impl Base {
    fn of(quote: &Quote) -> Option<Self> {
        Some(Self { day: quote.day, close: quote.close()?, factor: factor(quote) })
    }
}

impl Series<'_> {
    fn problem(&mut self, quote: &Quote, message: String, help: &str) {
        self.problems.push(quote.place().problem(message, help));
    }

    fn is_inside(&self, day: NaiveDate) -> bool {
        self.calendar.span().is_some_and(|(first, last)| (first..=last).contains(&day))
    }

    /// How many sessions lie between two days.
    fn between(&self, before: NaiveDate, day: NaiveDate) -> impl Iterator<Item = NaiveDate> + '_ {
        self.calendar.sessions().filter(move |session| before < *session && *session < day)
    }

    /// Files that are joined hold one kind of prices.
    fn one_kind_of_prices(&mut self, quotes: &[Quote]) {
        let kind = |quote: &Quote| (quote.source.adjustment, quote.source.is_restated());
        let first = quotes.first().map(kind);
        if let Some(other) = quotes.iter().find(|quote| Some(kind(quote)) != first) {
            let message = format!(
                "the files of {} have different kinds of prices: as quoted, adjusted, or both",
                self.symbol
            );
            self.problems.push(other.source.head().problem(message, "join files of one kind"));
        }
    }

    /// Weekly and monthly bars are no session moves: a file has most sessions of its span.
    fn mostly_there(&mut self, quotes: &[Quote]) {
        let mut days: Vec<NaiveDate> =
            quotes.iter().map(|quote| quote.day).filter(|day| self.is_inside(*day)).collect();
        days.dedup();
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
        let sessions =
            self.calendar.sessions().filter(|day| (*first..=*last).contains(day)).count();
        if days.len() * 2 < sessions {
            let message = format!(
                "between {first} and {last} the file lacks {} of {sessions} sessions: are these weekly \
                 or monthly prices?",
                sessions - days.len()
            );
            self.problem(&quotes[0], message, "give daily prices");
        }
    }

    /// Whether the reference price is the close before, but for a few ex-dividend days. Where it is
    /// not, prices were adjusted and the reference price was not.
    fn reference_fits(&mut self, quotes: &[Quote]) -> bool {
        if quotes.iter().any(|quote| quote.source.adjustment == Adjustment::Adjusted) {
            return false;
        }
        let mut before: Option<&Quote> = None;
        let (mut compared, mut in_a_row, mut most_in_a_row) = (0, 0, 0);
        let mut other: Vec<(&Quote, f64, f64)> = Vec::new();
        for quote in quotes.iter().filter(|quote| quote.close().is_some()) {
            let pair = before
                .replace(quote)
                .filter(|b| b.day < quote.day && self.between(b.day, quote.day).next().is_none());
            let close = pair.and_then(Quote::close);
            let Some((close, reference)) = close.zip(quote.reference) else { continue };
            compared += 1;
            // Within a cent, and of a share that costs cents within a thousandth.
            if (reference - close).abs() <= (close / 1000.0).clamp(0.0006, 0.01) + 1e-9 {
                in_a_row = 0;
            } else {
                in_a_row += 1;
                most_in_a_row = most_in_a_row.max(in_a_row);
                other.push((quote, reference, close));
            }
        }
        let few = 3.max(compared / 50);
        let fits = most_in_a_row < 2 && other.len() <= few && other.len() * 2 <= compared.max(1);
        if let (Some((quote, reference, close)), false) = (other.first(), fits) {
            let message = format!(
                "pre_close is {reference}, the close before is {close}; they differ on {} of {compared} \
                 lines, so the prices are adjusted and pre_close is not",
                other.len()
            );
            let help = "say FILE:adjusted: then pre_close is left out; or export prices as quoted";
            self.problem(quote, message, help);
        }
        fits
    }

    fn walk(&mut self, quotes: &[Quote]) {
        let mut base: Option<Base> = None;
        let mut before: Option<&Quote> = None;
        for quote in quotes {
            if let Some(same) = before.replace(quote).filter(|before| before.day == quote.day) {
                self.twice(same, quote);
                continue;
            }
            let (is_inside, is_session) =
                (self.is_inside(quote.day), self.calendar.is_session(quote.day));
            if quote.is_broken {
                base = None;
                continue;
            }
            if is_untraded(quote, base.map(|base| base.close)) {
                if is_session {
                    self.untraded.push(quote.day);
                }
                // A file that begins with a suspension still knows the last close.
                base = base.or_else(|| Base::of(quote));
                continue;
            }
            if quote.prices.iter().all(Option::is_none) {
                if is_session {
                    self.unpriced.push(quote.day);
                }
                continue;
            }
            if is_inside && !is_session {
                let message = format!("{} is not a session of {}", quote.day, self.symbol);
                self.problem(
                    quote,
                    message,
                    "the exchange was closed: compare the file with its source",
                );
                continue;
            }
            if let Some(prices) = self.prices(quote) {
                if is_inside {
                    self.session(base, quote, prices);
                }
                base = Base::of(quote);
            }
        }
    }

    /// One day has one price; files that overlap may repeat it.
    fn twice(&mut self, before: &Quote, quote: &Quote) {
        let is_joined = !std::sync::Arc::ptr_eq(&before.source, &quote.source);
        let same = before.prices == quote.prices && before.adjusted == quote.adjusted;
        if is_joined && !same {
            let message = format!("{} stands in two files with different prices", quote.day);
            self.problem(quote, message, "keep the day in one of them");
        } else if !is_joined {
            let message = format!("{} stands here twice", quote.day);
            self.problem(quote, message, "remove one of the two lines");
        }
    }

    /// The four prices of a session on which the share was traded, if they can be.
    fn prices(&mut self, quote: &Quote) -> Option<[f64; 4]> {
        const COLUMNS: [Column; 4] = [Column::Open, Column::High, Column::Low, Column::Close];
        let needed = COLUMNS.into_iter().zip(quote.prices);
        let restated = quote.source.is_restated().then_some((Column::Adjusted, quote.adjusted));
        let wrong =
            needed.chain(restated).find(|(_, price)| price.is_none_or(|price| price <= 0.0));
        if let Some((column, price)) = wrong {
            let adjusted = quote.source.adjustment == Adjustment::Adjusted;
            match price {
                None => {
                    let message = format!("{} of {} is missing", column.name(), quote.day);
                    self.problem(quote, message, "mend or remove the line");
                }
                Some(price) if price < 0.0 || adjusted => self.problem(
                    quote,
                    format!("{} cannot be {price}", column.name()),
                    "a price is above zero; take unadjusted prices (不复权) and say FILE:raw",
                ),
                Some(price) => {
                    let message = format!("{} cannot be {price}", column.name());
                    self.problem(quote, message, "a price is above zero: mend or remove the line");
                }
            }
            return None;
        }
        if !self.traded.is_index && quote.volume.is_none() {
            let message = format!("volume of {} is missing", quote.day);
            self.problem(quote, message, "mend the line; only an index needs no volume");
            return None;
        }
        let prices = quote.prices.map(Option::unwrap_or_default);
        if !Move::lies_within(prices.map(|price| price / prices[3] * 100.0)) {
            let message = "the open or close lies outside low to high".to_owned();
            self.problem(quote, message, "compare the line with its source");
            return None;
        }
        Some(prices)
    }

    /// Takes the move of a session, if it is known what it counts from.
    fn session(&mut self, base: Option<Base>, quote: &Quote, prices: [f64; 4]) {
        let Some(base) = base else { return };
        let reference = quote.reference.filter(|price| self.takes_reference && *price > 0.0);
        let missing: Vec<NaiveDate> =
            self.between(base.day, quote.day).filter(|day| !self.untraded.contains(day)).collect();
        let is_stale = !self.is_inside(base.day) && (quote.day - base.day).num_days() > DAYS_BEFORE;
        if reference.is_none() && (missing.len() > MISSING || is_stale) {
            let (first, last) = (missing.first().copied(), missing.last().copied());
            let (first, last) = (first.unwrap_or(base.day), last.unwrap_or(base.day));
            self.taken.notes.push(format!(
                "no move on {}: {} sessions before it are missing, {first} to {last}",
                quote.day,
                missing.len()
            ));
            return;
        }
        let reference = reference.unwrap_or(base.close * base.factor / factor(quote));
        let row = self.one(quote, prices, reference);
        let most = self.traded.limit.map_or(35.0, |limit| 1.5 * f64::from(limit));
        let is_accepted = || self.accepted.iter().any(|jump| jump.is(self.symbol, quote.day));
        if row.close.abs() > most && !is_accepted() {
            let message = format!(
                "{} moved {:.1}% in a session, further than it can trade",
                self.symbol, row.close
            );
            let help = format!(
                "look for a split, a change of the adjustment or a typing error; if it is real, confirm \
                 it: --accept-jump {}:{}",
                self.symbol, quote.day
            );
            self.problem(quote, message, &help);
        } else if !row.is_possible() {
            let message = "a move of this session lies outside -100% to 1000%".to_owned();
            self.problem(quote, message, "compare the line with its source");
        } else {
            self.taken.moves.push(row);
        }
    }

    fn one(&self, quote: &Quote, prices: [f64; 4], reference: f64) -> Move {
        let [open, high, low, close] = prices.map(|price| (price / reference - 1.0) * 100.0);
        let quoted = quote.source.adjustment == Adjustment::Raw;
        let state = |limit: u8| {
            let [_, high, low, close] = prices.map(cents);
            limit_state(cents(reference), i64::from(limit), high, low, close)
        };
        Move {
            symbol: self.symbol.clone(),
            day: quote.day,
            open,
            high,
            low,
            close,
            basis: match (self.traded.is_index, quoted, quote.source.is_restated()) {
                (true, _, _) => Basis::Index,
                (false, true, true) => Basis::DividendAdjusted,
                (false, true, false) => Basis::Quoted,
                (false, false, _) => Basis::ForwardAdjusted,
            },
            // Limits are set in quoted prices; adjusted ones cannot say.
            limit: self.traded.limit.filter(|_| quoted).map_or(LimitState::None, state),
        }
    }

    /// A file that gives no move replaces nothing.
    fn nothing(&mut self, quotes: &[Quote], alone: bool) {
        let Some((quote, (first, last))) = quotes.first().zip(self.calendar.span()) else { return };
        let inside = quotes.iter().filter(|quote| self.is_inside(quote.day)).count();
        if !alone && inside > 0 {
            return;
        }
        let why = match inside {
            0 => format!("none of its days lies between {first} and {last}, all are outside"),
            1 => "a move needs two sessions in a row, and there is one".to_owned(),
            _ => "a move needs two sessions in a row with prices".to_owned(),
        };
        let message = format!("the file gives no moves of {}: {why}", self.symbol);
        self.problem(quote, message, "the record keeps the moves that it has; give another span");
    }

    fn notes(&mut self) {
        if !self.untraded.is_empty() {
            self.taken.notes.push(format!("not traded on {}", listed(&self.untraded)));
        }
        if !self.unpriced.is_empty() {
            self.taken.notes.push(format!("no price on {}", listed(&self.unpriced)));
        }
    }
}

fn listed(days: &[NaiveDate]) -> String {
    let shown: Vec<String> = days.iter().take(10).map(ToString::to_string).collect();
    let more = days.len().saturating_sub(10);
    let shown = shown.join(", ");
    if more > 0 { format!("{shown} and {more} more days") } else { shown }
}

/// What a close is multiplied by to give the adjusted one.
fn factor(quote: &Quote) -> f64 {
    quote.adjusted.zip(quote.close()).map_or(1.0, |(adjusted, close)| adjusted / close)
}

/// Whether a file marks a session as one on which the share was not traded: it says so, or the
/// volume is none and the prices are zero or the close before.
fn is_untraded(quote: &Quote, before: Option<f64>) -> bool {
    let as_before = |price: f64| before.is_some_and(|before| (price - before).abs() < 1e-9);
    let idle = |price: &Option<f64>| price.is_none_or(|price| price == 0.0 || as_before(price));
    let [open, high, low, close] = &quote.prices;
    quote.is_suspended
        || match quote.volume {
            Some(volume) => {
                volume < 1.0 && (idle(close) || [open, high, low].into_iter().all(idle))
            }
            None => close.is_some() && quote.prices.iter().all(idle),
        }
}
