//! The lines of an iCalendar file, RFC 5545 section 3.1.
//!
//! Written here because the folding of `icalendar` 0.17.17 takes a place in bytes for one in
//! characters: a Chinese text with a long run of blanks behind it is folded without end.

/// Bytes of a line at most, the blank before a continued part counted and its end not.
const LINE: usize = 75;

/// A file that grows by one property after another.
#[derive(Debug, Default)]
pub(super) struct ContentLines(String);

impl ContentLines {
    /// A property whose value is no text (a date, an address, a keyword): written as it is, without
    /// control characters.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        let printable = value.chars().filter(|c| !c.is_control());
        self.fold(name.chars().chain([':']).chain(printable));
    }

    /// A property whose value is a text, section 3.3.11. Control characters but line feeds are left
    /// out, since a carriage return would end the line; the import refuses them before.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        let escaped = text.chars().flat_map(|c| {
            let (escape, c) = match c {
                '\n' => (Some('\\'), Some('n')),
                '\\' | ';' | ',' => (Some('\\'), Some(c)),
                c if c.is_control() => (None, None),
                c => (None, Some(c)),
            };
            escape.into_iter().chain(c)
        });
        self.fold(name.chars().chain([':']).chain(escaped));
    }

    /// The file.
    #[must_use]
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn fold(&mut self, line: impl Iterator<Item = char>) {
        let mut length = 0;
        for c in line {
            if length + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_75_bytes_stays_whole_and_one_of_76_is_folded_between_characters() {
        let written = |text: &str| {
            let mut lines = ContentLines::default();
            lines.text("X", text);
            lines.finish()
        };
        let whole = "a".repeat(73);
        assert_eq!(written(&whole), format!("X:{whole}\r\n"));
        assert_eq!(written(&format!("{whole}b")), format!("X:{whole}\r\n b\r\n"));
        let han = "模".repeat(25);
        assert_eq!(written(&han), format!("X:{}\r\n 模\r\n", "模".repeat(24)));
    }

    #[test]
    fn a_text_is_escaped_and_a_value_is_not_and_neither_ends_its_line() {
        let mut lines = ContentLines::default();
        lines.text("SUMMARY", "a,b;c\\d\ne\r\0f");
        lines.value("URL", "http://baimo.test/?a=1;b,\r\nX:y");
        let file = lines.finish();
        assert_eq!(file, "SUMMARY:a\\,b\\;c\\\\d\\nef\r\nURL:http://baimo.test/?a=1;b,X:y\r\n");
    }

    #[test]
    fn row_7_many_wide_characters_before_a_long_run_of_blanks_are_folded_and_come_back() {
        let text = format!("{}{}", "模".repeat(120), " ".repeat(400));
        let mut lines = ContentLines::default();
        lines.text("DESCRIPTION", &text);
        let file = lines.finish();
        assert!(file.split("\r\n").all(|line| line.len() <= LINE));
        assert_eq!(file.replace("\r\n ", ""), format!("DESCRIPTION:{text}\r\n"));
    }
}
