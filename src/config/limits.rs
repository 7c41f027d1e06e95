//! Flags of `serve` that say how much of the server its readers may take up.

use std::num::NonZeroU32;
use std::str::FromStr;
use std::time::Duration;

use clap::Args;

/// How much of the server its readers may take up. Times are in seconds.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Limits")]
pub struct Limits {
    /// Requests of one client, `20/s`, `600/m` or `off`; without it `off` when listening on
    /// loopback, else `20/s`
    #[arg(long, env = "BAIMO_RATE_LIMIT", value_name = "RATE")]
    pub rate_limit: Option<Rate>,
    /// Proxies in front whose X-Forwarded-For is true; 0 believes none
    #[arg(long, env = "BAIMO_TRUSTED_PROXY_HOPS", value_name = "N", default_value_t = 0)]
    pub trusted_proxy_hops: usize,
    /// Connections open at once, three quarters of them by one client; one more ends the one that
    /// has been silent for longest
    #[arg(long, env = "BAIMO_MAX_CONNECTIONS", value_name = "N", default_value = "1024")]
    pub max_connections: NonZeroU32,
    /// Answers made at once, more get 503; without it 8 for each processor
    #[arg(long, env = "BAIMO_MAX_REQUESTS", value_name = "N")]
    pub max_requests: Option<NonZeroU32>,
    /// Exports sent at once, two of them to one client; more wait up to 2 seconds, then get 503
    #[arg(long, env = "BAIMO_MAX_EXPORTS", value_name = "N", default_value = "4")]
    pub max_exports: NonZeroU32,
    /// For the headers of a request to arrive, idle time on an open connection included
    #[arg(long, env = "BAIMO_HEADER_TIMEOUT", value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub header_timeout: Duration,
    /// For a page to be made
    #[arg(long, env = "BAIMO_REQUEST_TIMEOUT", value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub request_timeout: Duration,
    /// Without progress while sending, or with less than 8 KB/s of an answer taken
    #[arg(long, env = "BAIMO_SEND_TIMEOUT", value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub send_timeout: Duration,
    /// Between SIGTERM and the last connection taken, so that proxies notice `/readyz`
    #[arg(long, env = "BAIMO_DRAIN_DELAY", value_name = "SECONDS", default_value = "2", value_parser = seconds)]
    pub drain_delay: Duration,
    /// For running requests to end after that
    #[arg(long, env = "BAIMO_DRAIN_TIMEOUT", value_name = "SECONDS", default_value = "20", value_parser = seconds)]
    pub drain_timeout: Duration,
}

/// How many requests one client may make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// As many as it likes.
    Off,
    /// So many in a period, and so many at once.
    Per {
        /// How many.
        count: NonZeroU32,
        /// In how long.
        period: Duration,
    },
}

impl FromStr for Rate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "off" {
            return Ok(Self::Off);
        }
        let bad = || "give off, or a number per second, minute or hour as in 20/s".to_owned();
        let (count, unit) = text.split_once('/').ok_or_else(bad)?;
        let period = Duration::from_secs(match unit {
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            _ => return Err(bad()),
        });
        Ok(Self::Per { count: count.parse().map_err(|_| bad())?, period })
    }
}

/// Seconds with decimals; at most an hour.
fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse::<f64>() {
        Ok(seconds) if (0.0..=3600.0).contains(&seconds) => Ok(Duration::from_secs_f64(seconds)),
        _ => Err("give seconds from 0 to 3600".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_a_number_per_unit_or_off() {
        let rate = |text: &str| text.parse::<Rate>();
        assert_eq!(rate("off"), Ok(Rate::Off));
        let per = |count, seconds| {
            let count = NonZeroU32::new(count).unwrap();
            Ok(Rate::Per { count, period: Duration::from_secs(seconds) })
        };
        assert_eq!(rate("20/s"), per(20, 1));
        assert_eq!(rate("600/m"), per(600, 60));
        assert_eq!(rate("5/h"), per(5, 3600));
        for bad in ["", "20", "0/s", "-1/s", "20/d", "20/s/s", "1.5/s", "OFF", "99999999999/s"] {
            assert!(rate(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn times_are_seconds_with_decimals_within_an_hour() {
        assert_eq!(seconds("0.25"), Ok(Duration::from_millis(250)));
        for bad in ["", "-1", "nan", "inf", "3601", "2s"] {
            assert!(seconds(bad).is_err(), "{bad}");
        }
    }
}
