//! The pages of people: what the record says of each, and what names them.

use axum::http::StatusCode;
use baimo::domain::{Announcement, Claim, Person};

use crate::app::{App, shipped, typed};

/// Whether a text names a person, by the names that the record has: a Chinese one anywhere, a Latin
/// one as a word.
fn names(person: &Person, text: &str) -> bool {
    let all = [&person.name.en, &person.name.zh].into_iter().chain(&person.aliases);
    all.into_iter().any(|name| {
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        text.match_indices(name.as_str()).any(|(at, _)| {
            !name.is_ascii()
                || !is_part(text[..at].chars().next_back())
                    && !is_part(text[at + name.len()..].chars().next())
        })
    })
}

fn speaks(person: &Person, claim: &Claim) -> bool {
    names(person, &claim.who.en) || names(person, &claim.who.zh)
}

fn is_in(person: &Person, row: &Announcement) -> bool {
    let texts = [&row.title, &row.summary, &row.note];
    texts.into_iter().any(|text| names(person, &text.en) || names(person, &text.zh))
}

#[tokio::test]
async fn the_page_of_a_person_has_who_it_is_what_they_stated_and_every_announcement_naming_them() {
    let (app, record) = (App::start().await, shipped());
    let mut told = [0, 0];
    for person in &record.people {
        for prefix in ["", "/zh"] {
            let page = app.get(&format!("{prefix}/people/{}", person.slug)).await;
            assert_eq!(page.status, StatusCode::OK, "{}", person.slug);
            let head = typed(&page.select("h1")[0]);
            assert!(head.contains(&person.name.en) && head.contains(&person.name.zh), "{head}");
            let role = if prefix.is_empty() { &person.role.en } else { &person.role.zh };
            assert!(typed(&page.select(".lede")[0]).contains(&typed(role)), "{}", person.slug);
            let company = person.company.iter().map(|slug| format!("{prefix}/companies/{slug}"));
            assert_eq!(page.attributes("dl.kv a", "href"), company.collect::<Vec<_>>());
            let mut shown = page.attributes("li.row .what > a", "href");
            let naming = record.announcements.iter();
            let naming = naming.filter(|row| is_in(person, row));
            let mut naming: Vec<String> =
                naming.map(|row| format!("{prefix}/announcements/{}", row.id)).collect();
            shown.sort();
            naming.sort();
            assert_eq!(shown, naming, "{}", person.slug);
            let mut stated = page.attributes("[aria-labelledby=cl] li a", "href");
            let claims = record.claims.iter().filter(|claim| speaks(person, claim));
            let mut claims: Vec<String> =
                claims.map(|row| format!("{prefix}/claims?q={0}#{0}", row.id)).collect();
            stated.sort();
            claims.sort();
            assert_eq!(stated, claims, "{}", person.slug);
            told = [told[0] + naming.len(), told[1] + claims.len()];
        }
    }
    assert!(told.into_iter().all(|n| n > 20), "{told:?}");
}

#[tokio::test]
async fn a_name_leads_to_the_page_of_its_person_wherever_people_are_listed() {
    let (app, record) = (App::start().await, shipped());
    let sitemap = app.get("/sitemap.xml").await;
    for prefix in ["", "/zh"] {
        let list = app.get(&format!("{prefix}/people?limit=all")).await;
        let found = app.get(&format!("{prefix}/search?q=robin")).await;
        let claims = app.get(&format!("{prefix}/claims?limit=all")).await;
        let page = |person: &Person| format!("{prefix}/people/{}", person.slug);
        let robin = record.people.iter().find(|person| person.slug.as_str() == "robin-li").unwrap();
        assert!(found.attributes(".what a", "href").contains(&page(robin)));
        for person in &record.people {
            assert!(list.attributes("#rows th a", "href").contains(&page(person)));
            assert!(
                sitemap.text().contains(&format!("<loc>http://baimo.test{}</loc>", page(person)))
            );
            if let Some(company) = &person.company {
                let of = app.get(&format!("{prefix}/companies/{company}")).await;
                assert!(of.attributes("[aria-labelledby=pp] a", "href").contains(&page(person)));
            }
        }
        // The pages that tell a claim name its speaker likewise.
        let told = record.claims.iter().filter_map(|claim| {
            let speaker = record.people.iter().find(|person| speaks(person, claim))?;
            Some((claim.announcement.as_ref()?, speaker))
        });
        for (announcement, speaker) in told {
            let of = app.get(&format!("{prefix}/announcements/{announcement}")).await;
            let links = of.attributes("[aria-labelledby=cl] .mute a", "href");
            assert!(links.contains(&page(speaker)), "{announcement}: {links:?}");
        }
        for claim in &record.claims {
            let speaker = record.people.iter().find(|person| speaks(person, claim));
            let links =
                claims.attributes(&format!("tr[id='{}'] td:nth-child(3) a", claim.id), "href");
            assert_eq!(links, speaker.map(page).into_iter().collect::<Vec<_>>(), "{}", claim.id);
        }
    }
}

#[tokio::test]
async fn a_person_whom_nothing_names_is_said_so_and_a_name_misspelt_leads_to_the_nearest() {
    let (app, record) = (App::start().await, shipped());
    let of_nothing = |person: &&Person| {
        !record.announcements.iter().any(|row| is_in(person, row))
            && !record.claims.iter().any(|claim| speaks(person, claim))
    };
    for person in record.people.iter().filter(of_nothing) {
        let page = app.get(&format!("/people/{}", person.slug)).await;
        let says =
            "No announcement or figure in the record names this person; the sources below do.";
        assert!(page.select("main p").contains(&says.to_owned()), "{}", person.slug);
        assert_eq!(page.select("[aria-labelledby=so] li").len(), person.sources.len());
    }
    let near = app.get("/zh/people/robin-lee").await;
    assert_eq!(near.status, StatusCode::NOT_FOUND);
    assert_eq!(near.attributes("main section a", "href")[0], "/zh/people/robin-li");
    let moved = app.get("/people/Robin-Li").await;
    assert_eq!(moved.header("location"), "/people/robin-li");
}
