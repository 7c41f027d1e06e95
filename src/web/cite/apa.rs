//! APA style, seventh edition.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};

use super::{Kind, Work};
use crate::domain::SourceKind;
use crate::web::format;
use crate::web::texts::Texts;

/// An entry of a list of references, cut at its italics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apa {
    /// Before the italics.
    pub before: String,
    /// In italics: a work that stands alone, or what the work is a part of.
    pub italic: String,
    /// Behind them.
    pub after: String,
}

impl fmt::Display for Apa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.before, self.italic, self.after)
    }
}

/// A work as an entry of a list of references. Without an author it begins with its title.
pub(super) fn line(work: &Work, t: Texts) -> Apa {
    match work.kind {
        Kind::View => view(work, t),
        Kind::Source(kind) => source(work, kind, t),
    }
}

/// A part of the dataset: its version is named, and the day, since a view changes with the record.
fn view(work: &Work, t: Texts) -> Apa {
    let year = work.issued.map(|day| day.year().to_string()).unwrap_or_default();
    let part_of = t.get("cite-apa-in");
    let before = format!("{}. ({year}). {} {part_of} ", work.author, stopped(&work.title));
    let version = t.about("cite-version", &work.version);
    let data_set = t.get("cite-data-set");
    let retrieved = work.accessed.map(|day| spelt(t, "cite-apa-retrieved", day));
    let retrieved = retrieved.unwrap_or_default();
    let after = format!(" ({version}) [{data_set}]. {retrieved} {}", work.url);
    Apa { before, italic: work.container.clone(), after }
}

/// News stands in a newspaper, whose name is italic; all else stands alone.
fn source(work: &Work, kind: SourceKind, t: Texts) -> Apa {
    let day = match work.issued {
        Some(day) => spelt(t, "cite-apa-issued", day),
        None => t.get("cite-apa-undated"),
    };
    let url = if work.url.is_empty() { String::new() } else { format!(" {}", work.url) };
    let title = stopped(&work.title);
    if kind == SourceKind::News {
        let before = format!("{title} ({day}). ");
        return Apa { before, italic: work.container.clone(), after: format!(".{url}") };
    }
    let stop = &title[work.title.len()..];
    let after = format!("{stop} ({day}). {}{url}", stopped(&work.container));
    Apa { before: String::new(), italic: work.title.clone(), after }
}

/// A title and its full stop, unless it ends with a mark of its own.
fn stopped(title: &str) -> String {
    let stop = if title.ends_with(['.', '?', '!', '。', '？', '！', '…']) { "" } else { "." };
    format!("{title}{stop}")
}

/// A day in words.
fn spelt(t: Texts, key: &str, day: NaiveDate) -> String {
    let values = [
        ("year", day.year().to_string().into()),
        ("month", format::month_name(t.0, day).into()),
        ("day", day.day().to_string().into()),
    ];
    t.with(key, &values)
}

#[cfg(test)]
mod tests {
    use super::super::examples::{announcement, dataset, list, list_zh, source};
    use super::*;
    use crate::domain::Lang;

    #[test]
    fn a_filtered_list_is_cited_with_its_filter() {
        let cited = &list().apa()[0].0;
        assert_eq!(
            cited.to_string(),
            "Baimo. (2026). Timeline (Company: Baidu; Kind: Unveiling). In China's 2023 \
             large-model launches (Version 3266858abcde) [Data set]. Retrieved November 23, 2026, \
             from https://baimo.example/?company=baidu&kind=unveiling"
        );
        assert_eq!(cited.italic, "China's 2023 large-model launches");
        assert_eq!(
            list_zh().apa()[0].0.to_string(),
            "百模. (2026). 时间线（公司：百度；类型：亮相）. 载于 2023年中国大模型发布记录 \
             (数据版本3266858abcde) [数据集]. 2026年11月23日取自 \
             https://baimo.example/zh/?company=baidu&kind=unveiling"
        );
    }

    #[test]
    fn an_announcement_is_cited_after_its_source() {
        let lines: Vec<String> =
            announcement(Lang::En).apa().iter().map(|(line, _)| line.to_string()).collect();
        assert_eq!(
            lines,
            [
                "Baidu's ERNIE: 10% & more? (2023, March 16). Reuters. \
                 https://www.reuters.com/a_b?x=1%20&y=2",
                "Baimo. (2026). Baidu unveils ERNIE Bot. In China's 2023 large-model launches \
                 (Version 3266858abcde) [Data set]. Retrieved November 23, 2026, from \
                 https://baimo.example/announcements/baidu-ernie-bot-unveiled",
            ]
        );
    }

    #[test]
    fn a_foreign_work_keeps_english_words_in_a_chinese_list() {
        let lines = announcement(Lang::Zh).apa();
        assert!(lines[0].0.to_string().contains("(2023, March 16)"), "{}", lines[0].0);
        assert!(lines[1].0.to_string().contains("2026年11月23日取自"), "{}", lines[1].0);
    }

    #[test]
    fn a_work_that_stands_alone_is_italic_itself() {
        let row = source("Title", SourceKind::Repository, "");
        let work = Work::source(&row, dataset().released);
        let cited = line(&work, Texts(Lang::En));
        assert_eq!(cited.italic, "Title");
        assert_eq!(cited.after, ". (n.d.). Reuters. https://www.reuters.com/a_b?x=1%20&y=2");
        let cited = line(&work, Texts(Lang::Zh)).to_string();
        assert_eq!(cited, "Title. (无日期). Reuters. https://www.reuters.com/a_b?x=1%20&y=2");
    }
}
