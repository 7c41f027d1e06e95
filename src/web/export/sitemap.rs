//! `/sitemap.xml`: every page in both languages, each naming the other.

use std::fmt::Write as _;

use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use crate::answers::rows::{
    AnnouncementRow, CompanyRow, ModelRow, PersonRow, ReactionRow, ShareRow, SourceRow,
};
use crate::answers::{days, list};
use crate::domain::{Lang, Market};
use crate::record::tables::Benchmark;
use crate::record::{Filter, Sort, SortKey};
use crate::web::ask::ADDRESSES;
use crate::web::error::Error;
use crate::web::of::Of;
use crate::web::policy::Policy;
use crate::web::site::Cx;
use crate::web::urls::Urls;

/// Rows of a list in it, the newest of those that have a date: two addresses a row, and at most
/// 50,000 addresses a sitemap.
const MOST: u32 = 4_000;

/// The sitemap.
pub async fn sitemap(cx: Cx) -> Result<Response, Error> {
    let held = cx.held().await?;
    let newest = Filter::default().sorted(Sort { key: SortKey::Date, descending: true });
    let all = Filter::default();
    let en = Urls(Lang::En);
    let fixed = ADDRESSES.iter().filter(|address| address.is_in_sitemap());
    let mut paths: Vec<String> = fixed.map(|address| address.path.to_owned()).collect();
    let announcements = list::page::<AnnouncementRow>(&held, &newest, None, MOST)?.rows;
    paths.extend(announcements.iter().map(|row| en.announcement(&row.id)));
    let companies = list::page::<CompanyRow>(&held, &all, None, MOST)?.rows;
    paths.extend(companies.iter().map(|row| en.company(&row.slug)));
    let models = list::page::<ModelRow>(&held, &all, None, MOST)?.rows;
    paths.extend(models.iter().map(|row| en.model(&row.slug)));
    let people = list::page::<PersonRow>(&held, &all, None, MOST)?.rows;
    paths.extend(people.iter().map(|row| en.person(&row.slug)));
    let benchmarks = list::page::<Benchmark>(&held, &all, None, MOST)?.rows;
    paths.extend(benchmarks.iter().map(|row| en.benchmark(row.slug.as_str())));
    let reactions = list::page::<ReactionRow>(&held, &newest, None, MOST)?.rows;
    paths.extend(reactions.iter().map(|row| en.reaction(&row.announcement, &row.symbol)));
    let shares = list::page::<ShareRow>(&held, &all, None, MOST)?.rows;
    paths.extend(shares.iter().map(|row| en.share(&row.symbol)));
    let indices = Market::ALL.iter().flat_map(|market| market.indices());
    paths.extend(indices.map(|symbol| en.share(symbol)));
    let sources = list::page::<SourceRow>(&held, &all, None, MOST)?.rows;
    paths.extend(sources.iter().map(|row| en.source(&row.id)));
    let days = days::with_announcements(&held);
    paths.extend(days.iter().map(|day| en.day(day)));
    let mut months: Vec<String> = days.iter().map(|day| en.month(day)).collect();
    months.dedup();
    paths.extend(months);
    let body = document(&cx.site.public_url, &held.dataset.released.to_string(), &paths);
    let kind = [(header::CONTENT_TYPE, "application/xml; charset=utf-8")];
    Ok((kind, Policy::Revalidate, Of::from(&*held), body).into_response())
}

fn document(site: &str, released: &str, paths: &[String]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset \
         xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for path in paths {
        let address = |lang: Lang| escaped(&format!("{site}{}", Urls(lang).at(path)));
        let (en, zh) = (address(Lang::En), address(Lang::Zh));
        for own in [&en, &zh] {
            let _ = writeln!(
                xml,
                "<url><loc>{own}</loc><lastmod>{released}</lastmod>\
                 <xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"{en}\"/>\
                 <xhtml:link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"{zh}\"/></url>"
            );
        }
    }
    xml.push_str("</urlset>\n");
    xml
}

/// Text as XML takes it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
