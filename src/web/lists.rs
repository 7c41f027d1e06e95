//! The lists of the site: where each stands; declared tables say it themselves. What a list can be
//! filtered and sorted by stands beside its row type in the store.

use crate::answers::listed::{Keys, Listed};
use crate::answers::rows::{
    AnnouncementRow, ClaimRow, ClosureRow, CompanyRow, CorrectionRow, ListingRow, ModelRow,
    PersonRow, PromiseRow, ReactionRow, ReportedRow, ScorePair, SessionRow, ShareRow,
    ShortSessionRow, SourceRow,
};
use crate::domain::Lang;
use crate::record::table::Declared;
use crate::record::{Key, Sort, SortKey, keys};
use crate::store::moves::MoveRow;

/// A list of the site: its address and what it can be filtered and sorted by.
#[derive(Debug)]
pub struct List {
    /// Path of the page.
    pub path: &'static str,
    /// Path of the exports, without suffix.
    pub export: &'static str,
    keys: Keys,
    /// What `sort` can name.
    pub sorts: &'static [SortKey],
    /// The order it has unless another one is asked for.
    pub own: Sort,
    /// Whether it leaves as a feed and as a calendar too.
    pub has_subscriptions: bool,
}

impl List {
    const fn of<T: Listed>(path: &'static str, export: &'static str) -> Self {
        Self { path, export, keys: T::KEYS, sorts: T::SORTS, own: T::OWN, has_subscriptions: false }
    }

    /// The list of a declared table.
    #[must_use]
    pub const fn declared<T: Declared + Listed>() -> Self {
        Self::of::<T>(T::PAGE, T::FILES)
    }

    /// Its keys, `sort` last.
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> {
        let sort = (!self.sorts.is_empty()).then_some(&keys::SORT);
        self.keys.iter().map(|(key, _)| *key).chain(sort)
    }

    /// Its key of this name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }

    /// The order by which an edition sorts names: the Chinese one by pinyin, where the list can.
    #[must_use]
    pub fn name_order(&self, key: SortKey, lang: Lang) -> SortKey {
        let by_pinyin = key == SortKey::Name && lang == Lang::Zh;
        if by_pinyin && self.sorts.contains(&SortKey::Pinyin) { SortKey::Pinyin } else { key }
    }

    /// Its name in files, ids and schemas: `reactions-reported`.
    #[must_use]
    pub fn name(&self) -> String {
        self.export.trim_start_matches('/').replace('/', "-")
    }
}

/// The timeline.
pub static ANNOUNCEMENTS: List =
    List { has_subscriptions: true, ..List::of::<AnnouncementRow>("/", "/announcements") };
/// Companies.
pub static COMPANIES: List = List::of::<CompanyRow>("/companies", "/companies");
/// Models.
pub static MODELS: List = List::of::<ModelRow>("/models", "/models");
/// Reactions.
pub static REACTIONS: List = List::of::<ReactionRow>("/reactions", "/reactions");
/// Shares and their year.
pub static SHARES: List = List::of::<ShareRow>("/shares", "/shares");
/// Moves the press printed.
pub static REPORTED: List = List::of::<ReportedRow>("/reactions/reported", "/reactions/reported");
/// Session moves; they have no page, only exports.
pub static MOVES: List = List::of::<MoveRow>("/data", "/moves");
/// Claims.
pub static CLAIMS: List = List::of::<ClaimRow>("/claims", "/claims");
/// Promises.
pub static PROMISES: List = List::of::<PromiseRow>("/promises", "/promises");
/// People.
pub static PEOPLE: List = List::of::<PersonRow>("/people", "/people");
/// Sources.
pub static SOURCES: List = List::of::<SourceRow>("/sources", "/sources");
/// Listings; exports only.
pub static LISTINGS: List = List::of::<ListingRow>("/data", "/listings");
/// Trading sessions; exports only.
pub static SESSIONS: List = List::of::<SessionRow>("/data", "/sessions");
/// Weekdays without a session; exports only.
pub static CLOSURES: List = List::of::<ClosureRow>("/data", "/closures");
/// Sessions that opened late or closed early; exports only.
pub static SHORT_SESSIONS: List = List::of::<ShortSessionRow>("/data", "/short-sessions");
/// Changes to published rows.
pub static CORRECTIONS: List = List::of::<CorrectionRow>("/corrections", "/corrections");
/// Makers' scores beside others'.
pub static SCORE_PAIRS: List = List::of::<ScorePair>("/scores/compared", "/scores/compared");
