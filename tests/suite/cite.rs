//! How to cite each view: five forms, the original sources first, written out by hand here.

use scraper::{Html, Selector};
use serde_json::Value;

use crate::app::{Answer, App};

/// One page of each kind.
const PAGES: [&str; 14] = [
    "/",
    "/announcements/360-zhinao-2",
    "/companies",
    "/companies/baidu",
    "/models",
    "/dates",
    "/dates/2023-04",
    "/dates/2023-04-10",
    "/reactions",
    "/reactions/reported",
    "/reactions/360-zhinao-2/601360.SS",
    "/compare?company=baidu",
    "/claims",
    "/sources?kind=paper&q=%7B%25",
];

/// The forms of a page, white space as it stands: GB/T and APA line by line, then the three files.
struct Cited {
    gbt: Vec<String>,
    apa: Vec<String>,
    files: Vec<String>,
}

fn cited(answer: &Answer) -> Cited {
    let page = Html::parse_document(answer.text());
    let texts = |selector: &str| {
        page.select(&Selector::parse(selector).unwrap())
            .map(|element| element.text().collect::<String>())
            .collect::<Vec<_>>()
    };
    Cited {
        gbt: texts("details.cite dd:nth-of-type(1) p"),
        apa: texts("details.cite dd:nth-of-type(2) p"),
        files: texts("details.cite pre"),
    }
}

/// The version of the record, as its exports name it.
async fn version(app: &App) -> String {
    let body: Value = serde_json::from_str(app.get("/people.json").await.text()).unwrap();
    let version = body["dataset"]["version"].as_str().unwrap();
    version[..12].to_owned()
}

#[tokio::test]
async fn every_view_is_cited_in_five_forms_under_its_canonical_address() {
    let app = App::start().await;
    for path in PAGES {
        for path in [path.to_owned(), format!("/zh{path}")] {
            let answer = app.get(&path).await;
            let forms = answer.select("details.cite dt");
            assert_eq!(forms, ["GB/T 7714-2015", "APA 7", "BibTeX", "RIS", "CSL-JSON"], "{path}");
            let canonical = &answer.attributes("link[rel=canonical]", "href")[0];
            let Cited { gbt, apa, files } = cited(&answer);
            assert!(gbt.last().unwrap().ends_with(&format!("[2026-11-28]. {canonical}.")));
            assert!(apa.last().unwrap().ends_with(&format!(" {canonical}")));
            let [bibtex, ris, csl] = files.as_slice() else { panic!("{path}: {files:?}") };
            assert!(bibtex.contains(&format!("  url = {{{canonical}}},\n")), "{path}");
            assert!(ris.contains(&format!("\nUR  - {canonical}\n")), "{path}");
            let items: Vec<Value> = serde_json::from_str(csl).unwrap();
            assert_eq!(items.last().unwrap()["URL"], canonical.as_str(), "{path}");
            let entries = [bibtex.matches("@misc{").count(), ris.matches("\nER  - \n").count()];
            assert_eq!(entries, [items.len(); 2], "{path}");
        }
    }
}

