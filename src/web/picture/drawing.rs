//! A chart on a ground of its own, with its caption inside: screenshots and embeds lose what stands
//! around them.

use std::fmt::Write as _;

use super::cut::{Chart, Cut};
use super::style::style;
use super::wrap::wrap;
use crate::web::params::Look;

/// Room around everything, in pixels.
const PAD: f64 = 16.0;
/// Height of a line of the headline and of the subtitle, in pixels.
const LINES: (f64, f64) = (21.0, 16.0);

/// A picture.
#[derive(Debug, PartialEq)]
pub(in crate::web) struct Drawing {
    /// Title of the page it is from.
    pub(in crate::web) title: String,
    /// Pixels.
    pub(in crate::web) height: f64,
    /// The document.
    pub(super) svg: String,
}

/// The picture of a page's chart, or nothing if it has none. Links lead to the site.
pub(super) fn drawing(cut: &Cut, site: &str, look: Look) -> Option<Drawing> {
    let chart = cut.chart.as_ref()?;
    let width = f64::from(look.width);
    let inner = width - 2.0 * PAD;
    let headline = wrap(&chart.headline, inner, 16.0, 3);
    let subtitle = wrap(&chart.subtitle, inner, 12.0, 3);
    let mut y = 6.0;
    let mut texts = String::new();
    for (lines, class, step) in [(&headline, "h", LINES.0), (&subtitle, "q p", LINES.1)] {
        for line in lines {
            y += step;
            texts.push_str(&text(class, PAD, y, line));
        }
    }
    y += 14.0;
    let height = y + chart.height + PAD / 2.0;
    let (lang, style, class) = (look.lang.tag(), style(look), class(width));
    let drawn = placed(chart, (PAD, y, inner), site);
    // Marks that lead to a row of their page.
    let drawn = drawn.replace("<a href=\"#", &format!("<a href=\"{}#", cut.address));
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{lang}\" class=\"{class}\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
         <style>{style}</style><rect class=\"pad\" width=\"{width}\" height=\"{height}\"/>\
         {texts}{drawn}</svg>\n"
    );
    Some(Drawing { title: cut.title.clone(), height, svg })
}

/// What a screen of a width shows, as the style sheet would have it.
pub(super) fn class(width: f64) -> &'static str {
    if width < 720.0 {
        "narrow"
    } else if width < 1360.0 {
        "middle"
    } else {
        "wide"
    }
}

/// A line of text; it is escaped already.
pub(super) fn text(class: &str, x: f64, y: f64, text: &str) -> String {
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{text}</text>")
}

/// A chart at a place, as wide as given. Percentages become pixels: not every program that shows
/// SVG knows what they are of.
pub(super) fn placed(chart: &Chart, (x, y, width): (f64, f64, f64), site: &str) -> String {
    let svg =
        with_halos(&in_pixels(&chart.svg, width)).replace(" href=\"/", &format!(" href=\"{site}/"));
    format!("{}<g transform=\"translate({x} {y})\">{svg}</g>", chart.defs)
}

fn in_pixels(svg: &str, width: f64) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(at) = rest.find("=\"") {
        let (before, from) = rest.split_at(at + 2);
        out.push_str(before);
        let (value, behind) = from.split_at(from.find('"').unwrap_or(from.len()));
        match value.strip_suffix('%').and_then(|percent| percent.parse::<f64>().ok()) {
            Some(percent) => {
                let _ = write!(out, "{:.1}", percent * width / 100.0);
            }
            None => out.push_str(value),
        }
        rest = behind;
    }
    out + rest
}

/// A text with a light edge becomes two: the edge below, the letters above. A page says so by
/// `paint-order`, which several programs that show SVG do not know.
fn with_halos(svg: &str) -> String {
    const ORDER: &str = " paint-order=\"stroke\"";
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(at) = rest.find("<text ") {
        let (before, from) = rest.split_at(at);
        let end = from.find("</text>").map_or(from.len(), |end| end + "</text>".len());
        let (element, behind) = from.split_at(end);
        let (tag, inside) = element.split_at(element.find('>').unwrap_or(element.len()));
        out.push_str(before);
        if tag.contains(ORDER) {
            let edge = tag.replace(ORDER, " aria-hidden=\"true\"");
            let letters = tag.replace(ORDER, "").replace(" halo", "");
            let _ = write!(out, "{edge}{inside}{letters}{inside}");
        } else {
            out.push_str(element);
        }
        rest = behind;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    #[test]
    fn the_edge_of_a_text_is_a_text_below_it() {
        let svg = "<text class=\"s halo\" paint-order=\"stroke\" x=\"3\">a</text><text>b</text>";
        assert_eq!(
            with_halos(svg),
            "<text class=\"s halo\" aria-hidden=\"true\" x=\"3\">a</text><text class=\"s\" \
             x=\"3\">a</text><text>b</text>"
        );
    }

    #[test]
    fn percentages_become_pixels_and_texts_stay() {
        let svg = "<line x1=\"7.50%\" x2=\"100%\" y1=\"3\"/><text dx=\"-6\">−17.25%</text>";
        let drawn = in_pixels(svg, 200.0);
        assert_eq!(
            drawn,
            "<line x1=\"15.0\" x2=\"200.0\" y1=\"3\"/><text dx=\"-6\">−17.25%</text>"
        );
    }

    #[test]
    fn a_picture_is_as_wide_as_asked_and_its_links_lead_to_the_site() {
        let html = "<figcaption><h2>H</h2></figcaption><svg data-picture=\"any\" height=\"50\" \
                    width=\"100%\"><a href=\"/x\"><rect/></a></svg>";
        let look = Look { width: 400, ..Look::usual(Lang::Zh) };
        let drawn = drawing(&Cut::of(html, true), "https://a.example", look).unwrap().svg;
        assert!(drawn.contains(" width=\"400\" height=\"99\" "), "{drawn}");
        assert!(
            drawn.contains("href=\"https://a.example/x\"")
                && drawn.contains("xml:lang=\"zh-Hans\"")
        );
        assert!(drawn.contains("width=\"368.0\"") && drawn.contains(">H</text>"));
        assert_eq!(drawing(&Cut::default(), "", look), None);
    }
}
