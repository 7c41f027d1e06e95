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

#[cfg(test)]
mod tests {
    use super::join;

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
