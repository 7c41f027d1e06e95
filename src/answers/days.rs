//! Days: which markets traded, and how much was announced.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::list::HeldRow;
use crate::answers::rows::{AnnouncementRow, ClosureRow, SessionRow, ShortSessionRow};
use crate::domain::Day;

/// Lists of days of markets, by market and day.
macro_rules! held_by_market {
    ($($row:ty: $held:ident,)+) => {
        $(impl HeldRow for $row {
            fn rows(held: &Held) -> Vec<&Self> {
                held.$held.iter().collect()
            }

            fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
                Some((self.day, self.day))
            }
        })+
    };
}

held_by_market! {
    SessionRow: sessions,
    ClosureRow: closures,
    ShortSessionRow: short_sessions,
}

/// What was announced between two days, in the order of the timeline. What is known by month stands
/// behind the month's last day.
#[must_use]
pub fn announced(held: &Held, from: NaiveDate, to: NaiveDate) -> Vec<AnnouncementRow> {
    let last = |row: &AnnouncementRow| Day { date: row.day, precision: row.day_precision }.span().1;
    let rows = held.announcements().filter(|row| (from..=to).contains(&last(row)));
    rows.cloned().collect()
}

/// The days with announcements, in order.
#[must_use]
pub fn with_announcements(held: &Held) -> BTreeSet<NaiveDate> {
    held.announcements().filter_map(AnnouncementRow::known_day).collect()
}
