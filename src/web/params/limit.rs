//! How many rows of a list stand on a page.

/// Rows on a page of a list.
pub const PAGE: u32 = 50;
/// Rows that `limit=all` may show.
pub const ALL: u32 = 500;

/// How many rows a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Limit {
    /// [`PAGE`] rows.
    #[default]
    Page,
    /// 100 rows.
    Hundred,
    /// 200 rows.
    TwoHundred,
    /// All rows, up to [`ALL`].
    All,
}

impl Limit {
    pub(super) const ALL_VALUES: [Self; 4] =
        [Self::Page, Self::Hundred, Self::TwoHundred, Self::All];

    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL_VALUES.into_iter().find(|limit| limit.word() == word)
    }

    /// The number of rows.
    #[must_use]
    pub const fn rows(self) -> u32 {
        match self {
            Self::Page => PAGE,
            Self::Hundred => 100,
            Self::TwoHundred => 200,
            Self::All => ALL,
        }
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Page => "50",
            Self::Hundred => "100",
            Self::TwoHundred => "200",
            Self::All => "all",
        }
    }
}
