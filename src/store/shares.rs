//! Shares and their year, computed when a record is read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::FromRow;

use super::{Result, Snapshot, Sql};
use crate::answers::rows::{Closes, ListedShare, ShareRow, YEAR};

#[derive(Debug, FromRow)]
struct Close {
    symbol: String,
    day: NaiveDate,
    percent: f64,
}

#[derive(Debug, FromRow)]
struct Car {
    symbol: String,
    car_pct: f64,
}

/// Every share, by symbol.
pub(super) async fn all(snapshot: &mut Snapshot) -> Result<Vec<ShareRow>> {
    let listed: Vec<ListedShare> = snapshot
        .all(Sql::new(
            "SELECT l.symbol, l.company, c.name_en, c.name_zh, c.short_en, c.short_zh, \
             l.exchange, l.board, l.currency, l.is_primary, l.benchmark, \
             (SELECT count(*) FROM announcement a WHERE a.company = l.company) AS announcements \
             FROM listing l JOIN company c ON c.slug = l.company ORDER BY l.symbol",
        ))
        .await?;
    let closes = closes(snapshot).await?;
    let mut cars: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for car in studied(snapshot).await? {
        cars.entry(car.symbol).or_default().push(car.car_pct);
    }
    let row = |listed: ListedShare| {
        let cars = cars.get(&listed.symbol).map_or(&[][..], Vec::as_slice);
        ShareRow::new(listed, &closes, cars)
    };
    Ok(listed.into_iter().map(row).collect())
}

/// The close moves of the year.
async fn closes(snapshot: &mut Snapshot) -> Result<Closes> {
    let mut sql =
        Sql::new("SELECT m.symbol, m.day, m.close AS percent FROM session_move m WHERE 1 = 1");
    if let (Some(from), Some(to)) =
        (NaiveDate::from_ymd_opt(YEAR, 1, 1), NaiveDate::from_ymd_opt(YEAR, 12, 31))
    {
        sql.push(" AND m.day >= ").bind(from).push(" AND m.day <= ").bind(to);
    }
    sql.push(" ORDER BY m.symbol, m.day");
    let mut closes = Closes::new();
    for row in snapshot.all::<Close>(sql).await? {
        closes.entry(row.symbol).or_default().push((row.day, row.percent));
    }
    Ok(closes)
}

/// The abnormal returns over days 0 to +1 of announcements of the share's own company.
async fn studied(snapshot: &mut Snapshot) -> Result<Vec<Car>> {
    let studied = Sql::new(
        "SELECT h.symbol, h.car_pct FROM abnormal_return h \
         JOIN announcement a ON a.id = h.announcement \
         JOIN listing l ON l.symbol = h.symbol AND l.company = a.company \
         WHERE h.window_from = 0 AND h.window_to = 1 AND h.car_pct IS NOT NULL \
         ORDER BY h.symbol, h.announcement",
    );
    snapshot.all(studied).await
}
