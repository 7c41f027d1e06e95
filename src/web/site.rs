//! What every handler is given: the site, the language and the address asked for.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::http::Uri;
use percent_encoding::percent_decode_str;

use super::cache::Finished;
use super::counts::Counts;
use super::current::Current;
use super::error::Error;
use super::limits::{Gate, Limits};
use super::makers::Makers;
use super::metrics::Metrics;
use super::params::{ListParams, Manner, known, names_something};
use super::texts::Texts;
use super::urls::{Urls, escape, language_of};
use crate::answers::facets::Facets;
use crate::answers::held::Held;
use crate::answers::list::InMemory;
use crate::domain::Lang;
use crate::record::Filter;
use crate::store::{Snapshot, Store};

/// Bytes of finished answers kept, counted by what they hold: hundreds of pages in the forms that
/// are asked for. A crawler of everything fills any store, so it is a small part of the memory.
const CACHE: u64 = 32 * 1024 * 1024;
/// How long a version of the record is believed: a new one shows within that time.
const BELIEVED: Duration = Duration::from_millis(500);

/// The parts of the server that requests share.
#[derive(Debug)]
pub struct Site {
    /// The record.
    pub store: Store,
    /// The address readers use, without a slash at the end.
    pub public_url: String,
    /// Which record answers are given from.
    pub current: Current,
    /// Finished answers.
    pub finished: Finished,
    /// The counts of all other lists.
    pub counts: Counts,
    /// How much readers may take up.
    pub limits: Limits,
    /// The places they hold.
    pub gate: Gate,
    /// Where answers are made.
    pub makers: Makers,
    /// What the server counts.
    pub metrics: Metrics,
    draining: AtomicBool,
}

impl Site {
    /// A site with the usual limits.
    #[must_use]
    pub fn new(store: Store, public_url: String) -> Self {
        let limits = Limits::default();
        Self {
            store,
            public_url,
            current: Current::new(BELIEVED),
            finished: Finished::new(CACHE),
            counts: Counts::default(),
            limits,
            gate: Gate::new(&limits),
            makers: Makers::default(),
            metrics: Metrics::new(),
            draining: AtomicBool::new(false),
        }
    }

    /// The site with other limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, gate: Gate::new(&limits), ..self }
    }

    /// The site with threads of their own for making answers.
    #[must_use]
    pub fn with_makers(self, makers: Makers) -> Self {
        Self { makers, ..self }
    }

    /// The record that answers are given from. Finished answers of another one are dropped.
    ///
    /// # Errors
    /// If the database was never reached, or holds no record.
    pub async fn record(&self) -> Result<Arc<Held>, Error> {
        let held = self.current.held(&self.store).await?;
        self.finished.keep_only(&held.version);
        Ok(held)
    }

    /// Lets `/readyz` say that the server is about to stop.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }

    /// Whether the server is about to stop.
    #[must_use]
    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }
}

/// The context of one request.
#[derive(Debug, Clone)]
pub struct Cx {
    /// The site.
    pub site: Arc<Site>,
    /// The language of the page.
    pub lang: Lang,
    /// The path without its language prefix.
    pub path: String,
    /// The query string without `?`.
    pub query: String,
    /// Whether the head of the answer is all that is asked for. A file is not made for that; a page
    /// is, since its finished answer serves the next GET too.
    pub is_head: bool,
    /// How strictly the query string is read: a picture of a page refuses what the page only notes.
    pub manner: Manner,
    params: Vec<(String, String)>,
}

impl Cx {
    /// The context of a request for an address, with the decoded segments of its path.
    #[must_use]
    pub fn new(site: Arc<Site>, uri: &Uri, params: Vec<(String, String)>) -> Self {
        let (lang, path) = language_of(uri.path());
        let query = uri.query().unwrap_or_default().to_owned();
        let path = path.to_owned();
        Self { site, lang, path, query, is_head: false, manner: Manner::Page, params }
    }

