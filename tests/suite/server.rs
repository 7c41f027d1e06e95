//! The running server: what it does with clients that are slow, odd or too many, and how it stops.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use crate::command::baimo;
use crate::running::{Running, ask, rest};

#[tokio::test]
async fn a_client_that_does_not_finish_its_headers_is_shown_out() {
    let server = Running::start(&["--header-timeout", "0.3"]).await;
    for sent in ["", "G", "GET / HT", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX: "] {
        let end = server.send(sent.as_bytes());
        assert_eq!((end.bytes.len(), end.closed), (0, true), "{sent:?}");
        assert!((0.25..5.0).contains(&end.took.as_secs_f64()), "{sent:?}: {:?}", end.took);
    }
    let mut idle = server.connect();
    assert_eq!(ask(&mut idle, "/healthz").status(), 200);
    assert!(rest(&mut idle).closed, "an idle connection stays open");
}

#[tokio::test]
async fn a_client_that_sends_a_byte_at_a_time_gains_no_time() {
    let server = Running::start(&["--header-timeout", "0.5"]).await;
    let mut stream = server.connect();
    stream.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
    let mut drops = b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: aaaaaaaaaaaaaaaaaaaaaaaaaaaa".iter();
    let closed_early = loop {
        let Some(byte) = drops.next() else { break false };
        if stream.write_all(&[*byte]).is_err() {
            break true;
        }
        match stream.read(&mut [0; 1]) {
            Ok(0) => break true,
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => break true,
            _ => {}
        }
    };
    assert!(closed_early);
}

