//! What the answers of an address have in common.

/// What an address gives. Its errors come in the same form: a page for people, and
/// `application/problem+json` where a program asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// HTML, in both languages.
    Page,
    /// Swagger UI: a page that sets inline styles and needs its script.
    Manual,
    /// What is made in memory for programs: the API, feeds, the calendar.
    Data,
    /// A list or the whole record as a file, which lasts as long as its reader reads.
    File,
    /// An SVG that other sites may show.
    Picture,
    /// The PNG that a link to a page shows.
    Preview,
    /// Style sheet, script, icon: the same bytes whatever the record.
    Asset,
    /// What machines read about the site itself: `robots.txt` and the like.
    Text,
    /// For those who watch the server.
    Probe,
}

/// What of a query string an answer depends on. The rest is no part of its name, so it can neither
/// make an answer anew nor fill the store of finished ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Query {
    /// These keys.
    Only(&'static [&'static str]),
    /// Everything but blank values and what other sites append: pages overlook both.
    Lenient,
    /// Everything: what a page overlooks is refused.
    Strict,
}

impl Kind {
    /// What of the query string its answers depend on, unless the row of an address says otherwise.
    #[must_use]
    pub const fn query(self) -> Query {
        match self {
            Self::Page => Query::Lenient,
            Self::Data | Self::File | Self::Picture | Self::Preview => Query::Strict,
            Self::Manual | Self::Asset | Self::Text | Self::Probe => Query::Only(&[]),
        }
    }

    /// Whether people read its answers, and so its errors.
    #[must_use]
    pub const fn is_for_people(self) -> bool {
        matches!(self, Self::Page | Self::Manual)
    }
}
