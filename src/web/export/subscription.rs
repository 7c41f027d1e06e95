//! What feeds and calendars share: the filter of the timeline, a language, a title.

use crate::domain::{Lang, Precision};
use crate::store::announcements::AnnouncementRow;
use crate::store::{Snapshot, companies};
use crate::web::error::Error;
use crate::web::lists::ANNOUNCEMENTS;
use crate::web::params::{ListParams, pairs};
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
    pub(super) fn read(mut cx: Cx, query: &str, switches: &[&'static str]) -> Result<Self, Error> {
        one_address(&cx)?;
        let mut set = Vec::new();
        let mut filter = Vec::new();
        for part in query.split('&') {
            let Some((key, value)) = pairs(part).pop() else { continue };
            if value.trim().is_empty() {
                continue;
            }
            if key == "lang" {
                cx.lang = language(&value)?;
            } else if let Some(switch) = switches.iter().find(|switch| **switch == key) {
                if value != "1" {
                    return Err(Error::bad_value(&key, &value, &["1"]));
                }
                set.push(*switch);
            } else {
                filter.push(part);
            }
        }
        let params = ListParams::of_export(&ANNOUNCEMENTS, &filter.join("&"))?;
        Ok(Self { cx, params, switches: set })
    }

    /// The frame in the language asked for, and the title: the record's, with the filter.
    pub(super) async fn frame(&self, snapshot: &mut Snapshot) -> Result<(Frame, String), Error> {
        let frame = self.cx.frame(snapshot, Nav::None).await?;
        let mut names = Vec::new();
        for slug in &self.params.filter.companies {
            if let Some(company) = companies::by_slug(snapshot, slug.as_str()).await? {
                names.push((
                    slug.as_str().to_owned(),
                    frame.pick(&company.name_en, &company.name_zh).to_owned(),
                ));
            }
        }
        let chips = render::chips(&frame, &ANNOUNCEMENTS, &self.params, |key, value| {
            let company = names.iter().find(|(slug, _)| key == "company" && slug == value);
            company.map(|(_, name)| name.clone())
        });
        let filter = render::sentence(&frame, &chips);
        let site = frame.t.get("subscription-title");
        let title = if filter.is_empty() {
            site
        } else {
            format!("{site}{}{filter}", frame.t.get("colon"))
        };
        Ok((frame, title))
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
    for (key, value) in pairs(&cx.query.clone()) {
        match key.as_str() {
            _ if value.trim().is_empty() => {}
            "lang" => cx.lang = language(&value)?,
            _ => return Err(Error::UnknownFields(vec![(key, Some("lang".to_owned()))])),
        }
    }
    Ok(cx)
}

fn language(value: &str) -> Result<Lang, Error> {
    match value {
        "en" => Ok(Lang::En),
        "zh" => Ok(Lang::Zh),
        _ => Err(Error::bad_value("lang", value, &["en", "zh"])),
    }
}
