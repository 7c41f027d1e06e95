//! Chinese names in Latin letters: how they are typed, and how they sort.
//!
//! The record writes the pinyin of companies and models, which settles how their characters are
//! read. Where it does not (people, aliases), every reading of a character counts for searching,
//! and the one that the English name agrees with for sorting.

use super::syllables::readings;
use super::words::{Word, words};

/// The ways to say a name: for each, one part a Han character or Latin word. `written` is its
/// pinyin if the record has it, in words. Nothing for a name without Han characters.
#[must_use]
pub fn spellings(name: &str, written: &str) -> Vec<Vec<String>> {
    let words = words(name);
    if !words.iter().any(|word| word.is_han) {
        return Vec::new();
    }
    let letters = super::words::key(written);
    if let Some(spelling) = aligned(&words, &letters) {
        return vec![spelling];
    }
    let parts: Vec<Vec<String>> = words.iter().map(said).collect();
    let first: Vec<String> = parts.iter().filter_map(|part| part.first().cloned()).collect();
    let mut all = vec![first.clone()];
    // One rarer reading a name: two at once hardly occur, and every combination would be hundreds.
    for (n, part) in parts.iter().enumerate() {
        for other in part.iter().skip(1) {
            let mut spelling = first.clone();
            spelling[n].clone_from(other);
            all.push(spelling);
        }
    }
    all
}

/// Readings that count where nothing says which is meant. The third and later ones are of old books:
/// 奇 as `ai` would be found wherever somebody looks for AI.
const COMMON: usize = 2;

/// What a word is commonly said as.
fn said(word: &Word) -> Vec<String> {
    let mut all = ever_said(word);
    all.truncate(COMMON);
    all
}

/// What a word can be said as.
fn ever_said(word: &Word) -> Vec<String> {
    let han = word.text.chars().next().filter(|_| word.is_han);
    let readings = han.map(readings).unwrap_or_default();
    if readings.is_empty() { vec![word.text.clone()] } else { readings }
}

/// Splits letters into what each word is said as, if they fit.
fn aligned(words: &[Word], letters: &str) -> Option<Vec<String>> {
    let Some((first, rest)) = words.split_first() else {
        return letters.is_empty().then(Vec::new);
    };
    ever_said(first).into_iter().find_map(|part| {
        let mut spelling = aligned(rest, letters.strip_prefix(part.as_str())?)?;
        spelling.insert(0, part);
        Some(spelling)
    })
}

/// The initials of a spelling; Latin words stay whole, since nobody shortens them: `360zn`.
#[must_use]
pub fn initials(name: &str, spelling: &[String]) -> String {
    let part = |(word, part): (Word, &String)| match part.chars().next() {
        Some(initial) if word.is_han => initial.to_string(),
        _ => part.clone(),
    };
    words(name).into_iter().zip(spelling).map(part).collect()
}

/// What a Chinese name sorts by: its syllables with `-` between them, which stands before every
/// letter, so that a shorter syllable comes first. `english` helps to tell how a person is called.
#[must_use]
pub fn sort_key(name: &str, written: &str, english: &str) -> String {
    let english = super::words::key(english);
    let agrees = |spelling: &Vec<String>| {
        let parts = spelling.iter().filter(|part| english.contains(part.as_str())).count();
        (parts, std::cmp::Reverse(spelling.iter().map(String::len).sum::<usize>()))
    };
    let mut all = spellings(name, written).into_iter();
    let Some(mut best) = all.next() else {
        let latin: Vec<String> = words(name).into_iter().map(|word| word.text).collect();
        return latin.join("-");
    };
    for spelling in all {
        if agrees(&spelling).0 > agrees(&best).0 {
            best = spelling;
        }
    }
    best.join("-")
}

/// How many words from the start of a text a Latin word stands for by its pinyin, or by initials
/// of three and more: `wenxin` and `wxyy` stand for the start of 文心一言.
#[must_use]
pub fn stands_for(letters: &str, words: &[Word]) -> Option<usize> {
    // A single character is too easily hit by two letters: `ai` is 埃.
    let spelled = spelled(letters, words).filter(|n| *n > 1 || letters.len() > 2);
    if spelled.is_some() || letters.len() < 3 {
        return spelled;
    }
    let n = letters.chars().count();
    let fits = |(word, letter): (&Word, char)| {
        word.is_han && said(word).iter().any(|reading| reading.starts_with(letter))
    };
    (words.len() >= n && words.iter().zip(letters.chars()).all(fits)).then_some(n)
}

fn spelled(letters: &str, words: &[Word]) -> Option<usize> {
    let (first, rest) = words.split_first().filter(|(first, _)| first.is_han)?;
    said(first).into_iter().find_map(|reading| {
        if reading.starts_with(letters) {
            return Some(1);
        }
        let left = letters.strip_prefix(reading.as_str())?;
        spelled(left, rest).map(|n| n + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pinyin_of_the_record_settles_how_a_character_is_read() {
        assert_eq!(spellings("文心一言", "wenxin yiyan"), [["wen", "xin", "yi", "yan"]]);
        assert_eq!(spellings("平安", "pingan"), [["ping", "an"]]);
        assert_eq!(spellings("360智脑", "360 zhinao"), [["360", "zhi", "nao"]]);
        assert_eq!(spellings("长安", "changan"), [["chang", "an"]]);
        assert!(spellings("OpenAI", "").is_empty());
    }

    #[test]
    fn without_it_every_reading_counts() {
        let said: Vec<String> = spellings("曾毅", "").iter().map(|s| s.concat()).collect();
        assert!(
            said.contains(&"zengyi".to_owned()) && said.contains(&"cengyi".to_owned()),
            "{said:?}"
        );
        assert!(readings('吕').contains(&"lv".to_owned()));
        assert!(readings('吕').contains(&"lu".to_owned()));
    }

    #[test]
    fn initials_leave_latin_words_whole() {
        let of = |name, written| initials(name, &spellings(name, written)[0]);
        assert_eq!(of("文心一言", "wenxin yiyan"), "wxyy");
        assert_eq!(of("360智脑", "360 zhinao"), "360zn");
    }

    #[test]
    fn names_sort_by_syllable_and_people_as_their_english_name_says() {
        assert_eq!(sort_key("百度", "baidu", ""), "bai-du");
        assert_eq!(sort_key("曾毅", "", "Zeng Yi"), "zeng-yi");
        assert_eq!(sort_key("MiniMax", "", ""), "minimax");
        let mut names = ["白日", "巴山", "百度", "版纳"].map(|name| (sort_key(name, "", ""), name));
        names.sort();
        assert_eq!(names.map(|(_, name)| name), ["巴山", "百度", "白日", "版纳"]);
    }

    #[test]
    fn letters_stand_for_the_characters_they_spell_or_begin() {
        let words = words("文心一言发布");
        for (letters, n) in [
            ("wenxin", Some(2)),
            ("wenxinyiy", Some(4)),
            ("wxyy", Some(4)),
            ("wen", Some(1)),
            ("we", None),
            ("w", None),
            ("wx", None),
            ("yiyan", None),
            ("wenxinchat", None),
        ] {
            assert_eq!(stands_for(letters, &words), n, "{letters}");
        }
    }
}