/// Bytes that two readers could understand differently: one answer, then the end.
#[tokio::test]
async fn requests_with_two_meanings_get_one_answer_and_the_end() {
    let server = Running::start(&[]).await;
    let smuggled = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
    for (what, head) in [
        ("length, then chunked", "Host: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n"),
        ("chunked, then length", "Host: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n"),
        ("chunked in disguise", "Host: a\r\nTransfer-Encoding: xchunked\r\nContent-Length: 5\r\n"),
        ("a blank before the colon", "Host: a\r\nTransfer-Encoding : chunked\r\n"),
        ("two lengths", "Host: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n"),
        ("a signed length", "Host: a\r\nContent-Length: +5\r\n"),
        ("no host", ""),
        ("an empty host", "Host:\r\n"),
        ("two hosts", "Host: a\r\nHost: b\r\n"),
        ("a host with a user", "Host: a@b\r\n"),
        ("a NUL", "Host: a\r\nX: a\0b\r\n"),
        ("a bare line feed", "Host: a\r\nX: a\n"),
        ("a bare carriage return", "Host: a\r\nX: a\rY: b\r\n"),
        ("a folded line", "Host: a\r\nX: a\r\n b\r\n"),
    ] {
        for method in ["GET", "POST"] {
            let request = format!("{method} / HTTP/1.1\r\n{head}\r\n0\r\n\r\n{smuggled}");
            let answer = server.send(request.as_bytes());
            assert_eq!((answer.status(), answer.answers()), (400, 1), "{what}, {method}");
            assert!(answer.closed, "{what}, {method}");
        }
    }
    for whole in [
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/3.1\r\nHost: a\r\n\r\n",
        "GET /\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0",
    ] {
        let answer = server.send(whole.as_bytes());
        assert_eq!((answer.status(), answer.answers()), (400, 1), "{whole:?}");
        assert!(answer.closed);
        // Also what hyper answers by itself has the headers of the site.
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{whole:?}");
    }
    // HTTP/2 is the proxy's: no answer that its client could read.
    assert_eq!(server.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").answers(), 0);
    // A body of known length has one meaning.
    let request = format!(
        "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello{}",
        "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    );
    let both = server.send(request.as_bytes());
    assert_eq!((both.status(), both.answers()), (200, 2));
    // HTTP/1.0 knew no Host, and health checks still speak it.
    assert!(server.send(b"GET /readyz HTTP/1.0\r\n\r\n").text().starts_with("HTTP/1.0 200"));
}

#[tokio::test]
async fn what_is_too_long_is_refused_by_its_name_and_the_answer_arrives() {
    let server = Running::start(&[]).await;
    let long = |n: usize| "a".repeat(n);
    let megabyte = long(1 << 20);
    let many = "X: a\r\n".repeat(200);
    for (what, request, status) in [
        ("a path", format!("GET /{} HTTP/1.1\r\nHost: a\r\n", long(8192)), 414),
        ("a query", format!("GET /?q={} HTTP/1.1\r\nHost: a\r\n", long(2048)), 414),
        ("a header", format!("GET / HTTP/1.1\r\nHost: a\r\nX: {megabyte}\r\n"), 431),
        ("many headers", format!("GET / HTTP/1.1\r\nHost: a\r\n{many}"), 431),
        ("a head line", format!("GET /{megabyte} HTTP/1.1\r\nHost: a\r\n"), 431),
        ("a body", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n".to_owned(), 413),
    ] {
        let request = format!("{request}Connection: close\r\n\r\n{megabyte}");
        let answer = server.send(request.as_bytes());
        assert_eq!((answer.status(), answer.answers()), (status, 1), "{what}");
        assert!(answer.closed, "{what}: the answer was cut off");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
    }
    let page = server.get(&format!("/?q={}", long(100)), "");
    assert_eq!(page.status(), 200);
}

#[tokio::test]
async fn every_method_but_get_and_head_is_refused_everywhere() {
    let server = Running::start(&[]).await;
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"] {
        for path in ["/", "/people.csv", "/healthz", "/nothing-here"] {
            let path = if method == "CONNECT" { "a:80" } else { path };
            let request =
                format!("{method} {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            let answer = server.send(request.as_bytes());
            assert_eq!(answer.status(), 405, "{method} {path}");
            assert_eq!(answer.header("allow"), "GET, HEAD");
        }
    }
}

/// Takes nothing of an answer, with as little room for it as the system allows.
async fn slow_reader(server: &Running, path: &str) -> TcpStream {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(1024).unwrap();
    let mut stream = socket.connect(server.address()).await.unwrap().into_std().unwrap();
    stream.set_nonblocking(false).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
    stream
}

#[tokio::test]
async fn a_reader_who_takes_nothing_loses_its_export_and_the_next_one_gets_the_place() {
    let server = Running::start(&["--max-exports", "1", "--send-timeout", "0.4"]).await;
    let whole = server.get("/moves.ndjson", "");
    let mut slow = slow_reader(&server, "/moves.ndjson").await;
    // Pages are answered meanwhile; exports wait for the place.
    assert_eq!(server.get("/people", "").status(), 200);
    let next = server.get("/people.csv", "");
    assert_eq!(next.status(), 200);
    let cut = rest(&mut slow);
    assert!(cut.bytes.len() < whole.bytes.len());
    assert!(!cut.bytes.ends_with(b"\r\n0\r\n\r\n"), "half a file looks whole");
    assert!(whole.bytes.ends_with(b"\r\n0\r\n\r\n"));
}

#[tokio::test]
async fn beyond_the_places_for_exports_there_is_a_503_with_the_time_to_come_back() {
    let server = Running::start(&["--max-exports", "1"]).await;
    let _slow = slow_reader(&server, "/moves.ndjson").await;
    // The slow one may not have its place yet, so the file asked for is one that is streamed: what
    // is kept once needs no place any more.
    let refused = server.until(503, "/moves.csv");
    assert_eq!((refused.status(), refused.header("retry-after").as_str()), (503, "2"));
    assert!(refused.took < Duration::from_secs(8), "{:?}", refused.took);
    assert!(refused.header("content-type").starts_with("application/problem+json"));
    assert_eq!(server.get("/people", "").status(), 200);
}

#[tokio::test]
async fn row_50_a_connection_beyond_the_limit_ends_the_one_that_was_silent_for_longest() {
    let server = Running::start(&["--max-connections", "2", "--header-timeout", "60"]).await;
    let mut first = server.connect();
    let mut second = server.connect();
    assert_eq!(ask(&mut second, "/healthz").status(), 200);
    assert_eq!(ask(&mut first, "/healthz").status(), 200);
    assert_eq!(server.get("/healthz", "").status(), 200);
    assert!(rest(&mut second).bytes.is_empty(), "it asked first, so it was silent for longer");
    assert_eq!(ask(&mut first, "/healthz").status(), 200);
}

#[tokio::test]
async fn row_50_a_connection_beyond_the_limit_waits_while_all_are_at_work() {
    let flags = ["--max-connections", "1", "--send-timeout", "1"];
    let server = Running::start(&flags).await;
    let mut slow = slow_reader(&server, "/moves.ndjson").await;
    slow.read_exact(&mut [0; 12]).unwrap();
    let next = server.get("/healthz", "");
    assert_eq!(next.status(), 200);
    assert!(next.took > Duration::from_millis(300), "{:?}", next.took);
}

#[tokio::test]
async fn row_50_silent_connections_of_one_client_shut_nobody_out() {
    let flags = ["--max-connections", "40", "--header-timeout", "60"];
    let server = Running::start(&flags).await;
    let silent: Vec<TcpStream> = (0..80).map(|_| server.connect()).collect();
    for _ in 0..3 {
        let answer = server.get("/healthz", "");
        assert_eq!(answer.status(), 200);
        assert!(answer.took < Duration::from_secs(5), "{:?}", answer.took);
    }
    drop(silent);
}

#[tokio::test]
async fn sigterm_is_told_to_proxies_first_and_ends_idle_connections() {
    let flags = ["--drain-delay", "1", "--header-timeout", "60"];
    let mut server = Running::start(&flags).await;
    let mut idle = server.connect();
    assert_eq!(ask(&mut idle, "/readyz").status(), 200);
    let mut silent = server.connect();
    server.signal("TERM");
    let unready = server.until(503, "/readyz");
    assert_eq!((unready.status(), unready.header("connection").as_str()), (503, "close"));
    // Whoever has not noticed yet is served.
    assert_eq!(server.get("/people", "").status(), 200);
    let (code, took) = server.ended();
    assert_eq!(code, Some(0), "{}", server.log());
    assert!(took < Duration::from_secs(15), "{took:?}");
    assert!(rest(&mut idle).closed && rest(&mut silent).closed);
    assert!(TcpStream::connect(server.address()).is_err());
}

#[tokio::test]
async fn what_has_begun_is_finished_before_the_end() {
    let mut server = Running::start(&["--drain-delay", "0"]).await;
    let whole = server.get("/moves.ndjson", "");
    let mut begun = slow_reader(&server, "/moves.ndjson").await;
    let mut start = [0; 12];
    begun.read_exact(&mut start).unwrap();
    assert_eq!(&start, b"HTTP/1.1 200");
    server.signal("TERM");
    let end = rest(&mut begun);
    assert!(end.closed && end.bytes.ends_with(b"\r\n0\r\n\r\n"));
    assert!(end.bytes.len().abs_diff(whole.bytes.len()) < 500);
    assert_eq!(server.ended().0, Some(0));
}

#[tokio::test]
async fn what_does_not_end_in_time_is_cut_off() {
    let mut server = Running::start(&["--drain-delay", "0", "--drain-timeout", "0.3"]).await;
    let mut begun = slow_reader(&server, "/moves.ndjson").await;
    begun.read_exact(&mut [0; 12]).unwrap();
    server.signal("TERM");
    let (code, took) = server.ended();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(10), "{took:?}");
    assert!(server.log().contains("connections were cut off"), "{}", server.log());
}

#[tokio::test]
async fn a_second_signal_is_the_end_at_once() {
    for (first, second) in [("TERM", "TERM"), ("TERM", "INT")] {
        let mut server = Running::start(&["--drain-delay", "60"]).await;
        server.signal(first);
        server.until(503, "/readyz");
        server.signal(second);
        let (code, took) = server.ended();
        assert_eq!(code, Some(1), "{first}, {second}");
        assert!(took < Duration::from_secs(10), "{took:?}");
    }
}

#[tokio::test]
async fn nobody_at_a_terminal_waits_for_a_proxy() {
    let mut server = Running::start(&["--drain-delay", "60"]).await;
    server.signal("INT");
    assert_eq!(server.ended().0, Some(0));
}

#[tokio::test]
async fn forged_forwarding_headers_share_one_bucket_and_health_checks_have_none() {
    let server = Running::start(&["--rate-limit", "3/h"]).await;
    let statuses: Vec<u16> = (0..6)
        .map(|n| server.get("/people", &format!("X-Forwarded-For: 10.1.2.{n}\r\n")).status())
        .collect();
    assert_eq!(statuses, [200, 200, 200, 429, 429, 429]);
    let refused = server.get("/zh/people", "");
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=1201).contains(&wait), "{wait}");
    assert!(refused.text().contains("请求过于频繁"));
    for path in ["/healthz", "/readyz"] {
        assert_eq!(server.get(path, "").status(), 200);
    }
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_client_has_its_own_bucket() {
    let flags = ["--rate-limit", "1/h", "--trusted-proxy-hops", "1"];
    let server = Running::start(&flags).await;
    let ask = |forwarded: &str| {
        server.get("/people", &format!("X-Forwarded-For: {forwarded}\r\n")).status()
    };
    assert_eq!([ask("10.0.0.1"), ask("10.0.0.2")], [200, 200]);
    // Whatever a client writes before what the proxy appends is not believed.
    assert_eq!([ask("9.9.9.9, 10.0.0.1"), ask("10.0.0.3, 10.0.0.2")], [429, 429]);
    assert_eq!([ask("2001:db8::1"), ask("2001:db8::2"), ask("2001:db8:0:1::1")], [200, 429, 200]);
}

#[tokio::test]
async fn a_loopback_address_has_no_rate_limit_unless_asked_for() {
    let server = Running::start(&[]).await;
    let mut connection = server.connect();
    assert!((0..100).all(|_| ask(&mut connection, "/people").status() == 200));
}

#[tokio::test]
async fn each_request_is_one_json_line_with_its_id_and_without_secrets() {
    let flags = ["--log-format", "json"];
    let server = Running::start(&flags).await;
    let path = "/?q=wenxin&email=a%40b.c&company=baidu";
    let forged = "X-Request-Id: forged-by-the-client\r\nReferer: http://secret.test\r\n";
    let answer = server.get(path, forged);
    let id = answer.header("x-request-id");
    assert_ne!(id, "forged-by-the-client");
    let bad = server.get("/?q=%0d%0aINFO%1b%5b31m", "");
    let odd = "/?q=%7F%C2%85%C2%9B%E2%80%AE%E2%80%A8%E2%81%A6x%5C%22";
    let odd = server.get(odd, "").header("x-request-id");
    let log = server.log_with(&odd);
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |id: &str| {
        let lines = lines.iter().filter(|line| line["span"]["id"] == id);
        let [line] = lines.collect::<Vec<_>>()[..] else { panic!("not one line: {log}") };
        line.clone()
    };
    let line = of(&id);
    assert_eq!(line["query"], "q=wenxin&company=baidu");
    assert_eq!((&line["method"], &line["path"]), (&"GET".into(), &"/".into()));
    assert_eq!((&line["status"], &line["client"]), (&200.into(), &"127.0.0.1".into()));
    assert_eq!(of(&bad.header("x-request-id"))["query"], "q=\r\nINFO\u{1b}[31m");
    assert_eq!(of(&odd)["query"], "q=\u{7f}\u{85}\u{9b}\u{202e}\u{2028}\u{2066}x\\\"", "row 52");
    assert!(!log.contains("secret.test") && !log.contains("a@b.c"));
    assert!(!log.contains(|c: char| c.is_control() && c != '\n'));
}

#[tokio::test]
async fn a_text_log_cannot_be_made_to_show_a_line_that_was_not_written() {
    let server = Running::start(&[]).await;
    server.get("/?q=a%0a2026-01-01T00:00:00Z%20ERROR%20forged%1b%5b31m%E2%80%AEx", "");
    let log = server.log_with("forged");
    // Another test's server may be starting on the same record, of which the log has a line.
    let lines: Vec<&str> = log.lines().filter(|line| line.contains("forged")).collect();
    let [line] = lines[..] else { panic!("not one line: {log}") };
    assert!(line.contains(r#"query="q=a\n2026-01-01T00:00:00Z ERROR forged\u{1b}[31m"#), "{log}");
    assert!(!log.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'), "{log}");
}

#[tokio::test]
async fn a_log_that_cannot_be_written_stops_no_answer() {
    use std::io::{BufRead as _, BufReader};

    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let url = crate::app::shipped_database().await;
    let mut child = baimo(["--listen", "127.0.0.1:0", "--database-url", url])
        .stdout(std::process::Stdio::piped())
        .stderr(full)
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let address = said.trim().replace("Baimo listens on http://", "");
    for path in ["/", "/nothing-here", "/people.csv"] {
        let mut stream = TcpStream::connect(&address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
        assert!(rest(&mut stream).text().starts_with("HTTP/1.1 "), "{path}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn the_password_of_a_database_is_nowhere_in_what_is_printed() {
    for url in [
        "postgres://reader:s3cretword@127.0.0.1:1/baimo",
        "postgres://reader@127.0.0.1:1/baimo?password=s3cretword",
        "postgres://reader@127.0.0.1:1/baimo?pasword=s3cretword",
        "mysql://reader:s3cretword@127.0.0.1/baimo",
    ] {
        for log_level in ["info", "debug"] {
            let done = baimo(["serve", "--listen", "127.0.0.1:0"])
                .env("BAIMO_DATABASE_URL", url)
                .env("RUST_LOG", format!("{log_level},sqlx_postgres::options=error"))
                .output()
                .unwrap();
            assert_eq!(done.status.code(), Some(2), "{url}");
            let printed = [done.stdout, done.stderr].concat();
            assert!(!String::from_utf8_lossy(&printed).contains("s3cret"), "{url}");
        }
    }
    let help = baimo(["serve", "--help"])
        .env("BAIMO_DATABASE_URL", "postgres://reader:s3cretword@h/d")
        .output()
        .unwrap();
    assert!(!String::from_utf8(help.stdout).unwrap().contains("s3cret"));
}

#[tokio::test]
async fn metrics_have_an_address_of_their_own_and_count_what_happened() {
    let server = Running::start(&["--metrics-listen", "127.0.0.1:0", "--rate-limit", "20/h"]).await;
    for path in ["/people", "/zh/people", "/nothing-here", "/people.csv", "/announcements/x"] {
        server.get(path, "");
    }
    let size = server.get("/people.csv", "").body().len();
    for _ in 0..20 {
        server.get("/people", "");
    }
    assert_eq!(server.get("/metrics", "").status(), 429);
    let log = server.logged("metrics address=");
    let address = log.split_whitespace().next().unwrap();
    for path in ["/healthz", "/readyz", "/nothing"] {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
        let status = if path == "/nothing" { 404 } else { 200 };
        assert_eq!(rest(&mut stream).status(), status, "{path}");
    }
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
    let answer = rest(&mut stream);
    assert!(answer.header("content-type").starts_with("application/openmetrics-text"));
    let text = answer.text();
    for line in [
        "baimo_requests_total{route=\"/zh/people\",class=\"2xx\"} 1".to_owned(),
        "baimo_requests_total{route=\"none\",class=\"4xx\"} 2".to_owned(),
        "baimo_requests_total{route=\"/announcements/{id}\",class=\"4xx\"} 1".to_owned(),
        "baimo_requests_rate_limited_total 7".to_owned(),
        "baimo_requests_shed_total 0".to_owned(),
        format!("baimo_exports_bytes_total {}", 2 * size),
        "baimo_requests_in_flight 0".to_owned(),
        "baimo_log_lines_lost_total 0".to_owned(),
    ] {
        assert!(text.lines().any(|found| found == line), "no {line} in {text}");
    }
    assert!(text.contains("baimo_request_duration_seconds_bucket{le=\"0.1\",class=\"2xx\"}"));
}
