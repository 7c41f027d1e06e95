//! How to read the lanes: a sentence for each thing that is drawn, and none for what is not.

use super::plan::{Marks, Plan, is_in_colour};
use crate::answers::rows::AnnouncementRow;
use crate::domain::Precision;
use crate::web::format;
use crate::web::render::Frame;

pub(super) fn how(
    frame: &Frame,
    plan: &Plan<'_>,
    marks: &[&AnnouncementRow],
    rules: &Marks<'_>,
    over: usize,
) -> String {
    let mut said = vec![frame.t.get("lanes-how")];
    if plan.is_shared() {
        said.push(frame.t.count("lanes-how-shared", plan.least));
    }
    if marks.iter().any(|mark| is_in_colour(mark)) {
        said.push(frame.t.get("lanes-how-state"));
    }
    if !rules.is_empty() {
        let act = |mark: &&AnnouncementRow| {
            let label = frame.pick(&mark.label_en, &mark.label_zh);
            let day = format::short_day(frame.lang, mark.day);
            frame.t.with("lanes-how-rule", &[("label", label.into()), ("day", day.into())])
        };
        let acts: Vec<String> = rules.iter().map(act).collect();
        let acts = acts.join(&frame.t.get("filter-join"));
        let values = [("n", rules.len().into()), ("acts", acts.into())];
        said.push(frame.t.with("lanes-how-rules", &values));
    }
    if marks.iter().any(|mark| mark.day_precision == Precision::Month) {
        said.push(frame.t.get("lanes-how-month"));
    }
    said.push(frame.t.get("lanes-how-step"));
    if over > 0 {
        said.push(frame.t.get("lanes-how-over"));
    }
    said.join(&frame.t.get("sentence-join"))
}
