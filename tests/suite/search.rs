//! Search: what people type finds what they mean, first, on both databases.

use axum::http::StatusCode;
use baimo::answers::rows::{
    AnnouncementRow, ClaimRow, CompanyRow, ModelRow, PersonRow, PromiseRow, SourceRow,
};
use baimo::answers::search::{self, Found, Kind};
use baimo::domain::words::Wanted;
use baimo::import::{self, Origin};
use baimo::record::{Filter, keys};
use baimo::store::{Snapshot, Store, list};
use baimo::web::urls::escape;

use crate::app::{App, shipped, tiny, url_in};
use crate::stores::same_on_each_store;

async fn find(snapshot: &mut Snapshot, query: &str) -> Found {
    match Wanted::new(query) {
        Some(wanted) => search::find(&snapshot.held().await.unwrap(), &wanted),
        None => Found::default(),
    }
}

/// The first hit as `kind/name`; nothing found is `-`.
fn first(found: &Found) -> String {
    found.groups.first().map_or("-".to_owned(), |group| {
        format!("{}/{}", group.kind, group.hits.first().map_or("?", |hit| &hit.row.name))
    })
}

/// What is typed, and what has to come first.
const TABLE: &[(&str, &str)] = &[
    // One thing, however it is typed.
    ("文心一言", "model/ernie-bot"),
    ("文心", "model/ernie-bot"),
    ("文", "model/ernie-bot"),
    ("《文心一言》", "model/ernie-bot"),
    ("wenxin", "model/ernie-bot"),
    ("wen xin", "model/ernie-bot"),
    ("wenxinyiyan", "model/ernie-bot"),
    ("wenxin yiyan", "model/ernie-bot"),
    ("wen xin yi yan", "model/ernie-bot"),
    ("Wenxin Yiyan", "model/ernie-bot"),
    ("wenxinyiy", "model/ernie-bot"),
    ("yiyan", "model/ernie-bot"),
    ("wxyy", "model/ernie-bot"),
    ("WXYY", "model/ernie-bot"),
    ("ｗｘｙｙ", "model/ernie-bot"),
    ("ERNIE Bot", "model/ernie-bot"),
    ("ernie-bot", "model/ernie-bot"),
    ("erniebot", "model/ernie-bot"),
    ("Ernie", "model/ernie-bot"),
    ("ern", "model/ernie-bot"),
    // A company by name, pinyin, initials and ticker.
    ("百度", "company/baidu"),
    ("baidu", "company/baidu"),
    ("Baidu", "company/baidu"),
    ("bai du", "company/baidu"),
    ("9888", "company/baidu"),
    ("9888.HK", "company/baidu"),
    ("09888.HK", "company/baidu"),
    ("09888", "company/baidu"),
    ("BIDU", "company/baidu"),
    ("bidu", "company/baidu"),
    ("阿里巴巴", "company/alibaba"),
    ("阿里", "company/alibaba"),
    ("阿里云", "company/alibaba"),
    ("aliyun", "company/alibaba"),
    ("albb", "company/alibaba"),
    ("BABA", "company/alibaba"),
    ("达摩院", "company/alibaba"),
    ("腾讯", "company/tencent"),
    ("tengxun", "company/tencent"),
    ("700", "company/tencent"),
    ("0700.HK", "company/tencent"),
    ("00700", "company/tencent"),
    ("商汤", "company/sensetime"),
    ("shangtang", "company/sensetime"),
    ("SenseTime", "company/sensetime"),
    ("20.HK", "company/sensetime"),
    ("昆仑万维", "company/kunlun-tech"),
    ("klww", "company/kunlun-tech"),
    ("300418", "company/kunlun-tech"),
    ("SZ300418", "company/kunlun-tech"),
    ("科大讯飞", "company/iflytek"),
    ("讯飞", "company/iflytek"),
    ("xunfei", "company/iflytek"),
    ("iFlytek", "company/iflytek"),
    ("三六零", "company/qihoo-360"),
    ("601360.SH", "company/qihoo-360"),
    ("月之暗面", "company/moonshot"),
    ("百川智能", "company/baichuan"),
    ("网信办", "company/cac"),
    // Models.
    ("通义千问", "model/tongyi-qianwen"),
    ("tyqw", "model/tongyi-qianwen"),
    ("tongyi qianwen", "model/tongyi-qianwen"),
    ("360智脑", "model/360-zhinao"),
    ("360 zhinao", "model/360-zhinao"),
    ("zhinao", "model/360-zhinao"),
    ("Kimi", "model/kimi"),
    ("chat glm 6b", "model/chatglm-6b"),
    ("ChatGLM-6B", "model/chatglm-6b"),
    ("星火", "model/spark"),
    ("日日新", "model/sensenova"),
    // People, whose pinyin the record does not write.
    ("李彦宏", "person/robin-li"),
    ("Robin Li", "person/robin-li"),
    ("liyanhong", "person/robin-li"),
    ("lyh", "person/robin-li"),
    ("周鸿祎", "person/zhou-hongyi"),
    ("zhouhongyi", "person/zhou-hongyi"),
    ("Zhou Hongyi", "person/zhou-hongyi"),
    ("王小川", "person/wang-xiaochuan"),
    ("李开复", "person/kai-fu-lee"),
    // Words of several things.
    ("百度 李彦宏", "person/robin-li"),
    ("离婚", "announcement/360-founder-divorce-filing"),
    ("天工 4月17日", "announcement/kunlun-tiangong-3-5-announced"),
    ("小作文", "announcement/iflytek-ai-rumour-selloff"),
    ("typhoon", "source/bloomberg-2023-07-17-talim"),
    ("chatyuan", "model/chatyuan"),
    // What the record does not have.
    ("龘", "-"),
    ("龘龘龘", "-"),
    ("心文", "-"),
    ("qwertyuiop", "-"),
];

