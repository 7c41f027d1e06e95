//! The other events of a share: which are too near to tell apart, and which windows they touch.

/// Day 0 of events at most this many sessions apart: their windows from −5 to +5 meet.
const REACH: usize = 10;

/// The studied events of one share by the position of their day 0, those of one day by id.
#[derive(Debug, Clone, Default)]
pub struct Neighbours<'a>(Vec<(usize, &'a str)>);

impl<'a> Neighbours<'a> {
    /// Of some events: their ids, each once, and the positions of their day 0.
    #[must_use]
    pub fn new(events: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        let mut events: Vec<_> = events.into_iter().map(|(id, at)| (at, id)).collect();
        events.sort_unstable();
        Self(events)
    }

    /// Events whose day 0 lies within these positions, both ends counted.
    fn between(&self, from: usize, to: usize) -> &[(usize, &'a str)] {
        let start = self.0.partition_point(|(at, _)| *at < from);
        let end = self.0.partition_point(|(at, _)| *at <= to);
        &self.0[start..end]
    }

    /// Ids of the events whose day 0 is at most ten sessions away, sorted.
    #[must_use]
    pub fn overlaps(&self, id: &str, position: usize) -> Vec<String> {
        let near = self.between(position.saturating_sub(REACH), position + REACH);
        let mut ids: Vec<String> =
            near.iter().filter(|(_, other)| *other != id).map(|(_, id)| (*id).to_owned()).collect();
        ids.sort();
        ids
    }

    /// Sessions of the estimation window within one session of another event. They are counted, not
    /// masked: contamination widens sigma, so tests become conservative (Aktas, de Bodt & Cousin
    /// 2007).
    #[must_use]
    pub fn contaminated(&self, id: &str, position: usize, estimation: (i32, i32)) -> usize {
        (estimation.0..=estimation.1)
            .filter_map(|tau| usize::try_from(i64::try_from(position).ok()? + i64::from(tau)).ok())
            .filter(|session| {
                let near = self.between(session.saturating_sub(1), session + 1);
                near.iter().any(|(_, other)| *other != id)
            })
            .count()
    }

    /// Whether an event comes more than ten sessions behind the event before it, so that windows
    /// from −5 to +5 do not meet. The chain is measured from the previous event whether or not that
    /// one counts itself; of two on one day the first by id counts.
    #[must_use]
    pub fn is_first_in_cluster(&self, id: &str, position: usize) -> bool {
        let before = self.0.partition_point(|event| *event < (position, id));
        let previous = before.checked_sub(1).map(|at| self.0[at].0);
        previous.is_none_or(|previous| position - previous > REACH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events() -> Neighbours<'static> {
        Neighbours::new([("d", 40), ("b", 20), ("a", 20), ("c", 30), ("e", 51)])
    }

    #[test]
    fn events_ten_sessions_away_overlap_and_eleven_do_not() {
        assert_eq!(events().overlaps("c", 30), ["a", "b", "d"]);
        assert_eq!(events().overlaps("e", 51), Vec::<String>::new());
        assert_eq!(events().overlaps("new", 0), Vec::<String>::new());
    }

    #[test]
    fn of_events_on_one_day_the_first_by_id_begins_a_cluster_and_a_gap_of_ten_does_not() {
        let events = events();
        let first = |id, at| events.is_first_in_cluster(id, at);
        assert_eq!(
            [first("a", 20), first("b", 20), first("c", 30), first("e", 51)],
            [true, false, false, true]
        );
    }

    #[test]
    fn sessions_beside_another_event_are_contaminated_but_not_those_of_the_event_itself() {
        // From 19 to 29: 19, 20 and 21 beside a and b, 29 beside c.
        assert_eq!(events().contaminated("e", 51, (-32, -22)), 4);
        // Its own day 0 within its window counts for nothing.
        assert_eq!(events().contaminated("e", 51, (-5, 5)), 0);
        // Before the first session there is none to count.
        assert_eq!(events().contaminated("a", 20, (-30, -15)), 0);
    }
}
