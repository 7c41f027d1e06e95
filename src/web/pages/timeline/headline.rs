//! What the picture of the timeline says first, by rule: the first that holds.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::answers::rows::AnnouncementRow;
use crate::answers::tally::Found;
use crate::domain::{AnnouncementKind, Precision, Scope};
use crate::record::{Filter, keys};
use crate::web::format;
use crate::web::render::Frame;

/// Partners that an approval names, at least, to be the clearing of a batch.
const BATCH: usize = 3;

/// Announcements that a month has, at least, to be called a peak.
const CROWD: usize = 10;

/// Headline and subtitle; the subtitle is left to the picture where no figures stand in it.
pub(super) fn headline(
    frame: &Frame,
    filter: &Filter,
    counted: &Found,
    marks: &[&AnnouncementRow],
) -> (String, Option<String>) {
    if filter.is_empty()
        && let Some(cleared) = Cleared::of(marks).filter(Cleared::holds)
    {
        return (frame.t.get("lanes-headline-cleared"), Some(cleared.figures(frame)));
    }
    if let Some((month, n)) = peak(&counted.shape.months) {
        let month = format::month_name(frame.lang, month);
        let values =
            [("n", counted.total().into()), ("most", n.into()), ("month", month.as_str().into())];
        let figures = frame.t.with("lanes-peak-figures", &values);
        return (frame.t.about("lanes-headline-peak", &month), Some(figures));
    }
    if frame.asked.is_empty() {
        let key = if marks.is_empty() { "counts-headline" } else { "lanes-headline" };
        return (frame.t.get(key), None);
    }
    (asked(frame, filter, counted), None)
}

/// The filter's name and count.
fn asked(frame: &Frame, filter: &Filter, counted: &Found) -> String {
    let commonest = commonest(&counted.shape.kinds).filter(|(_, n)| *n > 1);
    let mut values = vec![("asked", frame.heading().into()), ("n", counted.total().into())];
    let key = if !filter.values(&keys::KIND_OF_ANNOUNCEMENT).is_empty() {
        "lanes-headline-asked-kinds"
    } else if let Some((kind, n)) = commonest {
        values.push(("most", n.into()));
        values.push(("kind", frame.word("kind-of-news", kind.as_str()).into()));
        "lanes-headline-asked-most"
    } else {
        "lanes-headline-asked"
    };
    frame.t.with(key, &values)
}

/// The clearing of the first batch of services, and what lies before and behind it.
#[derive(Debug, PartialEq)]
struct Cleared {
    day: NaiveDate,
    unveilings: usize,
    /// Before the day.
    before: usize,
    releases: usize,
    /// On the day or later.
    since: usize,
    /// On the day.
    on: usize,
}

impl Cleared {
    /// The first day with a national approval that names several partners, and with a public
    /// release. Dated announcements of China count.
    fn of(marks: &[&AnnouncementRow]) -> Option<Self> {
        let is_dated =
            |mark: &&&AnnouncementRow| mark.day_precision == Precision::Day && !mark.is_abroad();
        let days = |kind: AnnouncementKind| -> Vec<NaiveDate> {
            let of_kind = marks.iter().filter(is_dated).filter(|mark| mark.kind == kind);
            of_kind.map(|mark| mark.day).collect()
        };
        let shown = days(AnnouncementKind::Unveiling);
        let opened = days(AnnouncementKind::PublicRelease);
        let batches = marks.iter().filter(is_dated).filter(|mark| {
            let partners = mark.partners.split(';').filter(|slug| !slug.is_empty()).count();
            mark.kind == AnnouncementKind::Approval
                && mark.scope == Scope::National
                && partners >= BATCH
        });
        let day = batches.map(|mark| mark.day).filter(|day| opened.contains(day)).min()?;
        let count = |days: &[NaiveDate], fits: &dyn Fn(NaiveDate) -> bool| {
            days.iter().filter(|day| fits(**day)).count()
        };
        Some(Self {
            day,
            unveilings: shown.len(),
            before: count(&shown, &|other| other < day),
            releases: opened.len(),
            since: count(&opened, &|other| other >= day),
            on: count(&opened, &|other| other == day),
        })
    }

    /// Whether more than half were shown before and more than half were opened since.
    fn holds(&self) -> bool {
        self.before * 2 > self.unveilings && self.since * 2 > self.releases
    }

    fn figures(&self, frame: &Frame) -> String {
        let values = [
            ("day", format::day_in_year(frame.lang, self.day).into()),
            ("unveilings", self.unveilings.into()),
            ("before", self.before.into()),
            ("releases", self.releases.into()),
            ("since", self.since.into()),
            ("on", self.on.into()),
        ];
        frame.t.with("lanes-cleared-figures", &values)
    }
}

/// The month that has half as many again as every other, where that is many.
fn peak(months: &BTreeMap<NaiveDate, usize>) -> Option<(NaiveDate, usize)> {
    let mut counts: Vec<(usize, NaiveDate)> = months.iter().map(|(day, n)| (*n, *day)).collect();
    counts.sort_unstable();
    match counts.as_slice() {
        [.., (next, _), (most, month)]
            if counts.len() > 2 && most * 2 >= next * 3 && *most >= CROWD =>
        {
            Some((*month, *most))
        }
        _ => None,
    }
}

/// The value that occurs most often, and how often; nothing where two tie.
fn commonest<T: Copy>(counts: &BTreeMap<T, usize>) -> Option<(T, usize)> {
    let most = counts.values().copied().max()?;
    let mut found = counts.iter().filter(|(_, n)| **n == most);
    found.next().filter(|_| found.next().is_none()).map(|(value, n)| (*value, *n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_a_peak_where_it_has_half_as_many_again_as_the_next() {
        let day = |month| NaiveDate::from_ymd_opt(2023, month, 1).unwrap();
        let months = |counts: &[usize]| (1..).map(day).zip(counts.iter().copied()).collect();
        assert_eq!(peak(&months(&[2, 12, 8])), Some((day(2), 12)));
        assert_eq!(peak(&months(&[2, 11, 8])), None, "less than half as many again");
        assert_eq!(peak(&months(&[12, 2])), None, "of two months one is always larger");
        assert_eq!(peak(&months(&[3, 9, 4])), None, "nine are no crowd");
    }

    #[test]
    fn a_tie_has_no_commonest() {
        assert_eq!(commonest(&BTreeMap::from([('a', 2), ('b', 1)])), Some(('a', 2)));
        assert_eq!(commonest(&BTreeMap::from([('a', 2), ('b', 2)])), None);
    }
}