#[tokio::test]
async fn what_people_type_finds_what_they_mean_first() {
    same_on_each_store(&shipped(), async |store| {
        let mut s = store.snapshot().await.unwrap();
        let (mut found, mut wrong) = (Vec::new(), Vec::new());
        for (query, wanted) in TABLE {
            let hits = find(&mut s, query).await;
            if first(&hits) != *wanted {
                wrong.push(format!("{query}: {}, not {wanted}", first(&hits)));
            }
            found.push(hits);
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        found
    })
    .await;
}

/// How many rows the list of a kind has under a query.
async fn listed(s: &mut Snapshot, kind: Kind, query: &str) -> usize {
    let filter = Filter::of(&keys::Q, query);
    let count = match kind {
        Kind::Company => list::count::<CompanyRow>(s, &filter).await,
        Kind::Model => list::count::<ModelRow>(s, &filter).await,
        Kind::Person => list::count::<PersonRow>(s, &filter).await,
        Kind::Announcement => list::count::<AnnouncementRow>(s, &filter).await,
        Kind::Claim => list::count::<ClaimRow>(s, &filter).await,
        Kind::Promise => list::count::<PromiseRow>(s, &filter).await,
        Kind::Source => list::count::<SourceRow>(s, &filter).await,
    };
    usize::try_from(count.unwrap()).unwrap()
}

#[tokio::test]
async fn a_search_and_the_lists_count_the_same() {
    same_on_each_store(&shipped(), async |store| {
        let mut s = store.snapshot().await.unwrap();
        let mut counts = Vec::new();
        for (query, _) in TABLE {
            let found = find(&mut s, query).await;
            for kind in Kind::ALL {
                let group = found.groups.iter().find(|group| group.kind == *kind);
                let total = group.map_or(0, |group| group.total);
                assert_eq!(listed(&mut s, *kind, query).await, total, "{query} {kind}");
                let shown = group.map_or(0, |group| group.hits.len());
                assert!(shown == total || shown >= 5, "{query} {kind}: {shown} of {total}");
                counts.push(total);
            }
        }
        counts
    })
    .await;
}

/// What is no query to a database, and must be none.
const HOSTILE: &[&str] = &[
    "\"",
    "\"\"",
    "\"文心",
    "'",
    "' OR 1 = 1 --",
    "'; DROP TABLE search_entry; --",
    "*",
    "a*",
    "文*",
    "NEAR(a b)",
    "NEAR/2",
    "AND",
    "OR",
    "NOT",
    "a AND",
    "OR b",
    "NOT c",
    "a NOT b",
    "title : baidu",
    "{title} : x",
    "^baidu",
    "-baidu",
    "+baidu",
    "(",
    ")",
    "((a)",
    "a:b",
    "a:*",
    ":*",
    "a & b | !c",
    "a <-> b",
    "<->",
    "!",
    "!!a",
    "\\",
    "\\'",
    "a\\'b",
    "\u{0}",
    "a\u{0}b",
    "\u{0}\u{0}文心",
    "%",
    "_",
    "%25",
    "\u{feff}",
    "\u{200b}",
    "e\u{301}\u{301}\u{301}rnie",
    "\u{202e}baidu",
    "¶",
    "文 ¶ 心",
    "🤖",
    "ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ",
    "\u{10ffff}",
    "İstanbul",
    "ß",
    "ǆ",
    "㍿",
    "①②③",
];

#[tokio::test]
async fn hostile_queries_are_words_or_nothing_and_the_same_on_each_database() {
    let found = same_on_each_store(&shipped(), async |store| {
        let mut s = store.snapshot().await.unwrap();
        let mut found = Vec::new();
        for query in HOSTILE {
            let hits = find(&mut s, query).await;
            listed(&mut s, Kind::Announcement, query).await;
            if let Some(wanted) = Wanted::new(query) {
                let near = search::near(&s.held().await.unwrap(), &wanted);
                assert!(near.len() <= 4);
            }
            found.push((*query, first(&hits)));
        }
        // The tables are still there.
        assert_eq!(first(&find(&mut s, "文心一言").await), "model/ernie-bot");
        found
    })
    .await;
    let of = |query: &str| found.iter().find(|(q, _)| *q == query).unwrap().1.as_str();
    for nothing in ["\"", "*", "%", "_", "\u{0}", "\\", "¶", "<->", "🤖"] {
        assert_eq!(of(nothing), "-", "{nothing}");
    }
    assert_eq!(of("\"文心"), "model/ernie-bot", "an open quote is no quote");
    assert_eq!(of("^baidu"), "company/baidu");
    assert_eq!(of("-baidu"), "company/baidu", "a minus takes nothing away");
    assert_eq!(of("e\u{301}\u{301}\u{301}rnie"), "model/ernie-bot");
    let app = App::start().await;
    for query in HOSTILE {
        for path in ["/search", "/zh/search", "/", "/zh/companies"] {
            let address = format!("{path}?q={}", escape(query));
            assert_eq!(app.get(&address).await.status, StatusCode::OK, "{address}");
        }
    }
}

#[tokio::test]
async fn another_record_is_searched_in_place_of_the_first() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(&url_in(dir.path())).await.unwrap();
    import::load(&store, &shipped().into(), Origin::Import).await.unwrap();
    import::load(&store, &tiny(), Origin::Import).await.unwrap();
    let mut s = store.snapshot().await.unwrap();
    assert_eq!(first(&find(&mut s, "文心一言").await), "model/ernie-bot");
    assert_eq!(first(&find(&mut s, "Kimi").await), "-", "the tiny record has no Kimi");
    drop(s);
    store.close().await;
}

