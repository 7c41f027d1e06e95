//! What a ladder says in words: its message and its table.

use crate::answers::rows::{ModelRow, Step as Taken};
use crate::domain::{AnnouncementKind, Precision};
use crate::web::render::Frame;

/// A row of the table.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) kind: String,
    pub(super) day: String,
    pub(super) since: String,
    pub(super) url: String,
    pub(super) title: String,
}

/// The longest way from the company's first word to public use, by a release or by open weights; a
/// plain name where no model went it between two known days. A report of the press is not its word.
pub(super) fn headline(frame: &Frame, models: &[(&ModelRow, Vec<&Taken>)]) -> String {
    use AnnouncementKind::{OpenSource, PublicRelease};
    let ways = models.iter().filter_map(|(model, steps)| {
        let first = steps.iter().find(|step| !step.is_report)?;
        let public = steps.iter().find(|s| matches!(s.stage, PublicRelease | OpenSource))?;
        Some((*model, days_between(first, public).filter(|days| *days > 0)?))
    });
    let ways: Vec<(&ModelRow, i64)> = ways.collect();
    let most = ways.iter().map(|(_, days)| *days).max();
    // Of equals none is the longest.
    let longest: Vec<_> = ways.iter().filter(|(_, days)| Some(*days) == most).collect();
    let [(model, days)] = longest.as_slice() else { return frame.t.get("company-ladder") };
    let name = frame.pick(&model.name_en, &model.name_zh);
    let key = if ways.len() > 1 { "company-ladder-longest" } else { "company-ladder-only" };
    frame.t.with(key, &[("model", name.into()), ("n", (*days).into())])
}

/// How the ladder is read: what is in it, and nothing else.
pub(super) fn subtitle(frame: &Frame, has_ways: bool, has_once: bool, left_out: usize) -> String {
    let parts = [
        has_ways.then(|| frame.t.get("company-ladder-sub")),
        has_once.then(|| frame.t.get("company-ladder-sub-once")),
        Some(frame.t.get("company-ladder-sub-month")),
        (left_out > 0).then(|| frame.t.count("company-ladder-left-out", left_out)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(&frame.t.get("sentence-join"))
}

/// How much the ladder holds, and the longest wait in it.
pub(super) fn reading(frame: &Frame, models: &[(&ModelRow, Vec<&Taken>)]) -> String {
    let steps: usize = models.iter().map(|(_, steps)| steps.len()).sum();
    let held = [("models", models.len().into()), ("steps", steps.into())];
    let waits = models.iter().flat_map(|(model, steps)| {
        let days = |pair: &[&Taken]| days_between(pair[0], pair[1]);
        steps.windows(2).filter_map(move |pair| Some((*model, [pair[0], pair[1]], days(pair)?)))
    });
    let sentence = frame.t.with("company-ladder-held", &held);
    // `max_by_key` gives the last of equal maxima. Without a wait above zero the sentence ends here.
    let Some((model, [from, to], days)) = waits.max_by_key(|wait| wait.2).filter(|w| w.2 > 0)
    else {
        return sentence;
    };
    let values = [
        ("model", frame.pick(&model.name_en, &model.name_zh).into()),
        ("n", days.into()),
        ("from", frame.short_day(&from.day).into()),
        ("to", frame.short_day(&to.day).into()),
    ];
    format!(
        "{sentence}{}{}",
        frame.t.get("sentence-join"),
        frame.t.with("company-ladder-wait", &values)
    )
}

/// Days from one dated step to the next; none beside a step whose day is not known, since it may
/// lie on either side.
pub(super) fn days_between(before: &Taken, step: &Taken) -> Option<i64> {
    let known = |s: &Taken| s.day_precision == Precision::Day;
    (known(before) && known(step)).then(|| (step.day - before.day).num_days())
}

/// The stage of a step, and that the press told of it, where the company had not.
pub(super) fn stage(frame: &Frame, step: &Taken) -> String {
    let stage = frame.word("kind", step.stage.as_str());
    if step.is_report { frame.t.about("company-ladder-report", &stage) } else { stage }
}

/// The steps as a table.
pub(super) fn table(frame: &Frame, steps: &[&Taken]) -> Vec<Step> {
    steps
        .iter()
        .enumerate()
        .map(|(n, step)| {
            let since = match n.checked_sub(1).map(|before| days_between(steps[before], step)) {
                None => frame.t.get("company-ladder-first"),
                Some(None) => frame.t.get("day-unknown"),
                Some(Some(days)) => days.to_string(),
            };
            Step {
                kind: stage(frame, step),
                day: frame.known_day(&step.day, &step.day_precision),
                since,
                url: frame.step_url(step),
                title: frame.step_title(step),
            }
        })
        .collect()
}
