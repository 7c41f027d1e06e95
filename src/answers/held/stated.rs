//! Which model of an announcement a figure was stated for.

use crate::answers::held::Held;
use crate::answers::rows::{AnnouncementRow, ClaimRow, ModelRow, split};
use crate::domain::words;

impl Held {
    /// Whether a claim of an announcement that names a model is about that model: it is where it is
    /// the only one, or where what is counted, what was said or the id of the claim names it.
    #[must_use]
    pub fn is_about(&self, claim: &ClaimRow, model: &str) -> bool {
        let announced = claim.announcement.as_deref().and_then(|id| self.announcement(id));
        let Some(models) = announced.map(AnnouncementRow::models) else { return false };
        if models == [model] {
            return true;
        }
        let rows: Vec<&ModelRow> =
            models.iter().filter_map(|slug| self.models.get(*slug)).collect();
        let names = distinct_names(&rows);
        let texts = [
            [claim.metric_en.as_str(), &claim.metric_zh],
            [&claim.statement_en, &claim.statement_zh],
            [&claim.id, ""],
        ];
        let found = |texts: [&str; 2]| -> Vec<&str> {
            let texts = texts.map(words::key);
            let is_in = |name: &str| texts.iter().any(|text| text.contains(name));
            names.iter().filter(|(_, name)| is_in(name)).map(|(slug, _)| *slug).collect()
        };
        texts
            .into_iter()
            .map(found)
            .find(|slugs| !slugs.is_empty())
            .unwrap_or_default()
            .contains(&model)
    }
}

/// The names of some models by which each can be told from the others, with its slug. A name that is
/// part of another's, as "Ernie" is of "ERNIE 3.5", tells nothing.
fn distinct_names<'a>(models: &[&'a ModelRow]) -> Vec<(&'a str, String)> {
    let names: Vec<(&str, String)> = models
        .iter()
        .flat_map(|row| {
            let names = [row.name_en.as_str(), &row.name_zh].into_iter().chain(split(&row.aliases));
            names.map(|name| (row.slug.as_str(), words::key(name)))
        })
        .collect();
    let is_shared = |slug: &str, name: &str| {
        names.iter().any(|(other, longer)| *other != slug && longer.contains(name))
    };
    names.iter().filter(|(slug, name)| !is_shared(slug, name)).cloned().collect()
}