#[tokio::test]
async fn the_page_marks_what_was_typed_in_both_editions_and_escapes_the_rest() {
    let app = App::start().await;
    let zh = app.get(&format!("/zh/search?q={}", escape("文心"))).await;
    let html = zh.text();
    assert!(html.contains("<mark>文心</mark>一言</a>"), "{html}");
    assert_eq!(zh.select("mark")[0], "文心");
    assert_eq!(zh.select("title"), ["搜索：文心 · 百模 Baimo"]);
    let en = app.get("/search?q=wxyy").await;
    assert!(en.text().contains("<mark>文心一言</mark></span>"), "pinyin marks its characters");
    assert_eq!(en.attributes("h2 + ol li:first-child .what a", "href")[0], "/models/ernie-bot");
    let script = app.get(&format!("/search?q={}", escape("<script>alert(1)</script>"))).await;
    assert!(!script.text().contains("<script>alert"), "{}", script.text());
    assert_eq!(script.attributes("#find", "value"), ["<script>alert(1)</script>"]);
    let ticker = app.get("/zh/search?q=9888.hk").await;
    assert!(ticker.text().contains("<mark>9888.HK</mark>"));
}

#[tokio::test]
async fn every_group_leads_to_the_list_with_all_of_it() {
    let app = App::start().await;
    let page = app.get(&format!("/search?q={}", escape("百度"))).await;
    let headings = page.select("h2");
    assert_eq!(headings[0], "Companies and institutions (1)");
    let all = page.select("p.all a");
    let links = page.attributes("p.all a", "href");
    let at = all.iter().position(|text| text.ends_with("on the timeline")).unwrap();
    let number = all[at].split(' ').nth(1).unwrap();
    assert!(headings.contains(&format!("Announcements ({number})")), "{headings:?}");
    let list = app.get(&format!("{}&limit=all", links[at])).await;
    assert_eq!(list.select("li.row").len().to_string(), number);
    assert_eq!(page.select("#s-announcement + ol > li").len(), 10);
}

