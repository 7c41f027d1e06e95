//! The sessions around day 0: a bar from zero to the close, a whisker from low to high, a tick for
//! the benchmark, hollow diamonds for figures the press printed.

mod diamonds;
mod session;

use askama::Template;

pub use self::diamonds::Diamond;
use self::diamonds::{Placed, placed};
pub use self::session::{Ohlc, Session};
use super::pct;
use super::percent_axis::{PercentAxis, px};
use super::strip::signed;
use crate::web::format;
use crate::web::render::Frame;

/// Least pixels between the end of a bar and that of its whisker at which both are written out.
const APART: f64 = 30.0;
/// Left edge of the plot, percent of the width: 34 px at 328, the width of `+10%` and its gap.
const LEFT: f64 = 10.5;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 258.0;
/// A daily limit is drawn once a move gets past this part of it; a limit far off would flatten
/// everything else.
const LIMIT_IN_SIGHT: f64 = 0.6;

/// What the picture is of.
pub struct Subject<'a> {
    /// Title of the picture.
    pub title: String,
    /// The benchmark's name.
    pub benchmark: &'a str,
    /// The daily limit of the share's board, percent.
    pub limit: Option<u8>,
}

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/window.html")]
pub struct WindowChart {
    title: String,
    desc: String,
    source: String,
    left: String,
    column: String,
    grid: Vec<(String, String, String, bool)>,
    limits: Vec<Limit>,
    columns: Vec<Column>,
    diamonds: Vec<Placed>,
}

#[derive(Debug)]
struct Limit {
    y: String,
    label: Option<(String, String)>,
}

#[derive(Debug)]
struct Column {
    x: String,
    centre: String,
    number: String,
    day: String,
    is_day0: bool,
    title: String,
    bar: Option<Bar>,
    /// Ends and height of the benchmark's tick.
    tick: Option<(String, String, String)>,
    labels: Vec<Label>,
}

/// A figure written out.
#[derive(Debug)]
struct Label {
    y: String,
    text: String,
    is_close: bool,
}

#[derive(Debug)]
struct Bar {
    up: bool,
    low_y: String,
    high_y: String,
    x: String,
    width: String,
    y: String,
    height: String,
}

impl WindowChart {
    /// The chart of some sessions; nothing if none of them has moves.
    #[must_use]
    pub fn new(
        frame: &Frame,
        subject: Subject,
        sessions: &[Session],
        diamonds: &[Diamond],
    ) -> Option<Self> {
        sessions.iter().find(|session| session.moves.is_some())?;
        let extremes = sessions.iter().flat_map(|session| {
            let moves = session.moves.map(|m| [m.low, m.high]);
            moves.into_iter().flatten().chain(session.benchmark)
        });
        let values: Vec<f64> = extremes.chain(diamonds.iter().map(|d| d.percent)).collect();
        let limits = limits(subject.limit, &values);
        let axis = PercentAxis::new(values.into_iter().chain(limits.iter().copied()), TOP, BOTTOM);
        let width = (100.0 - LEFT) / f64::from(u32::try_from(sessions.len()).ok()?);
        let centre = |i: usize| LEFT + width * (f64::from(u32::try_from(i).unwrap_or(0)) + 0.5);
        let columns = sessions.iter().enumerate();
        Some(Self {
            title: subject.title,
            desc: frame.t.about("window-desc", subject.benchmark),
            source: frame.t.about("reaction-chart-source", &frame.record()),
            left: pct(LEFT),
            column: pct(width),
            grid: axis.grid(),
            limits: limits
                .iter()
                .map(|limit| Limit {
                    y: px(axis.y(*limit)),
                    label: (*limit > 0.0).then(|| {
                        (
                            px(axis.y(*limit) - 5.0),
                            frame.t.about("window-limit", &format!("{limit}%")),
                        )
                    }),
                })
                .collect(),
            columns: columns
                .map(|(i, s)| column(frame, &axis, subject.benchmark, s, (centre(i), width)))
                .collect(),
            diamonds: placed(&axis, sessions, diamonds, width, centre, |i| {
                leading(&sessions[i]).map(|moves| place_of_close(&axis, moves))
            }),
        })
    }
}

/// The limit lines to draw, percent.
fn limits(limit: Option<u8>, values: &[f64]) -> Vec<f64> {
    let Some(limit) = limit.map(f64::from) else { return Vec::new() };
    let furthest = values.iter().fold(0.0f64, |most, value| most.max(value.abs()));
    if furthest >= limit * LIMIT_IN_SIGHT { vec![limit, -limit] } else { Vec::new() }
}

