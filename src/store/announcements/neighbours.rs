//! The announcements before and after one.

use sqlx::FromRow;

use super::AnnouncementRow;
use crate::store::{Result, Snapshot, Sql};

/// An announcement as a neighbour: enough for a link.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "the columns of `data/README.md`")]
pub struct Neighbour {
    pub id: String,
    pub title_en: String,
    pub title_zh: String,
}

/// Among which announcements a neighbour is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Among all announcements.
    All,
    /// Among the announcements of the same company.
    Company,
}

/// The announcements before and after one in the list's order.
pub async fn neighbours(
    snapshot: &mut Snapshot,
    row: &AnnouncementRow,
    among: Among,
) -> Result<(Option<Neighbour>, Option<Neighbour>)> {
    let before = beside(row, among, " < ", " ORDER BY sort_day DESC, id DESC LIMIT 1");
    let after = beside(row, among, " > ", " ORDER BY sort_day, id LIMIT 1");
    Ok((snapshot.first(before).await?, snapshot.first(after).await?))
}

fn beside(row: &AnnouncementRow, among: Among, side: &'static str, order: &'static str) -> Sql {
    let mut sql = Sql::new("SELECT id, title_en, title_zh FROM announcement WHERE (sort_day, id)");
    sql.push(side).push("(").bind(row.sort_day.as_str()).push(", ").bind(row.id.as_str());
    sql.push(")");
    if among == Among::Company {
        sql.push(" AND company = ").bind(row.company.as_str());
    }
    sql.push(order);
    sql
}
