//! How the date of an announcement is known.

use crate::answers::rows::AnnouncementRow;
use crate::domain::Precision;
use crate::web::render::Frame;

/// Precision and hour in a sentence.
pub(super) fn why(frame: &Frame, row: &AnnouncementRow) -> String {
    match (row.day_precision, row.day_time.as_str()) {
        (Precision::Month, _) => frame.t.get("when-month"),
        (Precision::Day, "") => frame.t.get("when-no-hour"),
        (Precision::Day, "after-close") => frame.t.get("when-after-close"),
        (Precision::Day, time) => {
            let values = [("time", time.into()), ("zone", zone(frame, &row.zone).into())];
            frame.t.with("when-hour", &values)
        }
    }
}

/// The name of a zone; one without a text of its own by its IANA name.
fn zone(frame: &Frame, name: &str) -> String {
    match name {
        "Asia/Shanghai" => frame.t.get("clock-beijing"),
        "America/New_York" => frame.t.get("clock-new-york"),
        other => other.to_owned(),
    }
}
