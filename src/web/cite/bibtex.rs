//! BibTeX, readable by the classic styles (which know no type for data) and by biblatex.

use chrono::Datelike as _;

use super::{Kind, Work};
use crate::web::texts::Texts;

/// The macros of the months, defined by every style.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A work as an entry.
pub(super) fn entry(work: &Work, t: Texts) -> String {
    let mut fields = Vec::new();
    // A second pair of braces keeps a body's name whole and a title's capitals as they are.
    if !work.author.is_empty() {
        fields.push(("author", format!("{{{{{}}}}}", escaped(&work.author))));
    }
    fields.push(("title", format!("{{{{{}}}}}", escaped(&work.title))));
    fields.push(("howpublished", format!("{{{}}}", escaped(&container(work, t)))));
    if let Some(day) = work.issued {
        fields.push(("year", format!("{{{}}}", day.year())));
        fields.push(("month", MONTHS[day.month0() as usize].to_owned()));
        fields.push(("day", format!("{{{}}}", day.day())));
    }
    if let Some(day) = work.accessed {
        // Read verbatim, so that nothing in it is escaped.
        fields.push(("url", format!("{{{}}}", work.url)));
        fields.push(("urldate", format!("{{{day}}}")));
    }
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| format!("  {name} = {value}")).collect();
    format!("@misc{{{},\n{}\n}}\n", work.key, fields.join(",\n"))
}

/// What a work is part of. The version stands here because classic styles print no field of its
/// own for it.
fn container(work: &Work, t: Texts) -> String {
    match work.kind {
        Kind::View => {
            let (data_set, version) =
                (t.get("cite-data-set"), t.about("cite-version", &work.version));
            format!("{} [{data_set}], {version}", work.container)
        }
        Kind::Source(_) => work.container.clone(),
    }
}

/// Text with what TeX would take for a command. Braces become words: BibTeX counts them even
/// behind a backslash.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::examples::{announcement, list, list_zh, titled};
    use super::*;
    use crate::domain::Lang;

    #[test]
    fn a_filtered_list_is_cited_with_its_filter() {
        assert_eq!(
            list().bibtex(),
            "@misc{baimo-company-baidu-kind-unveiling,
  author = {{Baimo}},
  title = {{Timeline (Company: Baidu; Kind: Unveiling)}},
  howpublished = {China's 2023 large-model launches [Data set], Version 3266858abcde},
  year = {2026},
  month = nov,
  day = {23},
  url = {https://baimo.example/?company=baidu&kind=unveiling},
  urldate = {2026-11-23}
}
"
        );
        let chinese = list_zh().bibtex();
        assert!(chinese.contains("  author = {{百模}},\n"), "{chinese}");
        assert!(
            chinese.contains(
                "  howpublished = {2023年中国大模型发布记录 [数据集], 数据版本3266858abcde},\n"
            ),
            "{chinese}"
        );
    }

    #[test]
    fn an_announcement_is_cited_after_its_source() {
        assert_eq!(
            announcement(Lang::En).bibtex(),
            "@misc{reuters-2023-03-16-ernie,
  title = {{Baidu's ERNIE: 10\\% \\& more?}},
  howpublished = {Reuters},
  year = {2023},
  month = mar,
  day = {16},
  url = {https://www.reuters.com/a_b?x=1%20&y=2},
  urldate = {2026-11-23}
}
@misc{baimo-announcements-baidu-ernie-bot-unveiled,
  author = {{Baimo}},
  title = {{Baidu unveils ERNIE Bot}},
  howpublished = {China's 2023 large-model launches [Data set], Version 3266858abcde},
  year = {2026},
  month = nov,
  day = {23},
  url = {https://baimo.example/announcements/baidu-ernie-bot-unveiled},
  urldate = {2026-11-23}
}
"
        );
    }

    #[test]
    fn what_tex_would_take_for_a_command_is_escaped() {
        assert_eq!(
            escaped(r"{a} & 5% of $1 #2 x_y ~ ^ \n 文心"),
            r"\textbraceleft{}a\textbraceright{} \& 5\% of \$1 \#2 x\_y \textasciitilde{} \textasciicircum{} \textbackslash{}n 文心"
        );
    }

    proptest! {
        #[test]
        fn braces_balance_whatever_the_title(title in any::<String>()) {
            let file = titled(&title).bibtex();
            let mut depth = 0;
            for c in file.chars() {
                depth += match c { '{' => 1, '}' => -1, _ => 0 };
                prop_assert!(depth >= 0, "{file}");
            }
            prop_assert_eq!(depth, 0, "{}", file);
            // Two entries: no title ends one early or begins another.
            prop_assert_eq!(file.lines().filter(|line| *line == "}").count(), 2);
            prop_assert_eq!(file.lines().filter(|line| line.starts_with('@')).count(), 2);
        }
    }
}
