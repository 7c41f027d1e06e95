//! Pictures that leave the site: embeds, downloads, previews of links, and what oEmbed says of them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use resvg::usvg::roxmltree::Document;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::app::{Answer, App};

const REACTION: &str = "/reactions/baidu-ernie-bot-unveiled/9888.HK";

/// A page of each kind that begins with a chart, beside the timeline.
const DRAWN: [&str; 13] = [
    REACTION,
    "/reactions",
    "/models",
    "/models/ernie-bot",
    "/licences",
    "/filings",
    "/money",
    "/promises",
    "/benchmarks/c-eval",
    "/companies/baidu",
    "/companies/baichuan",
    "/shares/9888.HK",
    "/dates/2023-04-10",
];

/// Attributes of the elements of a picture that link somewhere.
fn links(picture: &Answer) -> Vec<String> {
    let document = Document::parse(picture.text()).unwrap();
    let links = document.descendants().filter(|node| node.has_tag_name("a"));
    links.filter_map(|link| link.attribute("href")).map(str::to_owned).collect()
}

/// Width and height of a PNG file, from its header.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[tokio::test]
async fn an_embed_is_a_document_of_its_own_that_leads_back_to_the_site() {
    let app = App::start().await;
    let others = DRAWN.map(|page| format!("/embed{page}.svg?width=500"));
    let addresses = [
        "/embed/timeline.svg".to_owned(),
        "/timeline.svg?width=500&lang=zh".to_owned(),
        format!("/embed{REACTION}.svg?width=500&theme=dark&palette=neutral"),
    ];
    for address in addresses.into_iter().chain(others) {
        let picture = app.get(&address).await;
        assert_eq!(picture.header("content-type"), "image/svg+xml", "{address}");
        let document = Document::parse(picture.text()).unwrap();
        let root = document.root_element();
        let width = if address.contains("width") { "500" } else { "960" };
        assert_eq!(root.attribute("width"), Some(width), "{address}");
        let is_share = |node: &resvg::usvg::roxmltree::Node<'_, '_>| {
            node.attributes().any(|a| a.value().ends_with('%'))
        };
        assert!(!document.descendants().any(|node| is_share(&node)), "{address}: in percent");
        let style = document.descendants().find(|node| node.has_tag_name("style")).unwrap();
        let hash = STANDARD.encode(Sha256::digest(style.text().unwrap()));
        assert!(
            picture.header("content-security-policy").contains(&format!("'sha256-{hash}'")),
            "{address}: its own style is refused"
        );
        for link in links(&picture) {
            assert!(link.starts_with("http://baimo.test/"), "{address}: {link}");
        }
        let version = app.get("/data").await.select(".kv code").remove(0);
        assert!(picture.text().contains(&version[..7]), "{address}: of which record");
    }
}

#[tokio::test]
async fn a_picture_shows_what_its_page_shows() {
    let app = App::start().await;
    let page = app.get("/zh/?company=baidu").await;
    let picture = app.get("/embed/timeline.svg?company=baidu&lang=zh").await;
    let mut marks = page.attributes("svg.lanes-w a", "href");
    let mut drawn: Vec<String> =
        links(&picture).iter().map(|url| url.replace("http://baimo.test", "")).collect();
    marks.sort();
    drawn.sort();
    assert!(!marks.is_empty());
    assert_eq!(marks, drawn);
    let headline = page.select("#lh").remove(0);
    assert!(picture.text().contains(&headline), "{headline}");
    let all = app.get("/embed/timeline.svg").await;
    assert!(links(&all).len() > links(&picture).len());
}