#[tokio::test]
async fn an_error_is_no_view_to_cite() {
    let app = App::start().await;
    for path in ["/announcements/no-such-thing", "/zh/nowhere", "/?from=never"] {
        let answer = app.get(path).await;
        assert!(answer.status.is_client_error(), "{path}");
        assert!(answer.select("details.cite").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_list_is_cited_with_its_filter() {
    let app = App::start().await;
    let version = version(&app).await;
    let english = cited(&app.get("/?kind=unveiling&company=baidu&utm_source=x").await);
    assert_eq!(
        english.gbt,
        [format!(
            "Baimo. Timeline of China’s 2023 large-model launches (Company: Baidu; Kind: \
             Unveiling)[DS/OL]//Baimo. China’s 2023 large-model launches. Version {version}. \
             (2026-11-28)[2026-11-28]. http://baimo.test/?company=baidu&kind=unveiling."
        )]
    );
    assert_eq!(
        english.apa,
        [format!(
            "Baimo. (2026). Timeline of China’s 2023 large-model launches (Company: Baidu; Kind: \
             Unveiling). In China’s 2023 large-model launches (Version {version}) [Data set]. \
             Retrieved November 28, 2026, from http://baimo.test/?company=baidu&kind=unveiling"
        )]
    );
    let chinese = cited(&app.get("/zh/reactions?company=baidu").await);
    assert_eq!(
        chinese.gbt,
        [format!(
            "百模. 2023年大模型动态的股价反应（公司：百度）[DS/OL]//百模. \
             2023年中国大模型发布记录. 数据版本{version}. (2026-11-28)[2026-11-28]. \
             http://baimo.test/zh/reactions?company=baidu."
        )]
    );
    assert_eq!(
        chinese.files[0],
        format!(
            "@misc{{baimo-zh-reactions-company-baidu,
  author = {{{{百模}}}},
  title = {{{{2023年大模型动态的股价反应（公司：百度）}}}},
  howpublished = {{2023年中国大模型发布记录 [数据集], 数据版本{version}}},
  year = {{2026}},
  month = nov,
  day = {{28}},
  url = {{http://baimo.test/zh/reactions?company=baidu}},
  urldate = {{2026-11-28}}
}}
"
        )
    );
}

#[tokio::test]
async fn an_announcement_is_cited_after_its_sources() {
    let app = App::start().await;
    let version = version(&app).await;
    let report = "360智脑发布 周鸿祎:发展大模型不可忽视安全问题";
    let address = "http://www.eeo.com.cn/2023/0613/594960.shtml";
    let chinese = cited(&app.get("/zh/announcements/360-zhinao-2").await);
    let view = "http://baimo.test/zh/announcements/360-zhinao-2";
    assert_eq!(
        chinese.gbt,
        [
            format!("{report}[N/OL]. 经济观察网, 2023-06-13[2026-11-28]. {address}."),
            format!(
                "百模. 360智脑升级2.0，上线多轮对话[DS/OL]//百模. 2023年中国大模型发布记录. \
                 数据版本{version}. (2026-11-28)[2026-11-28]. {view}."
            ),
        ]
    );
    assert_eq!(
        chinese.apa,
        [
            format!("{report}. (2023年6月13日). 经济观察网. {address}"),
            format!(
                "百模. (2026). 360智脑升级2.0，上线多轮对话. 载于 2023年中国大模型发布记录 \
                 (数据版本{version}) [数据集]. 2026年11月28日取自 {view}"
            ),
        ]
    );
    let english = cited(&app.get("/announcements/360-zhinao-2").await);
    assert_eq!(english.apa[0], format!("{report}. (2023, June 13). 经济观察网. {address}"));
    assert_eq!(
        english.files[1],
        format!(
            "TY  - NEWS\nID  - eeo-2023-06-13-zhinao\nTI  - {report}\nT2  - 经济观察网\n\
             PY  - 2023\nDA  - 2023/06/13\nLA  - zh-Hans\nUR  - {address}\nY2  - 2026/11/28\n\
             ER  - \n\
             TY  - DATA\nID  - baimo-announcements-360-zhinao-2\nAU  - Baimo\n\
             TI  - 360 Zhinao 2.0 added multi-turn dialogue\n\
             T2  - China's 2023 large-model launches\nET  - {version}\nPB  - Baimo\n\
             PY  - 2026\nDA  - 2026/11/28\nLA  - en\n\
             UR  - http://baimo.test/announcements/360-zhinao-2\nY2  - 2026/11/28\nER  - \n"
        )
    );
}

#[tokio::test]
async fn a_reaction_is_cited_with_its_sources_and_what_differs_from_the_standard_study() {
    let app = App::start().await;
    let version = version(&app).await;
    let english =
        cited(&app.get("/reactions/kunlun-skywork-13b/300418.SZ?to=5&model=market-adjusted").await);
    assert_eq!(
        english.gbt,
        [
            "SkyworkAI/Skywork README[CP/OL]//GitHub. [2026-11-28]. \
             https://github.com/SkyworkAI/Skywork."
                .to_owned(),
            format!(
                "Baimo. Kunlun Tech (300418.SZ) after “Kunlun Tech’s Skywork-13B models and a \
                 150B-token corpus opened” (Model: Market-adjusted; Event window: 0 to \
                 +5)[DS/OL]//Baimo. China’s 2023 large-model launches. Version {version}. \
                 (2026-11-28)[2026-11-28]. http://baimo.test/reactions/kunlun-skywork-13b/\
                 300418.SZ?model=market-adjusted&to=5."
            ),
        ]
    );
    let chinese = cited(&app.get("/zh/reactions/kunlun-skywork-13b/300418.SZ").await);
    let items: Value = serde_json::from_str(&chinese.files[2]).unwrap();
    assert_eq!(
        items,
        serde_json::json!([
            {
                "id": "github-skywork", "type": "software", "title": "SkyworkAI/Skywork README",
                "publisher": "GitHub", "accessed": { "date-parts": [[2026, 11, 28]] },
                "language": "en", "URL": "https://github.com/SkyworkAI/Skywork",
            },
            {
                "id": "baimo-zh-reactions-kunlun-skywork-13b-300418-sz", "type": "dataset",
                "author": [{ "literal": "百模" }],
                "title": "昆仑万维（300418.SZ）股价反应：昆仑万维开源Skywork-13B与语料库",
                "container-title": "2023年中国大模型发布记录", "publisher": "百模",
                "version": version, "issued": { "date-parts": [[2026, 11, 28]] },
                "accessed": { "date-parts": [[2026, 11, 28]] }, "language": "zh-Hans",
                "URL": "http://baimo.test/zh/reactions/kunlun-skywork-13b/300418.SZ",
            },
        ])
    );
}
