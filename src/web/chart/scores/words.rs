//! What the chart of a benchmark says.

use std::collections::BTreeSet;

use super::{Drawing, Mark, Shape};
use crate::answers::scores::{self, Measurer, REFERENCES};
use crate::record::tables::{MeasuredBy, Score};
use crate::web::format;
use crate::web::render::Frame;

/// From the lowest to the highest figure, or the one there is.
pub(super) fn range(frame: &Frame, low: &Score, high: &Score) -> String {
    if low.value == high.value {
        return low.value.to_string();
    }
    let ends = [("from", low.value.as_str().into()), ("to", high.value.as_str().into())];
    frame.t.with("scores-range", &ends)
}

/// The day or the month of a score, as it stands in a sentence.
fn when(frame: &Frame, score: &Score) -> String {
    let (key, day) = score.day.exact().map_or_else(
        || ("scores-in-month", frame.period(&score.day)),
        |day| ("scores-on-day", format::long_day(frame.lang, day)),
    );
    frame.t.about(key, &day)
}

impl Drawing<'_> {
    fn overall(&self) -> Vec<&Score> {
        scores::overall(&self.held.tables.scores, self.benchmark.slug.as_str())
    }

    /// The first rule that holds: who passed GPT-4 first; how far the best figure rose; how many
    /// figures there are.
    pub(super) fn headline(&self) -> String {
        let frame = self.frame;
        let gpt_4 = self.references.iter().find(|(name, _)| *name == REFERENCES[1]);
        if let Some(highest) = gpt_4.and_then(|(_, printed)| printed.last()) {
            return self.passed(highest.value.number());
        }
        match (self.best.first(), self.best.last()) {
            (Some(first), Some(last)) if first.id != last.id => {
                let ends =
                    [("from", first.value.as_str().into()), ("to", last.value.as_str().into())];
                frame.t.with("scores-headline-rose", &ends)
            }
            (Some(only), _) => frame.t.about("scores-headline-best", only.value.as_str()),
            _ => frame.t.count("scores-headline-apart", self.marks.len()),
        }
    }

    /// Who printed the first figure above a mark of GPT-4, and when a maker did.
    fn passed(&self, mark: f64) -> String {
        let (frame, overall) = (self.frame, self.overall());
        let first = scores::first_above(&overall, mark, Measurer::Anyone);
        let own = scores::first_above(&overall, mark, Measurer::Maker);
        let Some(other) = first.first() else { return frame.t.get("scores-headline-below") };
        let is_maker = |row: &&&Score| row.measured_by == MeasuredBy::Maker;
        if let Some(maker) = first.iter().find(is_maker) {
            let model = maker.model.as_ref().map_or("", |slug| frame.model_name(slug.as_str()));
            let values = [("model", model.into()), ("when", when(frame, maker).into())];
            return frame.t.with("scores-headline-maker", &values);
        }
        let values =
            [("by", other.measured_by.as_str().into()), ("when", when(frame, other).into())];
        let said = frame.t.with("scores-headline-others", &values);
        let then = match own.first().map(|maker| (maker.day.exact(), other.day.exact())) {
            None => frame.t.get("scores-headline-no-maker"),
            Some((Some(later), Some(day))) => {
                frame.t.count("scores-headline-later", (later - day).num_days())
            }
            Some(_) => frame.t.get("scores-headline-after"),
        };
        format!("{said}{then}")
    }

    pub(super) fn subtitle(&self) -> String {
        let frame = self.frame;
        if !scores::compares_over_time(self.benchmark.slug.as_str()) {
            return frame.t.get("scores-subtitle-apart");
        }
        let mut said = frame.t.get("scores-subtitle");
        let bands: Vec<String> = self
            .references
            .iter()
            .filter_map(|(name, printed)| {
                let values = [
                    ("reference", scores::short_name(name).into()),
                    ("range", range(frame, printed.first()?, printed.last()?).into()),
                    ("n", printed.len().into()),
                ];
                Some(frame.t.with("scores-band", &values))
            })
            .collect();
        if !bands.is_empty() {
            let bands = format::and_list(frame.lang, &bands);
            said.push_str(&frame.t.get("sentence-join"));
            said.push_str(&frame.t.about("scores-bands", &bands));
        }
        said
    }

    pub(super) fn reading(&self) -> String {
        let frame = self.frame;
        let models: BTreeSet<_> =
            self.marks.iter().filter_map(|mark| mark.score.model.as_ref()).collect();
        let counts = [("n", self.marks.len().into()), ("models", models.len().into())];
        let mut said = vec![frame.t.with("scores-reading", &counts)];
        said.extend(self.rise());
        said.extend(self.highest());
        said.push(frame.t.get("scores-reading-settings"));
        if self.marks.iter().any(|mark| mark.score.day.exact().is_none()) {
            said.push(frame.t.get("scores-reading-months"));
        }
        said.join(&frame.t.get("sentence-join"))
    }

    /// From where to where the best figure rose, and how many of the best were makers' own.
    pub(super) fn rise(&self) -> Option<String> {
        let (first, last) = (self.best.first()?, self.best.last()?);
        let own = self.best.iter().filter(|row| row.measured_by == MeasuredBy::Maker).count();
        let values = [
            ("from", first.value.as_str().into()),
            ("first", first.version.as_str().into()),
            ("began", self.frame.period(&first.day).into()),
            ("to", last.value.as_str().into()),
            ("last", last.version.as_str().into()),
            ("ended", self.frame.period(&last.day).into()),
            ("own", own.into()),
            ("n", self.best.len().into()),
        ];
        (self.best.len() > 1).then(|| self.frame.t.with("scores-reading-best", &values))
    }

    /// The highest figure that a maker printed and the highest that others did, where both have one
    /// and figures of different days compare.
    fn highest(&self) -> Option<String> {
        let highest = |is_maker: bool| {
            let rows = self.marks.iter().map(|mark| mark.score);
            let rows = rows.filter(|row| !scores::is_experiment(row));
            rows.filter(|row| (row.measured_by == MeasuredBy::Maker) == is_maker)
                .max_by(|a, b| a.value.number().total_cmp(&b.value.number()))
        };
        let (own, other) = (highest(true)?, highest(false)?);
        let values = [
            ("own", own.value.as_str().into()),
            ("maker", own.version.as_str().into()),
            ("other", other.value.as_str().into()),
            ("version", other.version.as_str().into()),
        ];
        let is_one_scale = scores::compares_over_time(self.benchmark.slug.as_str());
        is_one_scale.then(|| self.frame.t.with("scores-reading-highest", &values))
    }

    pub(super) fn legend(&self) -> Vec<(&'static str, String, usize, String)> {
        let by = |by: MeasuredBy| {
            let url =
                format!("/scores?benchmark={}&measured_by={by}", self.benchmark.slug.as_str());
            (Shape::By(by), frame_word(self.frame, by), self.frame.urls.at(&url))
        };
        let other = |shape, key: &str| (shape, self.frame.t.get(key), String::new());
        [
            by(MeasuredBy::Maker),
            by(MeasuredBy::ThirdParty),
            by(MeasuredBy::Benchmark),
            by(MeasuredBy::Press),
            other(Shape::Restated, "scores-restated"),
            other(Shape::Experiment, "scores-experiment"),
        ]
        .into_iter()
        .map(|(shape, name, url)| {
            let n = self.marks.iter().filter(|mark| mark.shape == shape).count();
            (shape.class(), name, n, url)
        })
        .filter(|(_, _, n, _)| *n > 0)
        .collect()
    }

    pub(super) fn title(&self, mark: &Mark<'_>) -> String {
        let (frame, score) = (self.frame, mark.score);
        let setting = score.setting.clone();
        let values = [
            ("version", score.version.as_str().into()),
            ("value", score.value.as_str().into()),
            (
                "by",
                match mark.shape {
                    Shape::By(by) => frame_word(frame, by),
                    Shape::Restated => frame.t.get("scores-restated"),
                    Shape::Experiment => frame.t.get("scores-experiment"),
                }
                .into(),
            ),
            (
                "setting",
                if setting.is_empty() { frame.t.get("scores-no-setting") } else { setting }.into(),
            ),
            ("day", frame.period(&score.day).into()),
        ];
        frame.t.with("scores-mark", &values)
    }
}

fn frame_word(frame: &Frame, by: MeasuredBy) -> String {
    frame.word("measured-by", by.as_str())
}
