//! What a query string and its parameters promise each other.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{Limit, ListParams, Manner};
use crate::domain::{AnnouncementKind, Choice as _, Exchange};
use crate::record::{Filter, Sort, SortKey, keys};
use crate::web::error::Error;
use crate::web::lists::ANNOUNCEMENTS;

fn params() -> impl Strategy<Value = ListParams> {
    let slugs = || prop::collection::vec("[a-z]{1,8}(-[a-z0-9]{1,4})?", 0..3);
    let day = || prop::option::of((2023i32..2024, 1u32..13, 1u32..29));
    let date = |day: Option<(i32, u32, u32)>| {
        day.and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day))
    };
    (
        slugs(),
        prop::sample::subsequence(AnnouncementKind::words(), 0..4),
        prop::sample::subsequence(Exchange::ALL, 0..3),
        prop::option::of(any::<bool>()),
        (day(), day()),
        prop::option::of("[a-zA-Z0-9%&=+文心一言]{1,12}( [a-z]{1,5})?"),
        any::<bool>(),
        prop::sample::select(Limit::ALL_VALUES.as_slice()),
    )
        .prop_map(move |(companies, kinds, exchanges, listed, days, q, descending, limit)| {
            let (from, to) = (date(days.0), date(days.1));
            let swapped = from.zip(to).is_some_and(|(from, to)| from > to);
            let filter = Filter::default()
                .with_only(&keys::COMPANY, companies.iter().map(String::as_str))
                .with_only(&keys::KIND_OF_ANNOUNCEMENT, kinds)
                .with_only(&keys::EXCHANGE, exchanges.iter().map(|exchange| exchange.as_str()))
                .with_only(&keys::LISTED, listed)
                .with_only(&keys::FROM, if swapped { to } else { from })
                .with_only(&keys::TO, if swapped { from } else { to })
                .with_only(&keys::Q, q.as_deref())
                .sorted(if descending { NEWEST } else { Sort::default() });
            ListParams { limit, ..ListParams::of(filter) }
        })
}

/// The order that is not the list's own.
const NEWEST: Sort = Sort { key: SortKey::Date, descending: true };

proptest! {
    #[test]
    fn the_canonical_url_of_a_filter_reads_back_as_the_same_filter(params in params()) {
        let query = params.query();
        let read = ListParams::of_page(&ANNOUNCEMENTS, query.trim_start_matches('?'), Manner::Page);
        prop_assert_eq!(read.unwrap(), params);
    }
}

#[test]
fn a_blank_value_says_nothing_and_tracking_is_dropped() {
    let read =
        ListParams::of_page(&ANNOUNCEMENTS, "company=&q=+&utm_source=x&fbclid=y", Manner::Page);
    assert_eq!(read.unwrap(), ListParams::default());
}

#[test]
fn both_answers_of_a_question_are_no_condition() {
    let read = ListParams::of_page(&ANNOUNCEMENTS, "listed=yes&listed=no", Manner::Page).unwrap();
    assert!(read.filter.is_empty());
}

#[test]
fn days_the_wrong_way_round_are_refused() {
    let read = ListParams::of_page(&ANNOUNCEMENTS, "from=2023-05-01&to=2023-04-01", Manner::Page);
    assert!(matches!(read, Err(Error::BadValue { field, .. }) if field == "from"));
}

#[test]
fn a_day_has_one_spelling() {
    for day in ["+2023-3-1", "+2023-03-1", "2023-3-1", "2023-03-1", "20230301", "2023-02-30"] {
        let query = format!("from={}", crate::web::urls::escape(day));
        let read = ListParams::of_page(&ANNOUNCEMENTS, &query, Manner::Page);
        assert!(matches!(read, Err(Error::BadValue { field, .. }) if field == "from"), "{day}");
    }
    let read = ListParams::of_page(&ANNOUNCEMENTS, "from=2023-03-01", Manner::Page).unwrap();
    assert_eq!(read.query(), "?from=2023-03-01");
}
