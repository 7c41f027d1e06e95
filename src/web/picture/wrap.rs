//! Text in lines: SVG breaks none by itself.

use crate::web::chart::text_width;

/// Lines of at most some pixels at a font size. Latin text breaks at blanks, Han text anywhere but
/// before closing punctuation. Behind the last line that is allowed the rest is cut, with `…`.
pub(super) fn wrap(text: &str, width: f64, size: f64, most: usize) -> Vec<String> {
    // The estimate is for 11 px.
    let room = width * 11.0 / size;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let joined = text_width(line.trim_start()) + text_width(piece.trim_end());
        if !line.is_empty() && joined > room {
            lines.push(std::mem::take(&mut line));
        }
        line.push_str(piece);
    }
    lines.push(line);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = format!("{}…", last.trim_end());
        }
    }
    lines.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// The parts of a text between which a line may end; blanks stay with what they follow.
fn pieces(text: &str) -> Vec<&str> {
    const CLOSING: &str = "，。、；：！？）》」』”’%…";
    const OPENING: &str = "（《「『“‘";
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let is_han = |c: char| c >= '\u{2e80}';
        let may_end = match before {
            None => false,
            Some(' ') => true,
            // An entity such as `&#38;` is ASCII and stays whole.
            Some(b) => {
                (is_han(b) || is_han(c)) && !CLOSING.contains(c) && !OPENING.contains(b) && c != ' '
            }
        };
        if may_end {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn latin_text_breaks_at_blanks_and_han_text_not_before_a_comma() {
        let lines = wrap("ERNIE Bot was unveiled", 72.0, 11.0, 9);
        assert_eq!(lines, ["ERNIE Bot", "was unveiled"]);
        let lines = wrap("百度发布，文心一言", 44.0, 11.0, 9);
        assert_eq!(lines, ["百度发", "布，文心", "一言"]);
    }

    #[test]
    fn what_does_not_fit_is_cut_and_says_so() {
        assert_eq!(wrap("one two three", 30.0, 11.0, 1), ["one…"]);
        assert_eq!(wrap("", 30.0, 11.0, 1), Vec::<String>::new());
        assert_eq!(wrap("unbreakable", 10.0, 11.0, 2), ["unbreakable"]);
    }
}