fn column(
    frame: &Frame,
    axis: &PercentAxis,
    benchmark: &str,
    session: &Session,
    (centre, width): (f64, f64),
) -> Column {
    let bar = session.moves.map(|m| Bar {
        up: m.close >= 0.0,
        low_y: px(axis.y(m.low)),
        high_y: px(axis.y(m.high)),
        x: pct(centre - width * 0.24),
        width: pct(width * 0.48),
        y: px(axis.y(m.close.max(0.0))),
        height: px((axis.y(m.close) - axis.y(0.0)).abs().max(1.0)),
    });
    Column {
        x: pct(centre - width / 2.0),
        centre: pct(centre),
        number: signed(session.number),
        day: frame.short_day(&session.day),
        is_day0: session.number == 0,
        title: column_title(frame, benchmark, session),
        bar,
        tick: session
            .benchmark
            .map(|v| (pct(centre - width * 0.34), pct(centre + width * 0.34), px(axis.y(v)))),
        labels: leading(session).map(|moves| written(axis, moves)).unwrap_or_default(),
    }
}

/// The moves of a session of which the close is written out: the two of the headline.
fn leading(session: &Session) -> Option<Ohlc> {
    session.moves.filter(|_| matches!(session.number, 0 | 1))
}

/// The end of the whisker beyond the close.
fn furthest(moves: Ohlc) -> f64 {
    if moves.close < 0.0 { moves.low } else { moves.high }
}

/// Whether the whisker goes so far beyond its bar that the ends of both can be written out.
fn has_room(axis: &PercentAxis, moves: Ohlc) -> bool {
    (axis.y(furthest(moves)) - axis.y(moves.close)).abs() >= APART
}

/// Where a figure at the end of a bar or of a whisker stands.
fn beyond(axis: &PercentAxis, moves: Ohlc, value: f64) -> f64 {
    axis.y(value) + if moves.close < 0.0 { 14.0 } else { -6.0 }
}

/// Where the close stands: at the end of its bar, or of a whisker that is hardly longer.
fn place_of_close(axis: &PercentAxis, moves: Ohlc) -> f64 {
    let end = if has_room(axis, moves) { moves.close } else { furthest(moves) };
    beyond(axis, moves, end)
}

/// The close, and at the end of its whisker how much further the share had gone, where there is room
/// for both.
fn written(axis: &PercentAxis, moves: Ohlc) -> Vec<Label> {
    let label = |y: f64, value: f64, is_close: bool| {
        let text = format::plain_percent(value);
        Label { y: px(y), text, is_close }
    };
    let end = furthest(moves);
    let further = has_room(axis, moves).then(|| label(beyond(axis, moves, end), end, false));
    std::iter::once(label(place_of_close(axis, moves), moves.close, true)).chain(further).collect()
}

