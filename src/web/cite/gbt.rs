//! GB/T 7714-2015: the punctuation of the standard, half-width in both languages.

use std::fmt::Write as _;

use super::{Kind, Work};
use crate::domain::SourceKind;
use crate::web::texts::Texts;

/// A work as an entry of a list of references.
///
/// A view is a part of the dataset (`//`), a news report a part of a newspaper, which the standard
/// writes with a comma and its day; all else is a part of its publisher's site. Without an author
/// an entry begins with its title, as the standard allows for numbered lists.
pub(super) fn line(work: &Work, t: Texts) -> String {
    let mut line = String::new();
    if !work.author.is_empty() {
        let _ = write!(line, "{}. ", work.author);
    }
    line.push_str(&work.title);
    line.push_str(mark(work).as_str());
    match work.kind {
        Kind::View => {
            let version = t.about("cite-version", &work.version);
            let _ = write!(line, "//{}. {}. {version}. ", work.author, work.container);
        }
        Kind::Source(SourceKind::News) => {
            let _ = write!(line, ". {}", work.container);
            if let Some(day) = work.issued {
                let _ = write!(line, ", {day}");
            }
        }
        Kind::Source(_) => {
            let _ = write!(line, "//{}", work.container);
            if work.issued.is_some() || work.accessed.is_some() {
                line.push_str(". ");
            }
        }
    }
    if work.kind != Kind::Source(SourceKind::News)
        && let Some(day) = work.issued
    {
        let _ = write!(line, "({day})");
    }
    if let Some(day) = work.accessed {
        let _ = write!(line, "[{day}]. {}", work.url);
    }
    line.push('.');
    line
}

/// The type of the work and its carrier, `OL` for online.
fn mark(work: &Work) -> String {
    let kind = match work.kind {
        Kind::View => "DS",
        Kind::Source(SourceKind::News) => "N",
        Kind::Source(SourceKind::CompanyFiling) => "R",
        Kind::Source(SourceKind::Repository) => "CP",
        Kind::Source(
            SourceKind::PressRelease
            | SourceKind::OfficialDocument
            | SourceKind::Encyclopedia
            | SourceKind::Paper
            | SourceKind::Analysis,
        ) => "EB",
    };
    if work.url.is_empty() { format!("[{kind}]") } else { format!("[{kind}/OL]") }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{announcement, dataset, list, list_zh, source};
    use super::*;
    use crate::domain::Lang;
    use crate::domain::SourceKind::{News, Repository};

    #[test]
    fn a_filtered_list_is_cited_with_its_filter() {
        assert_eq!(
            list().gbt()[0].0,
            "Baimo. Timeline (Company: Baidu; Kind: Unveiling)[DS/OL]//Baimo. China's 2023 \
             large-model launches. Version 3266858abcde. (2026-11-23)[2026-11-23]. \
             https://baimo.example/?company=baidu&kind=unveiling."
        );
        assert_eq!(
            list_zh().gbt()[0].0,
            "百模. 时间线（公司：百度；类型：亮相）[DS/OL]//百模. 2023年中国大模型发布记录. \
             数据版本3266858abcde. (2026-11-23)[2026-11-23]. \
             https://baimo.example/zh/?company=baidu&kind=unveiling."
        );
    }

    #[test]
    fn an_announcement_is_cited_after_its_source() {
        let lines: Vec<String> =
            announcement(Lang::Zh).gbt().into_iter().map(|(line, _)| line).collect();
        assert_eq!(
            lines,
            [
                "Baidu's ERNIE: 10% & more?[N/OL]. Reuters, 2023-03-16[2026-11-23]. \
                 https://www.reuters.com/a_b?x=1%20&y=2.",
                "百模. 百度发布文心一言[DS/OL]//百模. 2023年中国大模型发布记录. \
                 数据版本3266858abcde. (2026-11-23)[2026-11-23]. \
                 https://baimo.example/zh/announcements/baidu-ernie-bot-unveiled.",
            ]
        );
    }

    #[test]
    fn what_is_not_known_leaves_no_gap() {
        let cited = |kind, published, url: &str| {
            let mut row = source("Title", kind, published);
            row.url = url.into();
            line(&Work::source(&row, dataset().released), Texts(Lang::En))
        };
        let url = "https://x.example/";
        for (kind, published, url, expected) in [
            (News, "", url, "Title[N/OL]. Reuters[2026-11-23]. https://x.example/."),
            (News, "2023-03-16", "", "Title[N]. Reuters, 2023-03-16."),
            (News, "", "", "Title[N]. Reuters."),
            (Repository, "", url, "Title[CP/OL]//Reuters. [2026-11-23]. https://x.example/."),
            (Repository, "2023-03-16", "", "Title[CP]//Reuters. (2023-03-16)."),
            (Repository, "", "", "Title[CP]//Reuters."),
        ] {
            assert_eq!(cited(kind, published, url), expected);
        }
    }
}
