//! Text as words to search by.
//!
//! Letters are taken in their plain form: lower case, full-width forms as ASCII, without accents
//! (Unicode's compatibility forms), Han characters in their simplified form, so that traditional
//! ones find what simplified ones find. A run of letters and digits is a word; a Han character is a
//! word of its own, since Chinese writes no blanks. What is asked for and what is searched are
//! folded by the same rules, so that they meet whatever a database thinks a word is.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{syllables, ticker};

/// Letters of a word that count; more are no word of any language.
const LONGEST: usize = 64;
/// Words of a query that count. A query has at most 100 characters, but a few ligatures fold into
/// whole sentences.
const MOST: usize = 100;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word, folded.
    pub text: String,
    /// The bytes of the text it was folded from.
    pub span: Range<usize>,
    /// Whether it is a Han character.
    pub is_han: bool,
}

/// The words of a text, in order.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, |word, span, is_han| words.push(Word { text: word.to_owned(), span, is_han }));
    words
}

/// Hands over each word of a text, in order: the word, folded, the bytes it was folded from, and whether
/// it is a Han character.
pub fn each_word(text: &str, mut each: impl FnMut(&str, Range<usize>, bool)) {
    let (mut word, mut span) = (String::new(), 0..0);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        for folded in fold(c) {
            let is_han = is_han(folded);
            if folded.is_alphanumeric() && !is_han {
                span = if word.is_empty() { at } else { span.start }..end;
                if word.len() < LONGEST {
                    word.push(folded);
                }
                continue;
            }
            if !word.is_empty() {
                each(&word, span.clone(), false);
                word.clear();
            }
            if is_han {
                each(folded.encode_utf8(&mut [0; 4]), at..end, true);
            }
        }
    }
    if !word.is_empty() {
        each(&word, span, false);
    }
}

/// A letter in its plain form, which may be several letters, or none for an accent. Nearly all letters
/// are ASCII or plain Han characters, which have one, so Unicode's tables are asked for the others only.
fn fold(c: char) -> impl Iterator<Item = char> {
    let one = match c {
        _ if c.is_ascii() => Some(c.to_ascii_lowercase()),
        '\u{4e00}'..='\u{9fff}' => Some(simplified(c)),
        _ => None,
    };
    let other = one.is_none().then_some(c);
    let plain = other.into_iter().nfkd().flat_map(char::to_lowercase);
    one.into_iter().chain(plain.filter(|c| !is_combining_mark(*c)).map(simplified))
}

/// Variants that the table of `fast2s` leaves out.
const VARIANTS: [(char, char); 40] = [
    ('羣', '群'),
    ('峯', '峰'),
    ('査', '查'),
    ('諮', '咨'),
    ('眞', '真'),
    ('旣', '既'),
    ('卽', '即'),
    ('敎', '教'),
    ('畵', '画'),
    ('疊', '叠'),
    ('榘', '矩'),
    ('逕', '迳'),
    ('闇', '暗'),
    ('鉆', '钻'),
    ('睏', '困'),
    ('嚐', '尝'),
    ('踰', '逾'),
    ('蔘', '参'),
    ('鼕', '冬'),
    ('凈', '净'),
    ('瀋', '沈'),
    ('醣', '糖'),
    ('翫', '玩'),
    ('譭', '毁'),
    ('贜', '赃'),
    ('鎌', '镰'),
    ('棊', '棋'),
    ('枴', '拐'),
    ('曏', '向'),
    ('値', '值'),
    ('郷', '乡'),
    ('牠', '它'),
    ('鎭', '镇'),
    ('龎', '庞'),
    ('遡', '溯'),
    ('餬', '糊'),
    ('鈅', '钥'),
    ('彔', '录'),
    ('澐', '沄'),
    ('鈡', '钟'),
];

