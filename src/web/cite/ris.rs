//! RIS: a tag, two blanks, a hyphen, a blank and a value on each line; lines end with CR LF.

use chrono::{Datelike as _, NaiveDate};

use super::{Kind, Work, is_by_publisher};
use crate::domain::SourceKind;

/// A work as a record.
pub(super) fn record(work: &Work) -> String {
    let day = |day: NaiveDate| format!("{:04}/{:02}/{:02}", day.year(), day.month(), day.day());
    let is_by_publisher = matches!(work.kind, Kind::Source(kind) if is_by_publisher(kind));
    let mut lines = vec![
        ("TY", kind(work.kind).to_owned()),
        ("ID", work.key.clone()),
        ("AU", work.author.clone()),
        ("TI", work.title.clone()),
        (if is_by_publisher { "PB" } else { "T2" }, work.container.clone()),
    ];
    if work.kind == Kind::View {
        lines.push(("ET", work.version.clone()));
        lines.push(("PB", work.author.clone()));
    }
    if let Some(issued) = work.issued {
        lines.push(("PY", issued.year().to_string()));
        lines.push(("DA", day(issued)));
    }
    lines.push(("LA", work.language.to_owned()));
    lines.push(("UR", work.url.clone()));
    lines.push(("Y2", work.accessed.map(day).unwrap_or_default()));
    lines.retain(|(_, value)| !value.is_empty());
    // The one tag that has no value.
    lines.push(("ER", String::new()));
    lines.iter().flat_map(|(tag, value)| [tag, "  - ", value, "\r\n"]).collect()
}

/// The type of reference.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::View => "DATA",
        Kind::Source(SourceKind::News) => "NEWS",
        Kind::Source(SourceKind::OfficialDocument) => "GOVDOC",
        Kind::Source(SourceKind::CompanyFiling) => "RPRT",
        Kind::Source(SourceKind::Encyclopedia) => "ENCYC",
        Kind::Source(SourceKind::Repository) => "COMP",
        Kind::Source(SourceKind::Paper) => "JOUR",
        Kind::Source(SourceKind::PressRelease | SourceKind::Analysis) => "ELEC",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::examples::{announcement, list_zh, titled};
    use crate::domain::Lang;

    #[test]
    fn a_filtered_list_is_cited_with_its_filter() {
        assert_eq!(
            list_zh().ris(),
            "TY  - DATA\r\n\
             ID  - baimo-zh-company-baidu-kind-unveiling\r\n\
             AU  - 百模\r\n\
             TI  - 时间线（公司：百度；类型：亮相）\r\n\
             T2  - 2023年中国大模型发布记录\r\n\
             ET  - 3266858abcde\r\n\
             PB  - 百模\r\n\
             PY  - 2026\r\n\
             DA  - 2026/11/23\r\n\
             LA  - zh-Hans\r\n\
             UR  - https://baimo.example/zh/?company=baidu&kind=unveiling\r\n\
             Y2  - 2026/11/23\r\n\
             ER  - \r\n"
        );
    }

    #[test]
    fn an_announcement_is_cited_after_its_source() {
        let file = announcement(Lang::En).ris();
        assert!(
            file.starts_with(
                "TY  - NEWS\r\n\
                 ID  - reuters-2023-03-16-ernie\r\n\
                 TI  - Baidu's ERNIE: 10% & more?\r\n\
                 T2  - Reuters\r\n\
                 PY  - 2023\r\n\
                 DA  - 2023/03/16\r\n\
                 LA  - en\r\n\
                 UR  - https://www.reuters.com/a_b?x=1%20&y=2\r\n\
                 Y2  - 2026/11/23\r\n\
                 ER  - \r\n\
                 TY  - DATA\r\n"
            ),
            "{file}"
        );
    }

    proptest! {
        #[test]
        fn every_line_is_a_tag_and_its_value_whatever_the_title(title in any::<String>()) {
            let file = titled(&title).ris();
            prop_assert!(file.ends_with("\r\nER  - \r\n"));
            prop_assert_eq!(file.matches("\r\nER  - \r\n").count(), 2);
            for line in file.split_terminator("\r\n") {
                prop_assert!(!line.contains(char::is_control), "{line:?}");
                let tag = line.as_bytes().get(..2).unwrap_or_default();
                prop_assert!(tag.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()));
                prop_assert_eq!(line.get(2..6), Some("  - "));
            }
        }
    }
}