#[tokio::test]
async fn under_every_first_chart_stand_its_table_its_files_its_citation_and_how_to_read_it() {
    let app = App::start().await;
    let pages = DRAWN.iter().flat_map(|page| [(*page).to_owned(), format!("/zh{page}")]);
    for page in pages.chain(["/".to_owned(), "/zh/?company=baidu".to_owned()]) {
        let html = app.get(&page).await;
        let bar = html.attributes("figure .bar a, figure ~ .bar a", "href");
        let leads = |part: &str| bar.iter().find(|url| url.contains(part)).cloned();
        for (part, kind) in [(".svg", "image/svg+xml"), (".png", "image/png"), (".csv", "text/csv")]
        {
            let url = leads(part).unwrap_or_else(|| panic!("{page} has no {part}: {bar:?}"));
            let file = app.get(&url).await;
            assert_eq!(file.status.as_u16(), 200, "{page}: {url}");
            assert!(file.header("content-type").starts_with(kind), "{page}: {url}");
            if part == ".svg" {
                let document = Document::parse(file.text()).unwrap();
                let said: String = document.descendants().filter_map(|node| node.text()).collect();
                let folded = |text: &str| text.split_whitespace().collect::<String>();
                let headline = folded(&html.select("figcaption h2")[0]);
                assert!(folded(&said).contains(&headline), "{page}: {url} has no {headline}");
            }
        }
        for anchor in bar.iter().filter(|url| url.starts_with('#')) {
            assert_eq!(html.select(anchor).len(), 1, "{page}: {anchor}");
        }
        let method = leads("/method#").unwrap_or_else(|| panic!("{page}: {bar:?}"));
        let (path, section) = method.split_once('#').unwrap();
        assert_eq!(app.get(path).await.select(&format!("#{section}")).len(), 1, "{page}: {method}");
        assert!(bar.iter().any(|url| url == "#cite"), "{page}: {bar:?}");
        assert_eq!(html.select("#embed").len(), 1, "{page}");
    }
}

#[tokio::test]
async fn a_link_to_an_announcement_shows_the_reaction_of_its_first_share_with_prices() {
    let app = App::start().await;
    let chart_of = |html: &Answer| html.attributes("[data-chart]", "data-chart");
    let html = app.get("/zh/announcements/baidu-ernie-bot-unveiled").await;
    assert_eq!(chart_of(&html), [format!("/zh{REACTION}")]);
    let html = app.get("/announcements/cac-draft-measures").await;
    assert!(chart_of(&html).is_empty(), "a public body has no share");
    let preview = async |page: &str| app.get(&format!("/preview{page}.png")).await.body;
    let drawn = preview("/announcements/baidu-ernie-bot-unveiled").await;
    assert_eq!(size(&drawn), (1200, 630));
    assert_ne!(drawn, preview(REACTION).await, "it stands under the title of the announcement");
}

#[tokio::test]
async fn a_picture_is_refused_where_its_page_would_overlook() {
    let app = App::start().await;
    for (address, status) in [
        ("/embed/timeline.svg?compny=baidu".to_owned(), 400),
        ("/embed/timeline.svg?excel=1".to_owned(), 400),
        ("/embed/timeline.svg?width=20".to_owned(), 400),
        ("/embed/timeline.svg?company=nobody-here".to_owned(), 400),
        ("/embed/timeline.svg?company=baidu&kind=policy".to_owned(), 404),
        (format!("/embed{REACTION}.svg?form=-1"), 400),
        ("/embed/companies/baidu.svg?n=1".to_owned(), 400),
        ("/embed/about.svg".to_owned(), 404),
        (format!("/embed{REACTION}"), 404),
        ("/embed/reactions/nothing/9888.HK.svg".to_owned(), 404),
        ("/zh/embed/timeline.svg".to_owned(), 308),
        ("/embed/reactions/baidu-ernie-bot-unveiled/9888.hk.svg?theme=dark".to_owned(), 308),
        ("/preview/nothing.png".to_owned(), 404),
        ("/preview/companies/baidu".to_owned(), 404),
        ("/preview/companies/baidu.atom.png".to_owned(), 404),
        ("/preview/companies/Baidu.png".to_owned(), 308),
    ] {
        assert_eq!(app.get(&address).await.status.as_u16(), status, "{address}");
    }
    let moved = app.get("/embed/reactions/baidu-ernie-bot-unveiled/9888.hk.svg?theme=dark").await;
    assert_eq!(moved.header("location"), format!("/embed{REACTION}.svg?theme=dark"));
    let moved = app.get("/preview/zh/companies/Baidu.png").await;
    assert_eq!(moved.header("location"), "/preview/zh/companies/baidu.png");
}