/// A Han character in its simplified form, any other character as it is.
fn simplified(c: char) -> char {
    const FIRST: char = '\u{4e00}';
    /// The characters from the first on. The table is asked for one character at a time, since a
    /// word of the index is one, so what it says of pairs has no effect.
    static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
        let variant = |c| VARIANTS.iter().find(|(from, _)| *from == c).map(|(_, to)| *to);
        let known = |c: char| fast2s::convert(c.encode_utf8(&mut [0; 4])).chars().next();
        (FIRST..='\u{9fff}').map(|c| variant(c).or_else(|| known(c)).unwrap_or(c)).collect()
    });
    let at = u32::from(c).checked_sub(u32::from(FIRST)).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| TABLE.get(at)).copied().unwrap_or(c)
}

/// Whether a character is a Chinese one.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}'
        | '\u{f900}'..='\u{faff}' | '々' | '〇')
}

/// Whether what stands between two Latin words ties them together: one sign.
#[must_use]
pub fn is_tie(between: &str) -> bool {
    let mut signs = between.chars();
    signs.next().is_some_and(|c| "-._'’·&+‑–".contains(c)) && signs.next().is_none()
}

/// Latin words of a text that one sign ties together, as one word: `gpt4` for `GPT-4`.
#[must_use]
pub fn compounds(text: &str, words: &[Word]) -> Vec<String> {
    let is_tied = |a: &Word, b: &Word| {
        !a.is_han && !b.is_han && is_tie(text.get(a.span.end..b.span.start).unwrap_or_default())
    };
    let runs = words.chunk_by(is_tied).filter(|run| run.len() > 1);
    runs.map(|run| run.iter().map(|word| word.text.as_str()).collect()).collect()
}

/// The words of a text without blanks: what names are compared by.
#[must_use]
pub fn key(text: &str) -> String {
    words(text).into_iter().map(|word| word.text).collect()
}

/// Words that must stand one behind the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub words: Vec<String>,
    /// Whether the last word may go on.
    pub is_open: bool,
}

/// What a reader looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Phrases that must all occur.
    pub phrases: Vec<Phrase>,
    /// The same without the blanks, which may occur instead: `chat glm` finds `ChatGLM`.
    pub unspaced: Option<Phrase>,
    /// All words without blanks.
    pub key: String,
}

impl Wanted {
    /// Reads a query; nothing if it holds no word. A ticker as another house writes it is read as
    /// the record's own.
    #[must_use]
    pub fn new(query: &str) -> Option<Self> {
        let ticker = ticker::canonical(query);
        let query = ticker.as_deref().unwrap_or(query);
        let ends = |c: char| c.is_whitespace() || ",，、;；|/\"“”（）()《》".contains(c);
        let mut left = MOST;
        let mut terms: Vec<Vec<Word>> = Vec::new();
        for term in query.split(ends) {
            let mut words = words(term);
            words.truncate(left);
            left -= words.len();
            if !words.is_empty() {
                terms.push(words);
            }
        }
        // Only what is still being typed may go on, and a Chinese word ends with its character.
        let is_open = !terms.last()?.last()?.is_han;
        let key = terms.iter().flatten().map(|word| word.text.as_str()).collect();
        let unspaced = (terms.len() > 1).then(|| Phrase { words: unspaced(&terms), is_open });
        if terms.len() > 1 && are_syllables(&terms) {
            terms = vec![terms.concat()];
        }
        let last = terms.len() - 1;
        let phrases = terms.into_iter().enumerate().map(|(n, term)| Phrase {
            words: term.into_iter().map(|word| word.text).collect(),
            is_open: n == last && is_open,
        });
        Some(Self { phrases: phrases.collect(), unspaced, key })
    }
}

/// The words of all terms, Latin words that meet made one.
fn unspaced(terms: &[Vec<Word>]) -> Vec<String> {
    let mut joined: Vec<(String, bool)> = Vec::new();
    for word in terms.iter().flatten() {
        match joined.last_mut() {
            Some((text, false)) if !word.is_han => text.push_str(&word.text),
            _ => joined.push((word.text.clone(), word.is_han)),
        }
    }
    joined.into_iter().map(|(text, _)| text).collect()
}