fn column_title(frame: &Frame, benchmark: &str, session: &Session) -> String {
    let day = frame.full_day(&session.day);
    let Some(m) = session.moves else {
        return frame.t.about("window-no-moves", &day);
    };
    let index = session.benchmark.map_or_else(
        || frame.t.get("window-no-benchmark"),
        |v| format!("{benchmark} {}", format::plain_percent(v)),
    );
    let values = [
        ("day", day.into()),
        ("open", format::plain_percent(m.open).into()),
        ("high", format::plain_percent(m.high).into()),
        ("low", format::plain_percent(m.low).into()),
        ("close", format::plain_percent(m.close).into()),
        ("index", index.into()),
    ];
    frame.t.with("window-session", &values)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::{Bound, Lang};
    use crate::web::render::Nav;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn session(number: i32, date: &str, moves: Option<[f64; 4]>) -> Session {
        let moves = moves.map(|[open, high, low, close]| Ohlc { open, high, low, close });
        Session { number, day: day(date), moves, benchmark: Some(-0.1) }
    }

    fn chart(limit: Option<u8>, sessions: &[Session], diamonds: &[Diamond]) -> Option<WindowChart> {
        let frame = Frame::bare(Lang::En, "/", Nav::None, "");
        let subject = Subject { title: String::new(), benchmark: "index", limit };
        WindowChart::new(&frame, subject, sessions, diamonds)
    }

    #[test]
    fn bars_start_at_zero_and_whiskers_reach_from_low_to_high() {
        let sessions = [
            session(0, "2023-04-10", Some([-2.0, -1.0, -20.0, -17.0])),
            session(1, "2023-04-11", Some([6.0, 16.0, 5.0, 9.5])),
        ];
        let chart = chart(None, &sessions, &[]).unwrap();
        let zero = chart.grid.iter().find(|grid| grid.3).unwrap().0.clone();
        let (down, up) = (chart.columns[0].bar.as_ref().unwrap(), chart.columns[1].bar.as_ref());
        assert_eq!((down.y.as_str(), down.low_y.as_str()), (zero.as_str(), "258.0"));
        let up = up.unwrap();
        let bottom = up.y.parse::<f64>().unwrap() + up.height.parse::<f64>().unwrap();
        assert!((bottom - zero.parse::<f64>().unwrap()).abs() < 0.11);
        assert_eq!(up.high_y, "24.0");
    }

    #[test]
    fn a_close_is_written_at_the_end_of_its_bar_and_a_whisker_that_goes_far_beyond_has_its_own() {
        let sessions = [
            session(-1, "2023-04-07", Some([0.0, 0.0, 0.0, 0.0])),
            session(0, "2023-04-10", Some([-2.0, -1.0, -20.0, -10.0])),
            session(1, "2023-04-11", Some([6.0, 9.6, 5.0, 9.5])),
        ];
        let chart = chart(None, &sessions, &[]).unwrap();
        let texts = |column: &Column| -> Vec<String> {
            column.labels.iter().map(|label| label.text.clone()).collect()
        };
        let written: Vec<Vec<String>> = chart.columns.iter().map(texts).collect();
        assert_eq!(written, [vec![], vec!["−10.00%", "−20.00%"], vec!["+9.50%"]]);
        let [close, low] = chart.columns[1].labels.as_slice() else { panic!("{written:?}") };
        let bar = chart.columns[1].bar.as_ref().unwrap();
        let number = |text: &str| text.parse::<f64>().unwrap();
        let end = number(&bar.y) + number(&bar.height);
        assert!((number(&close.y) - end - 14.0).abs() < 0.11, "{close:?} {end}");
        assert!((number(&low.y) - number(&bar.low_y) - 14.0).abs() < 0.11, "{low:?}");
        assert!(close.is_close && !low.is_close);
    }

    #[test]
    fn a_limit_is_drawn_only_where_moves_come_near_it() {
        let near = [session(0, "2023-04-10", Some([0.0, 1.0, -20.0, -17.0]))];
        assert_eq!(chart(Some(20), &near, &[]).unwrap().limits.len(), 2);
        assert!(chart(None, &near, &[]).unwrap().limits.is_empty());
        let calm = [session(0, "2023-04-10", Some([0.0, 1.0, -2.0, -1.0]))];
        assert!(chart(Some(20), &calm, &[]).unwrap().limits.is_empty());
    }

    #[test]
    fn diamonds_that_would_touch_step_outward_and_floors_stand_left() {
        let sessions = [session(0, "2023-03-16", Some([0.0, 0.6, -10.1, -6.4]))];
        let diamond = |percent, bound| Diamond {
            day: day("2023-03-16"),
            percent,
            bound,
            title: String::new(),
        };
        let diamonds = [
            diamond(-10.0, Bound::About),
            diamond(-9.9, Bound::Exact),
            diamond(-10.0, Bound::AtLeast),
            diamond(-2.0, Bound::AtLeast),
            Diamond { day: day("2023-05-01"), ..diamond(1.0, Bound::Exact) },
        ];
        let chart = chart(None, &sessions, &diamonds).unwrap();
        let steps: Vec<f64> = chart.diamonds.iter().map(|d| d.dx).collect();
        assert_eq!(steps, [0.0, 9.0, -0.0, -0.0]);
        assert_ne!(chart.diamonds[0].x, chart.diamonds[2].x);
    }

    #[test]
    fn sessions_without_moves_keep_their_column() {
        let sessions =
            [session(-1, "2023-04-07", None), session(0, "2023-04-10", Some([0.0, 1.0, 0.0, 1.0]))];
        let drawn = chart(None, &sessions, &[]).unwrap();
        assert!(drawn.columns[0].bar.is_none() && drawn.columns.len() == 2);
        assert!(chart(None, &sessions[..1], &[]).is_none());
    }
}