#[tokio::test]
async fn a_ticker_leads_to_its_company_its_year_its_announcements_and_its_reactions_first() {
    let app = App::start().await;
    for prefix in ["", "/zh"] {
        let page = app.get(&format!("{prefix}/search?q=9888")).await;
        let links = page.attributes("section:first-of-type li a", "href");
        let expected =
            ["/companies/baidu", "/shares/9888.HK", "/?company=baidu", "/reactions?company=baidu"];
        assert_eq!(links, expected.map(|path| format!("{prefix}{path}")));
        for link in &links {
            assert_eq!(app.get(link).await.status, StatusCode::OK, "{link}");
        }
        // Reactions come next, each leading to its page, and their number is that of their list.
        let headings = page.attributes("main h2", "id");
        assert_eq!(headings[..2], ["s-company", "s-reaction"], "{headings:?}");
        let hits = page.attributes("#s-reaction + ol .what a", "href");
        assert_eq!(hits.len(), 5);
        assert!(
            hits.iter().all(|hit| hit.starts_with(&format!("{prefix}/reactions/"))),
            "{hits:?}"
        );
        let list = app.get("/reactions.csv?q=9888").await.csv().len() - 1;
        assert!(page.select("#s-reaction")[0].contains(&list.to_string()), "{list}");
    }
}

#[tokio::test]
async fn a_date_leads_to_its_page() {
    let app = App::start().await;
    for query in ["10 April 2023", "2023-04-10", "2023年4月10日", "4月10日", "April 10, 2023"]
    {
        for (prefix, label) in [("", "10 Apr 2023 (Mon)"), ("/zh", "2023年4月10日（周一）")]
        {
            let page = app.get(&format!("{prefix}/search?q={}", escape(query))).await;
            let link = page.attributes("#s-date + ol a", "href");
            assert_eq!(link, [format!("{prefix}/dates/2023-04-10")], "{query}");
            assert_eq!(page.select("#s-date + ol a"), [label], "{query}");
        }
    }
    let month = app.get("/search?q=April+2023").await;
    assert_eq!(month.attributes("#s-date + ol a", "href"), ["/dates/2023-04"]);
    let other_year = app.get("/search?q=2022-04-10").await;
    assert!(other_year.select("#s-date").is_empty(), "the calendar has 2023 only");
}

