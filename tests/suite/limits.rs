//! What requests may take up, tried with handlers that wait, panic or never end.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use baimo::store::Store;
use baimo::web::Site;
use baimo::web::ask::Kind;
use baimo::web::error::Error;
use baimo::web::limits::Limits;
use baimo::web::route::{Handler, Route};
use baimo::web::site::Cx;
use futures_util::StreamExt as _;
use futures_util::future::{Either, join_all, select};
use futures_util::stream::FuturesUnordered;
use tokio::sync::Notify;

use crate::app::{Answer, App, shipped_database};

/// What requests pass, in front of routes of a test's own.
async fn before(limits: Limits, routes: impl Into<Vec<Route>>) -> App {
    let store = Store::open(shipped_database().await).await.unwrap();
    let site = Site::new(store, "http://baimo.test".to_owned()).with_limits(limits);
    App::behind(site, routes.into())
}

/// A handler that waits, and the most requests that were ever in it at once.
fn waiting() -> (Arc<Notify>, Arc<AtomicUsize>, Handler) {
    let (go, most) = (Arc::new(Notify::new()), Arc::new(AtomicUsize::new(0)));
    let inside = Arc::new(AtomicUsize::new(0));
    let handler = {
        let (go, most) = (go.clone(), most.clone());
        move |_| {
            let (go, most, inside) = (go.clone(), most.clone(), inside.clone());
            async move {
                let now = inside.fetch_add(1, Ordering::SeqCst) + 1;
                most.fetch_max(now, Ordering::SeqCst);
                go.notified().await;
                inside.fetch_sub(1, Ordering::SeqCst);
                Ok("done".into_response())
            }
        }
    };
    (go, most, Handler::new(handler))
}

fn page(path: &str, handler: Handler) -> Route {
    Route::new(path, Kind::Page, handler)
}

fn file(path: &str, handler: Handler) -> Route {
    Route::new(path, Kind::File, handler)
}

/// A start page that is there at once.
fn home() -> Route {
    page("/", Handler::new(async |_| Ok("home".into_response())))
}

/// A request that shares its address, and so its answer, with no other.
async fn apart(app: &App, path: &str, n: usize) -> Answer {
    app.get(&format!("{path}?n={n}")).await
}

#[tokio::test]
async fn overload_is_answered_at_once_and_never_more_than_the_limit_is_in_flight() {
    let (go, most, handler) = waiting();
    let limits = Limits { requests: 4, ..Limits::default() };
    let app = before(limits, [page("/wait", handler)]).await;
    let mut answers: FuturesUnordered<_> = (0..40).map(|n| apart(&app, "/wait", n)).collect();
    let mut refused = Vec::new();
    while refused.len() < 36 {
        refused.push(answers.next().await.unwrap());
    }
    for answer in refused {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.header("retry-after"), "2");
        assert_eq!(answer.select("h1"), ["Too many readers at once"]);
    }
    // Health checks and style sheets are served all the same.
    assert_eq!(app.get("/static/app.css").await.status, StatusCode::NOT_FOUND);
    // The four ask the database for its version on their way in; only who is in hears the call.
    while most.load(Ordering::SeqCst) < 4 {
        tokio::select! {
            biased;
            answer = answers.next() => panic!("{:?}", answer.map(|answer| answer.status)),
            () = tokio::task::yield_now() => {}
        }
    }
    go.notify_waiters();
    let served: Vec<_> = answers.collect().await;
    assert!(served.iter().all(|answer| answer.status == StatusCode::OK) && served.len() == 4);
    assert_eq!(most.load(Ordering::SeqCst), 4);
    // The places are free again.
    let again = app.get("/wait");
    go.notify_one();
    assert_eq!(again.await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_reader_who_leaves_gives_the_place_back() {
    let (_go, _, handler) = waiting();
    let limits = Limits { requests: 1, ..Limits::default() };
    let app = before(limits, [page("/wait", handler), home()]).await;
    {
        let [waits, other] = [Box::pin(app.get("/wait")), Box::pin(app.get("/"))];
        // The first is asked first, so it has the place.
        let Either::Right((refused, _waits)) = select(waits, other).await else { panic!() };
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    }
    // The work holds the place and is cut at its next pause, which the runtime comes to in its turn.
    let mut answer = app.get("/").await;
    while answer.status == StatusCode::SERVICE_UNAVAILABLE {
        tokio::task::yield_now().await;
        answer = app.get("/").await;
    }
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn exports_have_places_of_their_own_and_few_wait_for_them() {
    let (go, most, handler) = waiting();
    let limits = Limits { requests: 2, exports: 2, ..Limits::default() };
    let routes = [file("/a.csv", handler), home()];
    let app = before(limits, routes).await;
    let mut exports: FuturesUnordered<_> = (0..20).map(|n| apart(&app, "/a.csv", n)).collect();
    // Two are in, four wait, the others hear it at once.
    for _ in 0..14 {
        let answer = exports.next().await.unwrap();
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(answer.header("content-type").starts_with("application/problem+json"));
    }
    let pages = join_all([app.get("/"), app.get("/")]).await;
    assert!(pages.iter().all(|page| page.status == StatusCode::OK));
    // The waiting ones give up after two seconds.
    for _ in 0..4 {
        let answer = exports.next().await.unwrap();
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    }
    go.notify_waiters();
    let served: Vec<_> = exports.collect().await;
    assert_eq!(served.iter().map(|answer| answer.status).collect::<Vec<_>>(), [StatusCode::OK; 2]);
    assert_eq!(most.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_handler_that_never_ends_is_answered_for() {
    let (_go, _, handler) = waiting();
    let limits = Limits { request_time: Duration::from_millis(50), ..Limits::default() };
    let app = before(limits, [page("/zh/wait", handler)]).await;
    let answer = app.get("/zh/wait").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "2");
    assert_eq!(answer.attributes("html", "lang"), ["zh-Hans"]);
}

#[tokio::test]
async fn a_panic_is_a_page_with_the_request_id_and_nothing_of_its_text() {
    async fn panics(_: Cx) -> Result<Response, Error> {
        panic!("the secret of the panic")
    }
    let limits = Limits { requests: 1, exports: 1, ..Limits::default() };
    let panics = Handler::new(panics);
    let routes = [page("/panic", panics.clone()), file("/panic.csv", panics), home()];
    let app = before(limits, routes).await;
    for _ in 0..3 {
        let page = app.get("/panic").await;
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(page.select("h1"), ["Something went wrong on our side"]);
        let id = page.header("x-request-id");
        assert!(id.len() > 8 && page.select("p.kick").iter().any(|text| text.contains(id)));
        assert!(!page.text().contains("secret"));
        let export = app.get("/panic.csv").await;
        assert_eq!(export.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(export.text().contains(export.header("x-request-id")));
        assert!(!export.text().contains("secret"));
        // No place was lost with it.
        assert_eq!(app.get("/").await.status, StatusCode::OK);
    }
}