/// Whether a query is pinyin written with blanks: `wen xin yi yan`. Its syllables belong together;
/// one by one they would be found everywhere.
fn are_syllables(terms: &[Vec<Word>]) -> bool {
    let single = |term: &Vec<Word>| term.len() == 1 && !term[0].is_han;
    let table: &BTreeSet<String> = syllables::syllables();
    let Some((last, rest)) = terms.split_last() else { return false };
    let is_begun = |text: &str| {
        table.range(text.to_owned()..).next().is_some_and(|syllable| syllable.starts_with(text))
    };
    terms.iter().all(single)
        && rest.iter().all(|term| table.contains(&term[0].text))
        && is_begun(&last[0].text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn latin_words_are_plain_and_each_han_character_is_a_word() {
        assert_eq!(folded("ＥＲＮＩＥ　Bot文心"), ["ernie", "bot", "文", "心"]);
        assert_eq!(folded("Ça va? 360GPT-3.5"), ["ca", "va", "360gpt", "3", "5"]);
        assert_eq!(folded("ﬁne ㈠ İ"), ["fine", "一", "i"]);
        assert!(folded("%_\\'\"*\0 —— 。").is_empty());
    }

    #[test]
    fn traditional_characters_and_variants_are_the_simplified_ones() {
        for (traditional, simple) in [
            ("華為", "华为"),
            ("華爲", "华为"),
            ("騰訊", "腾讯"),
            ("商湯", "商汤"),
            ("訊飛", "讯飞"),
            ("通義千問", "通义千问"),
            ("崑崙萬維", "昆仑万维"),
            ("雲從", "云从"),
            ("羣衆", "群众"),
            ("諮詢", "咨询"),
            ("啓動", "启动"),
            ("豔麗", "艳丽"),
        ] {
            assert_eq!(folded(traditional), folded(simple));
            assert_eq!(folded(simple).concat(), simple, "a simplified character stays");
        }
        for (from, to) in VARIANTS {
            assert_ne!(
                fast2s::convert(&from.to_string()),
                to.to_string(),
                "{from} is no exception"
            );
        }
    }

    #[test]
    fn a_ticker_of_another_house_is_the_records_own() {
        for (written, own) in
            [("NASDAQ:BIDU", "BIDU"), ("9888 HK Equity", "9888.HK"), ("SZ300418", "300418.SZ")]
        {
            assert_eq!(Wanted::new(written), Wanted::new(own), "{written}");
        }
    }

    #[test]
    fn a_word_knows_the_bytes_it_came_from() {
        let text = "《文心一言》 ERNIÉ!";
        let spans: Vec<&str> = words(text).iter().map(|word| &text[word.span.clone()]).collect();
        assert_eq!(spans, ["文", "心", "一", "言", "ERNIÉ"]);
    }

    #[test]
    fn words_tied_by_a_sign_are_found_as_one() {
        let text = "GPT-4 and 9888.HK, A. B";
        assert_eq!(compounds(text, &words(text)), ["gpt4", "9888hk"]);
    }

    #[test]
    fn a_query_is_phrases_of_which_the_last_latin_word_may_go_on() {
        let wanted = |query| {
            let wanted = Wanted::new(query).unwrap();
            let shown =
                |p: Phrase| format!("{}{}", p.words.join(" "), ["", "*"][usize::from(p.is_open)]);
            let phrases: Vec<String> = wanted.phrases.into_iter().map(shown).collect();
            (phrases.join(" & "), wanted.unspaced.map(shown).unwrap_or_default())
        };
        assert_eq!(wanted("百度 ERNIE-Bo"), ("百 度 & ernie bo*".into(), "百 度 erniebo*".into()));
        assert_eq!(wanted("ernie，百度"), ("ernie & 百 度".into(), "ernie 百 度".into()));
        assert_eq!(wanted("wen xin yi y"), ("wen xin yi y*".into(), "wenxinyiy*".into()));
        assert_eq!(wanted("chat glm").0, "chat & glm*");
        assert_eq!(wanted("文心"), ("文 心".into(), String::new()));
        assert_eq!(Wanted::new(" % * \" "), None);
    }

    #[test]
    fn a_query_that_folds_into_a_sentence_is_cut() {
        let wanted = Wanted::new(&"\u{fdfa} ".repeat(100)).unwrap();
        assert!(wanted.phrases.iter().map(|p| p.words.len()).sum::<usize>() <= MOST);
    }
}
