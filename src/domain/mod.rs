//! Values that cannot be wrong: the record's types, without I/O.
//!
//! Everything here is built by `import` from checked text or by `store` from rows, and used by
//! every other module. A closed list of words (a kind, an exchange, a verdict) is an enum made by
//! `choice!`, so that a misspelt word is refused at the border with the words allowed.

mod announcement;
mod choice;
mod claim;
mod company;
mod correction;
mod day;
mod decimal;
mod hex;
mod listing;
mod model;
mod percent;
mod period;
mod person;
pub mod pinyin;
mod promise;
mod reaction;
mod session;
mod slug;
mod source;
mod syllables;
mod text;
pub(crate) mod ticker;
pub mod words;

pub use announcement::{Announcement, AnnouncementKind, Confidence, Scope, Time};
pub use choice::UnknownWord;
pub(crate) use choice::{Choice, choice, nearest, nearest_few};
pub use claim::{Claim, Topic};
pub use company::{Company, CompanyKind, HOME, is_abroad};
pub use correction::{Corrected, Correction};
pub use day::{BEIJING, Day, Precision, earliest, latest};
pub use decimal::{Decimal, InvalidDecimal};
pub(crate) use hex::hex;
pub use listing::{Board, Currency, Exchange, Listing};
pub use model::{Model, ModelKind};
pub use percent::{Bound, Rounded, round_half_away};
pub use period::{Period, PeriodPrecision};
pub use person::Person;
pub use promise::{BorneOut, DuePrecision, Fulfilment, Promise, PromiseStatus, PromisedBy};
pub use reaction::{Measure, Reaction, ReactionStatus, ReportedMove, ReturnVerdict, Verdict};
pub use session::{
    Basis, Calendar, Calendars, Closure, ClosureKind, LimitState, Market, Move, ShortSession,
    WhyDay,
};
pub use slug::{InvalidSlug, Slug, Symbol};
pub use source::{Language, Source, SourceKind};
pub(crate) use text::is_unwritable;
pub use text::{Lang, Text};