#[tokio::test]
async fn the_timeline_downloads_under_the_name_of_its_filter() {
    let app = App::start().await;
    let file = app.get("/timeline.svg?company=baidu&theme=dark").await;
    let name = file.header("content-disposition");
    assert!(
        name.starts_with("attachment; filename=\"baimo-announcements_company-baidu_"),
        "{name}"
    );
    assert!(name.ends_with(".svg\""), "{name}");
}

#[tokio::test]
async fn every_kind_of_page_has_a_preview_and_says_where() {
    let app = App::start().await;
    for page in [
        "/",
        "/zh/?company=baidu",
        "/announcements/baidu-ernie-bot-unveiled",
        "/zh/companies/baidu",
        "/models",
        "/zh/dates/2023-04-10",
        REACTION,
        "/promises",
        "/about",
    ] {
        let html = app.get(page).await;
        let preview = html.attributes("meta[property='og:image']", "content").remove(0);
        let address = preview.strip_prefix("http://baimo.test").unwrap();
        let picture = app.get(address).await;
        assert_eq!(picture.status.as_u16(), 200, "{page}: {address}");
        assert_eq!(picture.header("content-type"), "image/png", "{page}");
        assert_eq!(size(&picture.body), (1200, 630), "{page}");
        let described = html.attributes("meta[property='og:title']", "content");
        assert!(html.select("title")[0].starts_with(&described[0]), "{page}");
        let sizes = ["width", "height"]
            .map(|side| html.attributes(&format!("meta[property='og:image:{side}']"), "content"));
        assert_eq!(sizes.concat(), ["1200", "630"], "{page}");
    }
    let missing = app.get("/companies/nobody-here").await;
    assert!(missing.attributes("meta[property='og:image']", "content").is_empty());
}

#[tokio::test]
async fn oembed_gives_the_picture_of_a_page_within_the_room_there_is() {
    let app = App::start().await;
    for page in ["/", "/zh/?company=baidu&kind=unveiling", REACTION, "/zh/shares/%5EHSI", "/models"]
    {
        let html = app.get(page).await;
        let link = html.attributes("link[type='application/json+oembed']", "href").remove(0);
        let address = link.strip_prefix("http://baimo.test").unwrap();
        let body: Value = serde_json::from_slice(&app.get(address).await.body).unwrap();
        assert_eq!((&body["type"], &body["version"]), (&"photo".into(), &"1.0".into()), "{page}");
        assert!(html.select("title")[0].starts_with(body["title"].as_str().unwrap()), "{page}");
        let picture =
            app.get(body["url"].as_str().unwrap().strip_prefix("http://baimo.test").unwrap());
        let picture = picture.await;
        let document = Document::parse(picture.text()).unwrap();
        let drawn = |side| document.root_element().attribute(side).unwrap().parse::<f64>().unwrap();
        assert_eq!(body["width"].as_f64(), Some(drawn("width")), "{page}");
        assert_eq!(body["height"].as_f64(), Some(drawn("height").floor()), "{page}");
        let small: Value = serde_json::from_slice(
            &app.get(&format!("{address}&maxwidth=400&maxheight=100&dnt=1")).await.body,
        )
        .unwrap();
        let side = |name: &str| small[name].as_f64().unwrap();
        assert!(side("width") <= 400.0 && side("height") <= 100.0, "{page}: {small}");
        assert!(small["url"].as_str().unwrap().contains("width=400"), "{page}: {small}");
    }
    for (address, status) in [
        ("/oembed", 400),
        ("/oembed?url=http://baimo.test/&format=xml", 501),
        ("/oembed?url=http://baimo.test/&maxwidth=0", 400),
        ("/oembed?url=http://elsewhere.test/", 404),
        ("/oembed?url=http://baimo.test/about", 404),
        ("/oembed?url=http://baimo.test/reactions/nothing/9888.HK", 404),
    ] {
        assert_eq!(app.get(address).await.status.as_u16(), status, "{address}");
    }
}
