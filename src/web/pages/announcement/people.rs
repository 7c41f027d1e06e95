//! The people of an announcement: those it names, then the others of its company.

use crate::answers::held::Held;
use crate::answers::rows::{AnnouncementRow, ClaimRow, PersonRow, split};
use crate::web::pages::cited::has_han;
use crate::web::render::Frame;

/// A person beside an announcement.
#[derive(Debug)]
pub(super) struct Named {
    /// The row of the person.
    pub(super) row: PersonRow,
    /// Where the list of people has the person.
    pub(super) url: String,
    /// Whether title, summary, note or claims of the announcement name the person.
    pub(super) mentioned: bool,
}

/// The people whom an announcement names, and those of the company that acts.
pub(super) fn named(
    held: &Held,
    frame: &Frame,
    row: &AnnouncementRow,
    claims: &[ClaimRow],
) -> Vec<Named> {
    let text = text(row, claims);
    let named = held.people.iter().map(|person| Named {
        url: frame.urls.person(&person.slug),
        mentioned: is_named(person, &text),
        row: person.clone(),
    });
    let mut found: Vec<Named> = named
        .filter(|named| named.mentioned || named.row.company.as_ref() == Some(&row.company))
        .collect();
    found.sort_by_key(|named| !named.mentioned);
    found
}

/// Every text of an announcement that can name somebody, in both languages.
fn text(row: &AnnouncementRow, claims: &[ClaimRow]) -> String {
    let own = [
        &row.title_en,
        &row.title_zh,
        &row.summary_en,
        &row.summary_zh,
        &row.note_en,
        &row.note_zh,
    ];
    let claimed = claims.iter().flat_map(|c| [&c.who_en, &c.who_zh, &c.statement_en]);
    own.into_iter().chain(claimed).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// Whether a text names a person.
pub(in crate::web::pages) fn is_named(person: &PersonRow, text: &str) -> bool {
    let aliases = split(&person.aliases);
    let names = [person.name_en.as_str(), person.name_zh.as_str()].into_iter().chain(aliases);
    names.into_iter().any(|name| occurs(name, text))
}

/// Whether a name occurs: a Latin one as whole words, a Chinese one anywhere.
fn occurs(name: &str, text: &str) -> bool {
    if has_han(name) {
        return text.contains(name);
    }
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(name).any(|(at, _)| {
        !is_letter(text[..at].chars().next_back())
            && !is_letter(text[at + name.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::occurs;

    #[test]
    fn a_latin_name_occurs_as_whole_words_and_a_chinese_one_anywhere() {
        assert!(occurs("Robin Li", "said Robin Li."));
        assert!(!occurs("Robin Li", "Robin Liu"));
        assert!(occurs("李彦宏", "百度李彦宏表示"));
        assert!(!occurs("李彦宏", "百度表示"));
    }
}
