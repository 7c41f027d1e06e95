//! The main menu.

use super::Frame;

/// The entry of the main menu that a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the menu")]
pub enum Nav {
    Timeline,
    Companies,
    Models,
    Dates,
    Reactions,
    FactCheck,
    Compare,
    Promises,
    Claims,
    People,
    Sources,
    None,
}

impl Nav {
    const MENU: [(Self, &'static str, &'static str); 11] = [
        (Self::Timeline, "/", "nav-timeline"),
        (Self::Companies, "/companies", "nav-companies"),
        (Self::Models, "/models", "nav-models"),
        (Self::Dates, "/dates", "nav-dates"),
        (Self::Reactions, "/reactions", "nav-reactions"),
        (Self::FactCheck, "/reactions/reported", "nav-fact-check"),
        (Self::Compare, "/compare", "nav-compare"),
        (Self::Promises, "/promises", "nav-promises"),
        (Self::Claims, "/claims", "nav-claims"),
        (Self::People, "/people", "nav-people"),
        (Self::Sources, "/sources", "nav-sources"),
    ];
}

/// An entry of the main menu.
#[derive(Debug)]
pub struct MenuItem {
    /// Path.
    pub url: String,
    /// Text.
    pub label: String,
    /// Whether the page belongs to it.
    pub current: bool,
}

impl Frame {
    /// The main menu.
    #[must_use]
    pub fn menu(&self) -> Vec<MenuItem> {
        Nav::MENU
            .iter()
            .map(|(nav, path, key)| MenuItem {
                url: self.urls.at(path),
                label: self.t.get(key),
                current: *nav == self.nav,
            })
            .collect()
    }
}