#[tokio::test]
async fn near_misses_are_suggested() {
    let app = App::start().await;
    for (query, name) in [
        ("baidoo", "Baidu"),
        ("erine bot", "ERNIE Bot"),
        ("文新一言", "ERNIE Bot"),
        ("闻心一言", "ERNIE Bot"),
        ("wenxinyian", "ERNIE Bot"),
        ("tongyi qianwne", "Tongyi Qianwen"),
        ("liyanhon g", "Robin Li"),
        ("kunlum", "Kunlun Tech"),
    ] {
        let page = app.get(&format!("/search?q={}", escape(query))).await;
        let near = page.select("#near + ul a");
        let found = page.select(".what a");
        assert!(
            near.contains(&name.to_owned()) || found.contains(&name.to_owned()),
            "{query}: {near:?} {found:?}"
        );
    }
    let page = app.get("/zh/search?q=baidoo").await;
    assert_eq!(page.select("#near"), ["是否想找"]);
    assert_eq!(
        page.attributes("#near + ul a", "href"),
        [format!("/zh/search?q={}", escape("百度"))]
    );
    let none = app.get("/search?q=qwertyuiopasdf").await;
    assert!(none.select("#near").is_empty() && none.select(".lede")[0].contains("nothing for"));
}

#[tokio::test]
async fn an_empty_query_says_what_can_be_typed_and_a_long_one_is_refused() {
    let app = App::start().await;
    for (prefix, limit) in [("", "At most 100 characters."), ("/zh", "至多100个字符。")] {
        let empty = app.get(&format!("{prefix}/search")).await;
        assert_eq!(empty.status, StatusCode::OK);
        let examples = empty.attributes("#ways ~ ul a", "href");
        assert!(examples.len() > 5);
        for example in examples {
            let page = app.get(&example).await;
            assert!(!page.select(".what").is_empty(), "{example} finds nothing");
        }
        let long = app.get(&format!("{prefix}/search?q={}", "文".repeat(101).as_str())).await;
        assert_eq!(long.status, StatusCode::BAD_REQUEST);
        assert_eq!(long.select("main section p"), [limit]);
        let longest = format!("{prefix}/search?q={}", escape(&"文".repeat(100)));
        assert_eq!(app.get(&longest).await.status, StatusCode::OK);
    }
    let signs = app.get("/search?q=%25%25").await;
    assert!(signs.select(".lede")[0].contains("no word"), "{:?}", signs.select(".lede"));
    let unknown = app.get("/search?q=baidu&kind=x&utm_source=y").await;
    assert_eq!(unknown.select(".notice").len(), 1);
}

#[tokio::test]
async fn search_pages_are_not_for_search_engines_and_the_box_leads_there_from_everywhere() {
    let app = App::start().await;
    for (address, action) in [("/companies", "/search"), ("/zh/companies", "/zh/search")] {
        let page = app.get(address).await;
        assert_eq!(page.attributes("form[role=search]", "action"), [action]);
        assert!(page.attributes("meta[name=robots]", "content").is_empty());
        let described = page.attributes("link[rel=search]", "href");
        let file = app.get(&described[0]).await;
        assert!(file.header("content-type").starts_with("application/opensearchdescription+xml"));
        let template = format!("template=\"http://baimo.test{action}?q={{searchTerms}}\"");
        assert!(file.text().contains(&template), "{}", file.text());
    }
    let page = app.get("/search?q=wenxin").await;
    assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    assert_eq!(page.attributes("#find", "value"), ["wenxin"]);
    assert_eq!(
        page.attributes("link[hreflang=zh-Hans]", "href"),
        ["http://baimo.test/zh/search?q=wenxin"]
    );
}

/// The names in the first column of a page.
async fn names(app: &App, address: &str) -> Vec<String> {
    app.get(address).await.attributes("tbody tr th a, tbody tr", "href")
}

