//! The frame of a page about a record, and that of a list under a filter.

use std::sync::Arc;

use super::Nav;
use super::chips::{chips, prose, sentence};
use super::frame::Frame;
use crate::answers::held::Held;
use crate::web::error::Error;
use crate::web::lists::List;
use crate::web::params::{ListParams, Manner, known, spelled};
use crate::web::site::Cx;

impl Cx {
    /// The frame of a page about a record.
    #[must_use]
    pub fn frame(&self, held: &Held, nav: Nav) -> Frame {
        let mut frame = Frame::new(self, nav, held.dataset.clone());
        frame.names = held.names.clone();
        frame
    }

    /// The parameters, the record and the frame of a page of a list.
    ///
    /// # Errors
    /// If the query string is bad, asks for what the record does not have, or no record was ever read.
    pub async fn list_page(
        &self,
        list: &'static List,
        nav: Nav,
    ) -> Result<(ListParams, Arc<Held>, Frame), Error> {
        let mut params = ListParams::of_page(list, &self.query, self.manner)?;
        let held = self.held().await?;
        if self.manner == Manner::Page {
            spelled(&params.filter, &held.names, self.lang, |filter| {
                self.urls().at(&format!("{}{}", list.path, params.with_filter(filter)))
            })?;
        } else {
            params.filter = known(&params.filter, &held.names)?;
        }
        let mut frame = self.frame(&held, nav);
        frame.of_list(list, &params);
        Ok((params, held, frame))
    }
}

impl Frame {
    /// Takes over a list's canonical address, its notices and its filter, told with names.
    fn of_list(&mut self, list: &List, params: &ListParams) {
        self.canonical = format!("{}{}", list.path, params.query());
        let page = format!("{}{}", list.path, params.filter_query());
        self.listed = Some((page, params.csv(list)));
        self.note_unknown(&params.unknown);
        self.filter = sentence(self, &chips(self, list, params));
        self.asked = prose(self, list, &params.filter);
    }
}
