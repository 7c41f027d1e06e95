//! The main menu and the foot of every page, as the table of addresses has them.

use super::Frame;
use crate::web::ask::{ADDRESSES, Address};

/// An entry of the menu or the foot.
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
        let entries = ADDRESSES.iter().filter_map(|address| Some((address, address.nav?)));
        entries.map(|(address, nav)| self.entry(address, nav == self.nav)).collect()
    }

    /// The pages that the foot leads to.
    #[must_use]
    pub fn foot(&self) -> Vec<MenuItem> {
        let entries = ADDRESSES.iter().filter(|address| address.is_in_foot);
        entries.map(|address| self.entry(address, false)).collect()
    }

    fn entry(&self, address: &Address, current: bool) -> MenuItem {
        MenuItem { url: self.urls.at(address.path), label: self.t.get(address.label), current }
    }
}
