//! `/sitemap.xml`: every page in both languages, each naming the other.

use std::fmt::Write as _;

use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use crate::domain::{Lang, Market};
use crate::record::tables::Benchmark;
use crate::record::{Filter, Sort, SortKey};
use crate::store::announcements::AnnouncementRow;
use crate::store::companies::CompanyRow;
use crate::store::models::ModelRow;
use crate::store::reactions::ReactionRow;
use crate::store::shares::ShareRow;
use crate::store::sources::SourceRow;
use crate::store::{dataset, days, list};
use crate::web::ask::ADDRESSES;
use crate::web::cache::{Of, Policy};
use crate::web::error::Error;
use crate::web::site::Cx;
use crate::web::urls::Urls;

/// Rows of a list in it, the newest of those that have a date: two addresses a row, and at most
/// 50,000 addresses a sitemap.
const MOST: u32 = 4_000;

/// The sitemap.
pub async fn sitemap(cx: Cx) -> Result<Response, Error> {
    let mut s = cx.read().await?;
    let dataset = dataset::current(&mut s).await?.ok_or(Error::Unavailable)?;
    let newest = Filter::default().sorted(Sort { key: SortKey::Date, descending: true });
    let all = Filter::default();
    let en = Urls(Lang::En);
    let fixed = ADDRESSES.iter().filter(|address| address.is_in_sitemap());
    let mut paths: Vec<String> = fixed.map(|address| address.path.to_owned()).collect();
    let announcements = list::page::<AnnouncementRow>(&mut s, &newest, None, MOST).await?.rows;
    paths.extend(announcements.iter().map(|row| en.announcement(&row.id)));
    let companies = list::page::<CompanyRow>(&mut s, &all, None, MOST).await?.rows;
    paths.extend(companies.iter().map(|row| en.company(&row.slug)));
    let models = list::page::<ModelRow>(&mut s, &all, None, MOST).await?.rows;
    paths.extend(models.iter().map(|row| en.model(&row.slug)));
    let benchmarks = list::page::<Benchmark>(&mut s, &all, None, MOST).await?.rows;
    paths.extend(benchmarks.iter().map(|row| en.benchmark(row.slug.as_str())));
    let reactions = list::page::<ReactionRow>(&mut s, &newest, None, MOST).await?.rows;
    paths.extend(reactions.iter().map(|row| en.reaction(&row.announcement, &row.symbol)));
    let shares = list::page::<ShareRow>(&mut s, &all, None, MOST).await?.rows;
    paths.extend(shares.iter().map(|row| en.share(&row.symbol)));
    let indices = Market::ALL.iter().flat_map(|market| market.indices());
    paths.extend(indices.map(|symbol| en.share(symbol)));
    let sources = list::page::<SourceRow>(&mut s, &all, None, MOST).await?.rows;
    paths.extend(sources.iter().map(|row| en.source(&row.id)));
    let days = days::with_announcements(&mut s).await?;
    paths.extend(days.iter().map(|day| en.day(day)));
    let mut months: Vec<String> = days.iter().map(|day| en.month(day)).collect();
    months.dedup();
    paths.extend(months);
    let body = document(&cx.site.public_url, &dataset.released.to_string(), &paths);
    let kind = [(header::CONTENT_TYPE, "application/xml; charset=utf-8")];
    Ok((kind, Policy::Revalidate, Of::from(&dataset), body).into_response())
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
