//! When something was announced, read from the columns of a row.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::domain::{BEIJING, Exchange, Time};
use crate::study::Announced;

/// When something was announced, as the record states it.
#[derive(Debug, Clone, Copy)]
pub(super) struct When {
    /// Its date in its zone.
    pub(super) date: NaiveDate,
    /// Its time.
    pub(super) time: Time,
    /// Its zone.
    pub(super) zone: Tz,
    /// Exchange of the announcing company's primary listing.
    pub(super) primary: Option<Exchange>,
}

impl When {
    /// Reads the columns of an announcement.
    #[must_use]
    pub(super) fn new(date: NaiveDate, time: &str, zone: &str, primary: Option<&str>) -> Self {
        Self {
            date,
            time: Time::from_text(time).unwrap_or(Time::Unknown),
            zone: zone.parse().unwrap_or(BEIJING),
            primary: primary.and_then(|exchange| exchange.parse().ok()),
        }
    }

    /// The instant by the rule of [`crate::study`].
    #[must_use]
    pub(super) fn announced(&self) -> Announced {
        Announced::dated(self.date, self.time, self.zone, self.primary.map(Exchange::market))
    }
}
