//! What a picture takes from its page.
//!
//! The page is our own, made by our templates, so its text is searched and not parsed: elements are
//! closed, attributes stand in double quotes, and quotes in texts are escaped.

/// What was cut out of a page. Texts are escaped as in the page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Cut {
    /// Title of the page, without the site's name.
    pub(super) title: String,
    /// Its description.
    pub(super) description: String,
    /// Its address, absolute.
    pub(super) address: String,
    /// Its chart.
    pub(super) chart: Option<Chart>,
    /// The page whose chart it is about, where it has none of its own.
    pub(super) chart_of: Option<String>,
}

/// A chart with its caption.
#[derive(Debug, PartialEq)]
pub(super) struct Chart {
    /// Its message.
    pub(super) headline: String,
    /// What the marks are.
    pub(super) subtitle: String,
    /// Definitions of the page that the chart uses.
    pub(super) defs: String,
    /// The `svg` element; its x are percentages of the width.
    pub(super) svg: String,
    /// Its height in pixels.
    pub(super) height: f64,
}

impl Cut {
    /// Cuts a page. Of a chart that is drawn twice, for narrow and for wide screens, one is taken.
    pub(super) fn of(html: &str, narrow: bool) -> Self {
        let title = between(html, "<title>", "</title>").unwrap_or_default();
        let title = title.rsplit_once(" · ").map_or(title, |(title, _)| title);
        let description = between(html, "<meta name=\"description\" content=\"", "\"");
        Self {
            title: title.to_owned(),
            description: description.unwrap_or_default().to_owned(),
            address: between(html, "<link rel=\"canonical\" href=\"", "\"")
                .unwrap_or_default()
                .to_owned(),
            chart: chart(html, narrow),
            chart_of: between(html, " data-chart=\"", "\"").map(str::to_owned),
        }
    }
}

fn between<'a>(text: &'a str, before: &str, behind: &str) -> Option<&'a str> {
    let from = text.find(before)? + before.len();
    Some(text[from..].split_once(behind)?.0)
}

fn chart(html: &str, narrow: bool) -> Option<Chart> {
    const MARK: &str = " data-picture=\"";
    let wanted = if narrow { "narrow" } else { "wide" };
    let marks: Vec<(usize, &str)> = html
        .match_indices(MARK)
        .filter_map(|(at, _)| Some((at, html[at + MARK.len()..].split_once('"')?.0)))
        .collect();
    let fits = |mark: &&(usize, &str)| mark.1 == wanted || mark.1 == "any";
    let (at, _) = marks.iter().find(fits).or(marks.first())?;
    let from = html[..*at].rfind("<svg")?;
    let svg = element(&html[from..])?;
    let caption = html[..from].rfind("<figcaption>").map_or("", |at| &html[at..from]);
    Some(Chart {
        headline: plain(between(caption, "<h2", "</h2>").or(between(caption, "<h3", "</h3>"))),
        subtitle: plain(between(caption, "<p", "</p>")),
        defs: defs(html, svg),
        height: between(svg, " height=\"", "\"")?.parse().ok()?,
        svg: svg.to_owned(),
    })
}

/// The `svg` element that a text starts with, up to its own end and not that of one inside.
fn element(text: &str) -> Option<&str> {
    let mut depth = 0_u32;
    let mut at = 0;
    loop {
        let next = text[at..].find('<')? + at;
        if text[next..].starts_with("</svg>") {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return text.get(..next + "</svg>".len());
            }
        } else if text[next..].starts_with("<svg") {
            depth += 1;
        }
        at = next + 1;
    }
}

/// The text of an element whose start tag may still have its attributes, without the tags inside.
fn plain(element: Option<&str>) -> String {
    let Some((_, inside)) = element.and_then(|text| text.split_once('>')) else {
        return String::new();
    };
    let mut text = String::new();
    for piece in inside.split('<').enumerate() {
        text.push_str(match piece {
            (0, first) => first,
            (_, tagged) => tagged.split_once('>').map_or("", |(_, behind)| behind),
        });
    }
    text
}

/// The definitions that a chart refers to.
fn defs(html: &str, svg: &str) -> String {
    let blocks = html.match_indices("<defs>").filter_map(|(at, _)| {
        let block = &html[at..at + html[at..].find("</defs>")? + "</defs>".len()];
        let mut ids = block.split(" id=\"").skip(1).filter_map(|part| part.split_once('"'));
        ids.any(|(id, _)| svg.contains(&format!("href=\"#{id}\""))).then_some(block)
    });
    blocks.collect()
}

#[cfg(test)]
mod tests {
    use super::Cut;

    const PAGE: &str = r##"<title>Baidu · Baimo</title><meta name="description" content="A &#34;b&#34;">
        <svg><defs><g id="k-a"/></defs></svg><svg><defs><g id="other"/></defs></svg>
        <svg height="9"><text>no picture</text></svg>
        <figure><figcaption><h2 id="x">One <i lang="en">two</i></h2><p>Percent</p></figcaption>
        <svg class="n" data-picture="narrow" height="90"/></svg>
        <svg class="w" data-picture="wide" height="120"><svg><use href="#k-a"/></svg></svg></figure><svg></svg>"##;

    #[test]
    fn a_chart_comes_with_its_caption_and_the_definitions_it_uses() {
        let cut = Cut::of(PAGE, false);
        assert_eq!((cut.title.as_str(), cut.description.as_str()), ("Baidu", "A &#34;b&#34;"));
        let chart = cut.chart.unwrap();
        assert_eq!(chart.svg.matches("<svg").count(), 2);
        assert!(chart.svg.starts_with("<svg class=\"w\"") && chart.svg.ends_with("</svg></svg>"));
        assert_eq!((chart.headline.as_str(), chart.subtitle.as_str()), ("One two", "Percent"));
        assert_eq!(chart.defs, "<defs><g id=\"k-a\"/></defs>");
        assert!((chart.height - 120.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_narrow_picture_takes_the_narrow_drawing_and_a_page_without_a_chart_has_none() {
        assert!(Cut::of(PAGE, true).chart.unwrap().svg.contains("class=\"n\""));
        assert_eq!(Cut::of("<title>a</title><svg height=\"9\"></svg>", true).chart, None);
    }
}
