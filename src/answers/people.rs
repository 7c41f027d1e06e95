//! People, and where the record names them.

use crate::answers::held::Held;
use crate::answers::list::{HeldRow, Place};
use crate::answers::rows::{AnnouncementRow, ClaimRow, PersonRow, split};
use crate::answers::search::Words;
use crate::domain::words::is_han;
use crate::record::{Key, SortKey, Value};

impl HeldRow for PersonRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.people.iter().collect()
    }

    fn values(&self, _key: &Key, _held: &Held) -> Vec<Value> {
        self.company.as_deref().map(Value::from).into_iter().collect()
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        match by {
            SortKey::Company => Place::of_text(self.company_en.as_deref()),
            SortKey::Role => Place::of_text(Some(&self.role_en)),
            _ => Place::Text(self.by_family()),
        }
    }

    fn words(&self, held: &Held) -> Words {
        let words = Words::default().and_person(&self.slug, held.called()).as_title();
        let words = words.and(&self.role_en).and(&self.role_zh);
        words.and_company(self.company.as_deref(), held.called())
    }
}

/// The announcements that name a person, by day. One in which they stated a figure and no more is told
/// with the figure.
#[must_use]
pub fn naming(held: &Held, person: &PersonRow) -> Vec<AnnouncementRow> {
    held.announcements().filter(|row| is_told_of(person, row)).cloned().collect()
}

/// Those of them that rest on a source of the person: what a list of people can look through for
/// each of its rows.
pub fn naming_on_own_sources<'a>(
    held: &'a Held,
    person: &'a PersonRow,
) -> impl Iterator<Item = &'a AnnouncementRow> {
    let own = split(&person.sources);
    let shares =
        move |row: &&AnnouncementRow| split(&row.sources).iter().any(|id| own.contains(id));
    held.announcements().filter(shares).filter(|row| is_told_of(person, row))
}

/// The figures that a person stated, by id.
pub fn stated_by<'a>(held: &'a Held, person: &'a PersonRow) -> impl Iterator<Item = &'a ClaimRow> {
    let has_stated = |claim: &&ClaimRow| speaks_in(person, claim);
    held.claims.iter().filter(has_stated)
}

/// The person who stated a figure, where the record names one.
#[must_use]
pub fn speaker<'a>(held: &'a Held, claim: &ClaimRow) -> Option<&'a PersonRow> {
    held.people.iter().find(|person| speaks_in(person, claim))
}

/// Whether a claim says that a person stated it.
fn speaks_in(person: &PersonRow, claim: &ClaimRow) -> bool {
    is_named(person, &claim.who_en) || is_named(person, &claim.who_zh)
}

/// Whether a claim names a person, as the one who stated it or in what is stated.
#[must_use]
pub fn is_named_in(person: &PersonRow, claim: &ClaimRow) -> bool {
    let texts = [&claim.statement_en, &claim.statement_zh];
    speaks_in(person, claim) || texts.into_iter().any(|text| is_named(person, text))
}

/// Whether title, summary or note of an announcement name a person, in either language.
#[must_use]
pub fn is_told_of(person: &PersonRow, row: &AnnouncementRow) -> bool {
    let titles = [&row.title_en, &row.title_zh, &row.summary_en, &row.summary_zh];
    titles.into_iter().chain([&row.note_en, &row.note_zh]).any(|text| is_named(person, text))
}

/// Whether a text names a person.
fn is_named(person: &PersonRow, text: &str) -> bool {
    let names = [person.name_en.as_str(), person.name_zh.as_str()];
    names.into_iter().chain(split(&person.aliases)).any(|name| occurs(name, text))
}

/// Whether a name occurs: a Latin one as whole words, a Chinese one anywhere.
fn occurs(name: &str, text: &str) -> bool {
    if name.chars().any(is_han) {
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
