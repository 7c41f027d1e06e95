//! Joins the lines of a page.
//!
//! Templates are broken into lines and indented for those who read them; browsers need neither. So
//! all templates follow one rule, that of JSX: **a line break with its indentation is nothing**, and
//! inside a tag one blank. A line that must begin with a blank, between two links say, begins with
//! `&#32;`. Askama's own whitespace control cannot do this: it sees the white space beside its tags,
//! but not that between two tags of HTML.
//!
//! Texts of the record hold no line breaks; in `<pre>`, which begins a line of its template, lines
//! stay as they are.

use crate::domain::Lang;

/// A rendered page in as few bytes as it needs.
pub(super) fn join(page: &str) -> String {
    let mut joined = String::with_capacity(page.len());
    let (mut in_tag, mut in_pre) = (false, false);
    for line in page.split('\n') {
        if in_pre && !in_tag {
            joined.push('\n');
            joined.push_str(line);
        } else {
            let line = line.trim_ascii_start();
            let rest = line.strip_prefix("&#32;");
            if rest.is_some() || (in_tag && !line.is_empty()) {
                joined.push(' ');
            }
            joined.push_str(rest.unwrap_or(line));
            in_pre |= line.starts_with("<pre");
        }
        // `<` and `>` are escaped in texts and in the values of attributes.
        if let Some(last) = line.bytes().rfind(|byte| matches!(byte, b'<' | b'>')) {
            in_tag = last == b'<';
        }
        in_pre = in_pre && !line.contains("</pre>");
    }
    joined
}

/// Elements whose text is for machines, or is shown as it was typed.
const VERBATIM: [&str; 6] = ["code", "kbd", "pre", "script", "style", "textarea"];
/// An apostrophe as Askama escapes it.
const STRAIGHT: &str = "&#39;";

/// A page with typographic apostrophes and minus signs in its texts. Texts of the record are typed with
/// those of a keyboard, and files have them so; our own texts hold the right ones. Hyphens stay: names
/// are copied and looked for with them.
pub(super) fn typeset(page: &str, lang: Lang) -> String {
    let mut set = String::with_capacity(page.len());
    let mut verbatim: Option<&str> = None;
    for piece in page.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.rfind('<').unwrap_or(piece.len()));
        match verbatim {
            Some(_) => set.push_str(text),
            None => push_typeset(&mut set, text, lang),
        }
        set.push_str(tag);
        let name = tag.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap_or_default();
        let begins = !tag.starts_with("</");
        match verbatim {
            None if begins => {
                verbatim = VERBATIM.iter().copied().find(|element| *element == name);
            }
            Some(element) if !begins && element == name => verbatim = None,
            _ => {}
        }
    }
    set
}

/// Whether a hyphen begins a figure that ends so: `-10.1%`. Between letters or digits it begins none.
fn is_figure(text: &str, end: &str) -> bool {
    let rest = text[1..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    rest.len() + 1 < text.len() && rest.starts_with(end)
}

fn push_typeset(set: &mut String, text: &str, lang: Lang) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '-']) {
        let (before, from) = rest.split_at(at);
        set.push_str(before);
        let opens = before.chars().next_back().map_or(set.ends_with('>'), |last| {
            last.is_whitespace() || matches!(last, '(' | '[' | '“' | '—')
        });
        // In Chinese there is no blank before a figure: `最低为-10.1%`.
        let is_minus = from.starts_with('-')
            && (opens && is_figure(from, "")
                || before.ends_with(|last: char| !last.is_ascii()) && is_figure(from, "%"));
        // A Han face has a full-width apostrophe, which tears a Latin name apart.
        let is_latin = || {
            let behind = from[STRAIGHT.len()..].starts_with(|c: char| c.is_ascii_alphabetic());
            lang == Lang::Zh && behind && before.ends_with(|c: char| c.is_ascii_alphabetic())
        };
        let (mark, length) = if from.starts_with(STRAIGHT) && is_latin() {
            ('\'', STRAIGHT.len())
        } else if from.starts_with(STRAIGHT) {
            (if opens { '‘' } else { '’' }, STRAIGHT.len())
        } else if is_minus {
            ('−', 1)
        } else {
            (if from.starts_with('-') { '-' } else { '&' }, 1)
        };
        set.push(mark);
        rest = &from[length..];
    }
    set.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::{join, typeset};
    use crate::domain::Lang;

    #[test]
    fn apostrophes_and_minus_signs_of_texts_are_typographic_and_those_of_code_are_as_typed() {
        for (page, set) in [
            (
                "<p>Baidu&#39;s &amp; others&#39; &#39;own&#39;</p>",
                "<p>Baidu’s &amp; others’ ‘own’</p>",
            ),
            (
                "<p title=\"it&#39;s\">fell -17.25% (-3), a 3-5 of 2023-04-10</p>",
                "<p title=\"it&#39;s\">fell −17.25% (−3), a 3-5 of 2023-04-10</p>",
            ),
            (
                "<code>curl &#39;a&#39; -1</code><b>&#39;a&#39;</b>",
                "<code>curl &#39;a&#39; -1</code><b>‘a’</b>",
            ),
            ("<p>最低为-10.1%，3月-5月</p>", "<p>最低为−10.1%，3月-5月</p>"),
            ("<pre>x <i>&#39;</i></pre>&#39;", "<pre>x <i>&#39;</i></pre>‘"),
        ] {
            assert_eq!(typeset(page, Lang::En), set);
        }
    }

    #[test]
    fn an_apostrophe_of_a_latin_name_is_narrow_on_a_chinese_page() {
        let page = "<p>Tom&#39;s 与 users&#39; 的</p>";
        assert_eq!(typeset(page, Lang::Zh), "<p>Tom's 与 users’ 的</p>");
    }

    #[test]
    fn a_line_break_with_its_indentation_is_nothing_and_a_blank_in_a_line_stays() {
        let page = "<p>\n  <a>\n    百模\n  </a> <b>\n    大战\n  </b>\n\n  。\n</p>\n";
        assert_eq!(join(page), "<p><a>百模</a> <b>大战</b>。</p>");
    }

    #[test]
    fn a_line_that_must_begin_with_a_blank_says_so() {
        assert_eq!(join("<a>CSV</a>\n  &#32;<a>JSON</a>\n  &#32;\n·"), "<a>CSV</a> <a>JSON</a> ·");
    }

    #[test]
    fn a_line_break_inside_a_tag_is_one_blank() {
        let page =
            "<input name=\"q\"\n    value=\"a &gt; b\"\n    checked>\n  <p\n    lang=\"en\">";
        assert_eq!(join(page), "<input name=\"q\" value=\"a &gt; b\" checked><p lang=\"en\">");
    }

    #[test]
    fn preformatted_lines_stay_as_they_are() {
        let page =
            "<dd>\n  <pre\n    data-copy>@online{a,\n  year = {2023}\n}</pre>\n</dd>\n<p>\n x";
        let joined = "<dd><pre data-copy>@online{a,\n  year = {2023}\n}</pre></dd><p>x";
        assert_eq!(join(page), joined);
    }
}
