//! The menu and the foot of every page, as the table of addresses has them.
//!
//! The menu has a row of sections; under it stands the row of the section that the page belongs to,
//! where that has more than one entry.

use super::{Frame, Nav};
use crate::web::ask::{ADDRESSES, Address, Section};

/// An entry of the menu or the foot.
#[derive(Debug)]
pub struct MenuItem {
    /// Path.
    pub url: String,
    /// Text.
    pub label: String,
    /// The text on phones, where the whole would not fit.
    pub short: Option<String>,
    /// `page` if it is the page, `true` if the page belongs to it, else nothing.
    pub current: &'static str,
}

/// The second row of the menu.
#[derive(Debug)]
pub struct SecondRow {
    /// The name of its section.
    pub label: String,
    /// Its entries.
    pub items: Vec<MenuItem>,
}

/// The addresses of a section, each with its entry.
fn entries(section: Section) -> impl Iterator<Item = (&'static Address, Nav)> {
    let of = |address: &'static Address| Some((address, address.place?));
    ADDRESSES
        .iter()
        .filter_map(of)
        .filter(move |(_, place)| place.0 == section)
        .map(|(address, place)| (address, place.1))
}

impl Frame {
    /// The sections of the menu, each leading to its first page.
    #[must_use]
    pub fn sections(&self) -> Vec<MenuItem> {
        let item = |section: Section| {
            let (address, _) = entries(section).next()?;
            let has_page = entries(section).any(|(_, nav)| nav == self.nav);
            let short = (section == Section::Said).then(|| self.t.get("nav-said-short"));
            let label = self.t.get(section.label());
            Some(MenuItem { label, short, ..self.entry(address, has_page) })
        };
        Section::ALL.into_iter().filter_map(item).collect()
    }

    /// The entries of the section that the page belongs to, if it has more than one.
    #[must_use]
    pub fn second_row(&self) -> Option<SecondRow> {
        let is_here = |section: &Section| entries(*section).any(|(_, nav)| nav == self.nav);
        let section = Section::ALL.into_iter().find(is_here)?;
        let item = |(address, nav): (&Address, Nav)| self.entry(address, nav == self.nav);
        let items: Vec<MenuItem> = entries(section).map(item).collect();
        let label = self.t.get(section.label());
        (items.len() > 1).then_some(SecondRow { label, items })
    }

    /// The pages that the foot leads to.
    #[must_use]
    pub fn foot(&self) -> Vec<MenuItem> {
        let item = |address: &Address| {
            Some(MenuItem { label: self.t.get(address.foot?), ..self.entry(address, false) })
        };
        ADDRESSES.iter().filter_map(item).collect()
    }

    fn entry(&self, address: &Address, has_page: bool) -> MenuItem {
        let is_page = self.canonical.split('?').next() == Some(address.path);
        MenuItem {
            url: if address.is_in_chinese {
                self.urls.at(address.path)
            } else {
                address.path.to_owned()
            },
            label: self.t.get(address.label),
            short: None,
            current: match (has_page, is_page) {
                (true, true) => "page",
                (true, false) => "true",
                (false, _) => "",
            },
        }
    }
}
