//! The words of the rows, folded once in a version.

use std::any::type_name;
use std::sync::Arc;

use crate::answers::held::Held;
use crate::answers::list::HeldRow;
use crate::answers::rows::{AnnouncementRow, split};
use crate::answers::search::{Called, Words};

impl Held {
    /// The words of each announcement.
    pub(in crate::answers) fn words_of_announcements(&self) -> Arc<Vec<Words>> {
        let words = |row: &AnnouncementRow| announced(row, self.called());
        self.once("announcements", || self.announcements().map(words).collect())
    }

    /// The words of each row of a list.
    pub(in crate::answers) fn words<T: HeldRow>(&self) -> Arc<Vec<Words>> {
        let make = || T::rows(self).into_iter().map(|row| row.words(self)).collect();
        self.once(type_name::<T>(), make)
    }
}

/// What an announcement is called and says, and all that its companies and models are called.
fn announced(row: &AnnouncementRow, called: &Called) -> Words {
    let title = [&row.title_en, &row.title_zh, &row.label_en, &row.label_zh, &row.id];
    let words = title.into_iter().fold(Words::default(), |words, text| words.and(text)).as_title();
    let words = words.and(&row.summary_en).and(&row.summary_zh);
    let companies = std::iter::once(row.company.as_str()).chain(split(&row.partners));
    let words = companies.fold(words, |words, slug| words.and_company(Some(slug), called));
    row.models().into_iter().fold(words, |words, slug| words.and_model(Some(slug), called))
}
