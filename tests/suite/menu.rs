//! The menu: six sections, and under them the pages of the one that a page belongs to.

use crate::app::{Answer, App};

/// What a row of the menu marks as current: where the entry leads, and how it is marked.
fn current(page: &Answer, row: &str) -> Vec<(String, String)> {
    let marked = format!("{row} [aria-current]");
    let leads = page.attributes(&marked, "href").into_iter();
    leads.zip(page.attributes(&marked, "aria-current")).collect()
}

#[tokio::test]
async fn every_page_stands_in_a_section_and_the_menu_says_whether_it_is_the_entry_or_below_it() {
    let app = App::start().await;
    for (address, section, entry) in [
        ("/", "/ page", ""),
        ("/?company=baidu", "/ page", ""),
        ("/announcements/baidu-ernie-bot-unveiled", "/ true", ""),
        ("/companies", "/companies page", ""),
        ("/companies/baidu", "/companies true", ""),
        ("/reactions", "/reactions page", "/reactions page"),
        ("/reactions?sort=car", "/reactions page", "/reactions page"),
        ("/reactions/reported", "/reactions true", "/reactions/reported page"),
        (
            "/reactions/kunlun-tiangong-3-5-announced/300418.SZ",
            "/reactions true",
            "/reactions true",
        ),
        ("/claims", "/promises true", "/claims page"),
        ("/data", "/data page", "/data page"),
        ("/dates/2023-04-10", "/data true", "/dates true"),
        ("/sources/pedaily-2023-04-ranciyuan", "/data true", "/sources true"),
        ("/about", "/data true", "/about page"),
        ("/search?q=wxyy", "", ""),
        ("/nothing-here", "", ""),
    ] {
        let page = app.get(address).await;
        for (row, expected) in [(".nav", section), (".sub", entry)] {
            let expected: Vec<_> = expected.split_once(' ').into_iter().collect();
            let expected: Vec<_> =
                expected.iter().map(|(to, how)| ((*to).to_owned(), (*how).to_owned())).collect();
            assert_eq!(current(&page, row), expected, "{address}: {row}");
        }
    }
}

#[tokio::test]
async fn each_entry_of_the_menu_leads_to_a_page_that_is_marked_as_that_entry() {
    let app = App::start().await;
    for (prefix, main, sections, said) in [
        ("", "Main", ["Timeline", "Companies", "Models", "Market", "Data"], "Claims & promises"),
        ("/zh", "主导航", ["时间线", "公司", "模型", "行情", "数据"], "说法与承诺"),
    ] {
        let start = app.get(&format!("{prefix}/")).await;
        assert_eq!(start.attributes("header nav", "aria-label"), [main]);
        assert_eq!(start.select(".nav a:not([aria-label])"), sections);
        assert_eq!(start.attributes(".nav a", "aria-label"), [said], "its text is cut on phones");
        let mut entries = 0;
        for section in start.attributes(".nav a", "href") {
            let page = app.get(&section).await;
            assert_eq!(page.attributes(".nav [aria-current=page]", "href"), [section.as_str()]);
            let pages = page.attributes(".sub a", "href");
            for entry in &pages {
                let page = app.get(entry).await;
                assert_eq!(page.status, 200, "{entry}");
                assert_eq!(page.attributes(".sub [aria-current=page]", "href"), [entry.as_str()]);
                let rows = page.attributes("header nav", "aria-label");
                assert_eq!(rows.len(), 2, "the second row is named after its section: {rows:?}");
                entries += 1;
            }
        }
        assert!(entries > 10, "{entries}");
        let data = app.get(&format!("{prefix}/data")).await;
        assert!(data.attributes(".sub a", "href").contains(&format!("{prefix}/api/docs")));
    }
}
