//! The lists of the site: where each stands and what it can be filtered and sorted by.

use crate::domain::{AnnouncementKind, Choice, CompanyKind, ModelKind, PromiseStatus, SourceKind};
use crate::store::SortKey;

/// A filter key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the URL")]
pub enum Key {
    Company,
    Kind,
    Model,
    ModelKind,
    Listed,
    Exchange,
    Reaction,
    Confidence,
    Symbol,
    Verdict,
    Language,
    Publisher,
    From,
    To,
    Day,
    Q,
    Sort,
}

impl Key {
    /// Every key.
    pub const ALL: [Self; 17] = [
        Self::Company,
        Self::Kind,
        Self::Model,
        Self::ModelKind,
        Self::Listed,
        Self::Exchange,
        Self::Reaction,
        Self::Confidence,
        Self::Symbol,
        Self::Verdict,
        Self::Language,
        Self::Publisher,
        Self::From,
        Self::To,
        Self::Day,
        Self::Q,
        Self::Sort,
    ];

    /// The key as it stands in the URL.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Kind => "kind",
            Self::Model => "model",
            Self::ModelKind => "model_kind",
            Self::Listed => "listed",
            Self::Exchange => "exchange",
            Self::Reaction => "reaction",
            Self::Confidence => "confidence",
            Self::Symbol => "symbol",
            Self::Verdict => "verdict",
            Self::Language => "language",
            Self::Publisher => "publisher",
            Self::From => "from",
            Self::To => "to",
            Self::Day => "day",
            Self::Q => "q",
            Self::Sort => "sort",
        }
    }
}

/// A list of the site: its address and what it can be filtered and sorted by.
#[derive(Debug)]
pub struct List {
    /// Path of the page.
    pub path: &'static str,
    /// Path of the exports, without suffix.
    pub export: &'static str,
    /// Filter keys.
    pub keys: &'static [Key],
    /// Words of `kind`.
    pub kinds: fn() -> Vec<&'static str>,
    /// The family of texts that name those words.
    pub kind_texts: &'static str,
    /// Keys of `sort` besides `date`.
    pub sorts: &'static [SortKey],
    /// Whether it leaves as a feed and as a calendar too.
    pub has_subscriptions: bool,
}

impl List {
    /// Its name in files, ids and schemas: `reactions-reported`.
    #[must_use]
    pub fn name(&self) -> String {
        self.export.trim_start_matches('/').replace('/', "-")
    }
}

fn no_kinds() -> Vec<&'static str> {
    Vec::new()
}

