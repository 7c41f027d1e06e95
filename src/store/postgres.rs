//! Connections to PostgreSQL: how many, how patient, and that readers cannot write.

use std::num::NonZeroU32;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::{Connection as _, Error, query_scalar};

use super::sqlite::Access;

/// How long a connection may take to come free or to be made.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long a reader waits for one query. A little more than the server's own limit, which ends the
/// query as well; this one is for servers that no longer answer at all.
pub(super) const ANSWER: Duration = Duration::from_millis(2500);
/// What a server that reads gives PostgreSQL to hold it to.
const READER: [(&str, &str); 3] = [
    ("default_transaction_read_only", "on"),
    ("statement_timeout", "2s"),
    ("idle_in_transaction_session_timeout", "10s"),
];
/// Age at which a connection is replaced, so that they spread again over proxies and standbys.
const LIFETIME: Duration = Duration::from_secs(300);
/// Most connections of one process; more brought nothing.
const MOST: u32 = 10;

/// A pool on a database that several processes share.
pub(super) async fn pool(
    options: PgConnectOptions,
    access: Access,
    replicas: NonZeroU32,
) -> Result<PgPool, Error> {
    let options = match access {
        Access::Read => options.options(READER),
        Access::Write => options,
    };
    let options = match options.get_application_name() {
        Some(_) => options,
        None => options.application_name("baimo"),
    };
    // The pool would try again until it times out, and then not say why.
    let offered = answered(PATIENCE, offered(&options)).await?;
    let most = match access {
        Access::Read => share(offered, replicas),
        Access::Write => 1,
    };
    let pool = PgPoolOptions::new().max_connections(most).acquire_timeout(PATIENCE);
    pool.max_lifetime(LIFETIME).connect_with(options).await
}

/// The connections that a database allows.
async fn offered(options: &PgConnectOptions) -> Result<i32, Error> {
    let mut probe = PgConnection::connect_with(options).await?;
    let setting = "SELECT current_setting('max_connections')::int";
    let offered = query_scalar(setting).fetch_one(&mut probe).await?;
    probe.close().await?;
    Ok(offered)
}

/// What one of several processes may take: four fifths for all of them together, since imports,
/// standbys and people need some too.
fn share(offered: i32, replicas: NonZeroU32) -> u32 {
    let together = u32::try_from(offered).unwrap_or(0) / 5 * 4;
    (together / replicas).clamp(1, MOST)
}

/// What comes of talking to the database, or an error if it takes too long.
pub(super) async fn answered<T>(
    patience: Duration,
    talk: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    let silent = |_| Error::Io(std::io::ErrorKind::TimedOut.into());
    tokio::time::timeout(patience, talk).await.map_err(silent)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replicas_share_four_fifths_of_the_connections_and_each_has_one() {
        for (offered, replicas, each) in
            [(100, 1, 10), (100, 3, 10), (20, 3, 5), (20, 4, 4), (5, 9, 1), (-1, 1, 1)]
        {
            assert_eq!(share(offered, NonZeroU32::new(replicas).unwrap()), each, "{offered}");
        }
    }
}