#[tokio::test]
async fn the_chinese_edition_sorts_names_by_pinyin_and_its_files_do_too() {
    let app = App::start().await;
    let shown = names(&app, "/zh/companies?sort=pinyin&limit=all").await;
    let at =
        |slug: &str| shown.iter().position(|url| *url == format!("/zh/companies/{slug}")).unwrap();
    // 阿里巴巴, 百川, 百度, 昆仑万维, 零一万物, 商汤, 腾讯, 智谱
    let order =
        ["alibaba", "baichuan", "baidu", "kunlun-tech", "01-ai", "sensetime", "tencent", "zhipu"];
    assert!(order.map(at).is_sorted(), "{shown:?}");
    assert_eq!(names(&app, "/companies?sort=name").await[0], "/companies/01-ai");

    // Companies stand by their announcements and models by their day, in both editions.
    let busiest = ["/companies", "/zh/companies"].map(|page| names(&app, page));
    for page in busiest {
        assert!(page.await[0].ends_with("/companies/baidu"));
    }
    assert_eq!(
        app.get("/zh/models").await.attributes(".bar:has([data-results]) a", "href")[0],
        "/models.csv"
    );
    for (list, sort) in [("companies", "?sort=pinyin"), ("people", "")] {
        let file = app
            .get(&format!("/zh/{list}{sort}"))
            .await
            .attributes(".bar:has([data-results]) a", "href");
        assert_eq!(file[0], format!("/{list}.csv?sort=pinyin"));
        let slugs = |csv: Vec<Vec<String>>| -> Vec<String> {
            csv.into_iter().skip(1).map(|row| row[0].clone()).collect()
        };
        let by_pinyin = slugs(app.get(&file[0]).await.csv());
        let mut falling = slugs(app.get(&format!("/{list}.csv?sort=-pinyin")).await.csv());
        falling.reverse();
        assert_eq!(by_pinyin, falling);
        let mut by_id = slugs(app.get(&format!("/{list}.csv")).await.csv());
        // People stand by the pinyin of their family names in both editions.
        assert_eq!(by_pinyin == by_id, list == "people");
        by_id.sort();
        let mut sorted = by_pinyin.clone();
        sorted.sort();
        assert_eq!(sorted, by_id);
    }
    // 曾, 单 and other characters of several readings stand where the English name puts them.
    let people = app.get("/people.csv?sort=pinyin").await.csv();
    let place = |slug: &str| people.iter().position(|row| row[0] == slug).unwrap();
    assert!(place("a-bin") < place("robin-li") && place("robin-li") < place("zhou-hongyi"));
}

#[tokio::test]
async fn a_search_can_be_cited_where_it_finds_something() {
    let app = App::start().await;
    for (address, is_cited) in
        [("/search?q=wxyy", true), ("/zh/search?q=百度", true), ("/search?q=baidoo", false)]
    {
        let page = app.get(&address.replace("百度", &escape("百度"))).await;
        assert_eq!(page.select("details.cite").len(), usize::from(is_cited), "{address}");
    }
}

#[tokio::test]
async fn benchmarks_doubts_licences_filings_and_money_are_found() {
    let app = App::start().await;
    for (query, kind, url) in [
        ("c-eval", "benchmark", "/benchmarks/c-eval"),
        ("overfitting", "doubt", "/benchmarks/c-eval#c-eval-mc-training"),
        ("Tongyi+LICENSE", "licence", "/licences?q=Tongyi%20LICENSE#"),
        ("Sequoia", "round", "/money?q=Sequoia#"),
        ("Baiying", "filing", "/filings?q=Baiying#"),
    ] {
        let page = app.get(&format!("/search?q={query}")).await;
        let links = page.attributes(&format!("section[aria-labelledby=s-{kind}] a"), "href");
        assert!(links.iter().any(|link| link.starts_with(url)), "{query}: {links:?}");
    }
    let page = app.get("/search?q=C-Eval").await;
    assert_eq!(page.select("main h2").first().map(String::as_str), Some("Benchmarks (1)"));
}
