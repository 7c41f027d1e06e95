//! What feeds and calendars share: the filter of the timeline, a language, a title.

use crate::answers::held::Held;
use crate::answers::rows::AnnouncementRow;
use crate::domain::{Choice as _, Lang, Precision};
use crate::record::{Filter, Key, keys};
use crate::web::error::Error;
use crate::web::lists::ANNOUNCEMENTS;
use crate::web::params::{ListParams, Manner, pairs, read};
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// A request for the timeline in a form that programs ask for again and again.
pub(super) struct Subscription {
    /// The context, its language being the one asked for.
    pub(super) cx: Cx,
    /// The filter of the timeline.
    pub(super) params: ListParams,
    /// The parameters of the form itself that were set to `1`.
    pub(super) switches: Vec<&'static str>,
}

impl Subscription {
    /// Reads a query string: the filter of the timeline, `lang`, and switches of the form. Under
    /// `/zh` it leads to the one address there is, which names the language.
    ///
    /// # Errors
    /// [`Error::Moved`], or a bad value or unknown key of the query string.
    pub(super) async fn read(
        mut cx: Cx,
        query: &str,
        switches: &[&'static Key],
    ) -> Result<Self, Error> {
        one_address(&cx)?;
        let own: Vec<&'static Key> =
            [&keys::LANG].into_iter().chain(switches.iter().copied()).collect();
        let (params, asked) = ListParams::of_form(&ANNOUNCEMENTS, query, &own)?;
        let params = cx.known_list(params).await?;
        cx.lang = language(&asked, cx.lang);
        let set = switches.iter().filter(|key| !asked.values(key).is_empty());
        let set = set.map(|key| key.name).collect();
        Ok(Self { cx, params, switches: set })
    }

    /// The frame in the language asked for, and the title: the record's, with the filter.
    pub(super) fn frame(&self, held: &Held) -> (Frame, String) {
        let frame = self.cx.frame(held, Nav::None);
        let filter = render::sentence(&frame, &render::chips(&frame, &ANNOUNCEMENTS, &self.params));
        let site = frame.t.get("subscription-title");
        let title = if filter.is_empty() {
            site
        } else {
            format!("{site}{}{filter}", frame.t.get("colon"))
        };
        (frame, title)
    }

    /// The absolute address of a form of this filter.
    pub(super) fn address(&self, path: &str) -> String {
        let mut query = self.params.filter_query();
        let language = (self.cx.lang == Lang::Zh).then_some("lang=zh".to_owned());
        let switches = self.switches.iter().map(|switch| format!("{switch}=1"));
        for part in language.into_iter().chain(switches) {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(&part);
        }
        format!("{}{path}{query}", self.cx.site.public_url)
    }

    /// The absolute address of the timeline with this filter.
    pub(super) fn page(&self) -> String {
        let path = format!("/{}", self.params.filter_query());
        format!("{}{}", self.cx.site.public_url, self.cx.urls().at(&path))
    }
}

/// The title of an announcement; where only its month is known, it says so.
pub(super) fn title_of(frame: &Frame, row: &AnnouncementRow) -> String {
    let title = frame.pick(&row.title_en, &row.title_zh);
    match row.day_precision {
        Precision::Day => title.to_owned(),
        Precision::Month => frame.t.about("subscription-day-unknown", title),
    }
}

/// The summary in the language asked for, then in the other.
pub(super) fn summaries(frame: &Frame, row: &AnnouncementRow) -> String {
    let (own, other) = match frame.lang {
        Lang::En => (&row.summary_en, &row.summary_zh),
        Lang::Zh => (&row.summary_zh, &row.summary_en),
    };
    format!("{own}\n\n{other}")
}

/// Sends readers under `/zh` to the one address there is, which names the language.
fn one_address(cx: &Cx) -> Result<(), Error> {
    if cx.lang == Lang::En {
        return Ok(());
    }
    let named = pairs(&cx.query).iter().any(|(key, _)| key == "lang");
    let lang = if named { "" } else { "lang=zh" };
    let joint = if named || cx.query.is_empty() { "" } else { "&" };
    Err(Error::Moved(format!("{}?{}{joint}{lang}", cx.path, cx.query)))
}

/// The context in the language of `lang`, the one parameter of a form without a filter.
///
/// # Errors
/// [`Error::Moved`], or a bad value or unknown key of the query string.
pub(super) fn only_language(mut cx: Cx) -> Result<Cx, Error> {
    one_address(&cx)?;
    let (asked, _) = read(&cx.query, [&keys::LANG], Manner::File)?;
    cx.lang = language(&asked, cx.lang);
    Ok(cx)
}

fn language(asked: &Filter, usual: Lang) -> Lang {
    asked.text(&keys::LANG).and_then(|word| Lang::from_word(word).ok()).unwrap_or(usual)
}