    /// A segment of the route, decoded; empty if the route has none of that name.
    #[must_use]
    pub fn param(&self, name: &str) -> &str {
        self.params.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The texts of the page's language.
    #[must_use]
    pub fn texts(&self) -> Texts {
        Texts(self.lang)
    }

    /// The paths in the page's language.
    #[must_use]
    pub fn urls(&self) -> Urls {
        Urls(self.lang)
    }

    /// The request for the page that a picture is made from: `/preview/zh/models.png` shows
    /// `/zh/models`. The start page is `index`, its chart `timeline`.
    ///
    /// # Errors
    /// Not found if the address does not begin with `before` and end with `behind`.
    pub fn stripped(self, before: &str, behind: &str) -> Result<Self, Error> {
        let bare = self.path.strip_prefix(before).and_then(|path| path.strip_suffix(behind));
        let (lang, path) = language_of(bare.ok_or_else(Error::not_found)?);
        let path = if matches!(path, "/index" | "/timeline") { "/" } else { path }.to_owned();
        Ok(Self { lang, path, ..self })
    }

    /// The request for another page of the site: its language, path, query string and the segments
    /// of its route.
    #[must_use]
    pub fn for_page(
        self,
        lang: Lang,
        path: &str,
        query: String,
        params: Vec<(String, String)>,
    ) -> Self {
        Self { lang, path: path.to_owned(), query, params, ..self }
    }

    /// The record that the answer is given from.
    ///
    /// # Errors
    /// If the database was never reached, or holds no record.
    pub async fn held(&self) -> Result<Arc<Held>, Error> {
        self.site.record().await
    }

    /// Begins reading session moves: everything read through the snapshot is of one version, and so is
    /// the record that it gives.
    ///
    /// # Errors
    /// If the database is away or holds no record.
    pub async fn read(&self) -> Result<Snapshot, Error> {
        Ok(self.site.store.snapshot().await?)
    }

    /// The rows of a list that a filter leaves.
    #[must_use]
    pub fn count<T: InMemory>(&self, held: &Held, filter: &Filter) -> i64 {
        let ask = || T::count(held, filter);
        self.site.counts.once(&held.version, std::any::type_name::<T>(), filter, ask)
    }

    /// The facets of a list under a filter.
    #[must_use]
    pub fn facets<T: InMemory>(&self, held: &Held, filter: &Filter) -> Facets {
        let ask = || T::facets(held, filter);
        // The count of the rows goes by the name of the row type alone.
        self.site.counts.once(&held.version, std::any::type_name::<(T, Facets)>(), filter, ask)
    }

    /// A filter of a file or of the API as the record spells it.
    ///
    /// # Errors
    /// If it asks for what the record does not have, or no record was ever read.
    pub async fn known(&self, filter: &Filter) -> Result<Filter, Error> {
        if names_something(filter) {
            known(filter, &self.held().await?.names)
        } else {
            Ok(filter.clone())
        }
    }

    /// The same of the parameters of a list.
    ///
    /// # Errors
    /// As [`Cx::known`].
    pub async fn known_list(&self, params: ListParams) -> Result<ListParams, Error> {
        Ok(ListParams { filter: self.known(&params.filter).await?, ..params })
    }

    /// Sends the reader to the canonical spelling of a path segment, if the given one differs.
    ///
    /// # Errors
    /// [`Error::Moved`] to the canonical address.
    pub fn canonical(&self, given: &str, canonical: &str) -> Result<(), Error> {
        if given == canonical {
            return Ok(());
        }
        let path = respelled(&self.path, given, canonical).ok_or_else(Error::not_found)?;
        let query = if self.query.is_empty() { String::new() } else { format!("?{}", self.query) };
        Err(Error::Moved(format!("{}{query}", self.urls().at(&path))))
    }
}

/// A path with the segment that reads `given`, perhaps with a suffix, in its canonical spelling. It
/// may be written in any way that reads so: `%42aidu` is `Baidu`.
fn respelled(path: &str, given: &str, canonical: &str) -> Option<String> {
    let mut segments: Vec<&str> = path.split('/').collect();
    let suffix = |segment: &str| {
        let read = percent_decode_str(segment).decode_utf8().ok()?;
        read.strip_prefix(given).map(escape).filter(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let (at, suffix) =
        segments.iter().enumerate().rev().find_map(|(at, segment)| Some((at, suffix(segment)?)))?;
    let spelled = format!("{}{suffix}", escape(canonical));
    segments[at] = &spelled;
    Some(segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::respelled;

    #[test]
    fn a_segment_is_respelled_however_it_was_written() {
        let baidu = |path| respelled(path, "Baidu", "baidu");
        assert_eq!(baidu("/companies/Baidu").as_deref(), Some("/companies/baidu"));
        assert_eq!(baidu("/companies/%42aid%75").as_deref(), Some("/companies/baidu"));
        assert_eq!(baidu("/companies/%42aidu.atom").as_deref(), Some("/companies/baidu.atom"));
        assert_eq!(
            respelled("/reactions/a/%5ehsi", "^hsi", "^HSI").as_deref(),
            Some("/reactions/a/%5EHSI")
        );
        assert_eq!(baidu("/companies/tencent"), None);
    }
}