/// The timeline.
pub static ANNOUNCEMENTS: List = List {
    path: "/",
    export: "/announcements",
    keys: &[
        Key::Company,
        Key::Kind,
        Key::Model,
        Key::ModelKind,
        Key::Listed,
        Key::Exchange,
        Key::Reaction,
        Key::Confidence,
        Key::From,
        Key::To,
        Key::Day,
        Key::Q,
        Key::Sort,
    ],
    kinds: AnnouncementKind::words,
    kind_texts: "kind",
    sorts: &[],
    has_subscriptions: true,
};
/// Companies.
pub static COMPANIES: List = List {
    path: "/companies",
    export: "/companies",
    keys: &[Key::Company, Key::Kind, Key::Listed, Key::Exchange, Key::Q, Key::Sort],
    kinds: CompanyKind::words,
    kind_texts: "company-kind",
    sorts: &[SortKey::Pinyin],
    has_subscriptions: false,
};
/// Models.
pub static MODELS: List = List {
    path: "/models",
    export: "/models",
    keys: &[Key::Company, Key::Kind, Key::Model, Key::Q, Key::Sort],
    kinds: ModelKind::words,
    kind_texts: "model-kind",
    sorts: &[SortKey::Pinyin],
    has_subscriptions: false,
};
/// Reactions.
pub static REACTIONS: List = List {
    path: "/reactions",
    export: "/reactions",
    keys: &[
        Key::Company,
        Key::Kind,
        Key::Exchange,
        Key::Symbol,
        Key::Confidence,
        Key::From,
        Key::To,
        Key::Day,
        Key::Q,
        Key::Sort,
    ],
    kinds: AnnouncementKind::words,
    kind_texts: "kind",
    sorts: &[SortKey::Close, SortKey::NextClose, SortKey::Car],
    has_subscriptions: false,
};
/// Moves the press printed.
pub static REPORTED: List = List {
    path: "/reactions/reported",
    export: "/reactions/reported",
    keys: &[
        Key::Company,
        Key::Exchange,
        Key::Symbol,
        Key::Verdict,
        Key::From,
        Key::To,
        Key::Day,
        Key::Q,
        Key::Sort,
    ],
    kinds: no_kinds,
    kind_texts: "kind",
    sorts: &[],
    has_subscriptions: false,
};
/// Session moves; they have no page, only exports.
pub static MOVES: List = List {
    path: "/data",
    export: "/moves",
    keys: &[Key::Company, Key::Exchange, Key::Symbol, Key::From, Key::To, Key::Day, Key::Sort],
    kinds: no_kinds,
    kind_texts: "kind",
    sorts: &[],
    has_subscriptions: false,
};
/// Claims.
pub static CLAIMS: List = List {
    path: "/claims",
    export: "/claims",
    keys: &[Key::Company, Key::Q],
    kinds: no_kinds,
    kind_texts: "kind",
    sorts: &[],
    has_subscriptions: false,
};
/// Promises; `kind` is what came of them.
pub static PROMISES: List = List {
    path: "/promises",
    export: "/promises",
    keys: &[Key::Company, Key::Kind, Key::Q],
    kinds: PromiseStatus::words,
    kind_texts: "promise",
    sorts: &[],
    has_subscriptions: false,
};
/// People.
pub static PEOPLE: List = List {
    path: "/people",
    export: "/people",
    keys: &[Key::Company, Key::Q, Key::Sort],
    kinds: no_kinds,
    kind_texts: "kind",
    sorts: &[SortKey::Pinyin],
    has_subscriptions: false,
};
/// Sources.
pub static SOURCES: List = List {
    path: "/sources",
    export: "/sources",
    keys: &[Key::Kind, Key::Language, Key::Publisher, Key::From, Key::To, Key::Day, Key::Q],
    kinds: SourceKind::words,
    kind_texts: "source-kind",
    sorts: &[],
    has_subscriptions: false,
};
/// Listings; exports only.
pub static LISTINGS: List = List {
    path: "/data",
    export: "/listings",
    keys: &[Key::Company, Key::Exchange, Key::Symbol],
    kinds: no_kinds,
    kind_texts: "kind",
    sorts: &[],
    has_subscriptions: false,
};
/// Trading sessions; exports only.
pub static SESSIONS: List = List {
    path: "/data",
    export: "/sessions",
    keys: &[Key::From, Key::To, Key::Day],
    kinds: no_kinds,
    kind_texts: "kind",
    sorts: &[],
    has_subscriptions: false,
};
/// Weekdays without a session; exports only.
pub static CLOSURES: List = List {
    path: "/data",
    export: "/closures",
    keys: &[Key::From, Key::To, Key::Day],
    kinds: no_kinds,
    kind_texts: "kind",
    sorts: &[],
    has_subscriptions: false,
};
/// Sessions that opened late or closed early; exports only.
pub static SHORT_SESSIONS: List = List {
    path: "/data",
    export: "/short-sessions",
    keys: &[Key::From, Key::To, Key::Day],
    kinds: no_kinds,
    kind_texts: "kind",
    sorts: &[],
    has_subscriptions: false,
};
/// Changes to published rows; their page is the one about the record.
pub static CORRECTIONS: List = List {
    path: "/about",
    export: "/corrections",
    keys: &[Key::From, Key::To, Key::Day],
    kinds: no_kinds,
    kind_texts: "kind",
    sorts: &[],
    has_subscriptions: false,
};
