//! `/inbox/several`: a list in which several cases are chosen, and how it went
//! with each of them.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
};
use saklig_desk::{
    Refusal,
    looks::Row,
    seen::Seen,
    several::{Each, MOST_CHOSEN, Went},
};
use saklig_model::{
    ground::{Ground, GroundKind, GroundRef},
    id::ItemId,
};

use super::{
    Answer,
    inbox::{Asked, List},
    page,
};
use crate::{
    Web,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// How it went with one of the chosen, in words.
pub struct Told {
    /// The item.
    pub item: ItemId,
    /// Its case's number.
    pub number: Option<i64>,
    /// Why not; `None` where it was done.
    pub why: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "several.html")]
pub struct SeveralTemplate {
    /// The frame.
    pub t: Frame,
    /// The list that is chosen from.
    pub list: List,
    /// The grounds in force today, house rules first.
    pub grounds: Vec<(GroundRef, Ground)>,
    /// What was ticked, where nothing could be done.
    pub chosen: Vec<ItemId>,
    /// The ground that was chosen.
    pub ground: String,
    /// How it went; empty before anything was done.
    pub told: Vec<Told>,
    /// Why nothing was done.
    pub refused: Option<String>,
}

impl SeveralTemplate {
    fn address(row: &Row) -> String {
        format!("/inbox/{}?view=all", row.item)
    }

    fn is_chosen(&self, row: &Row) -> bool {
        self.chosen.contains(&row.item)
    }

    fn is_ground(&self, reference: &GroundRef) -> bool {
        self.ground == self.t.ground(reference)
    }

    fn ground_name(&self, ground: &Ground) -> String {
        let title = ground.title.get(self.t.texts().0);
        match ground.number {
            Some(number) => self.t.with2("ground-numbered", "number", number.to_string(), "title", title),
            None => title.to_owned(),
        }
    }

    fn done(&self) -> usize {
        self.told.iter().filter(|told| told.why.is_none()).count()
    }

    fn not_done(&self) -> usize {
        self.told.len() - self.done()
    }
}

/// What was ticked, with what the page had shown of it.
type Ticked = Vec<(ItemId, Option<Seen>)>;

/// What the form sends: the act, what it needs, and the chosen ones by name.
fn read(fields: &BTreeMap<String, String>) -> (Result<Each, Refusal>, Ticked) {
    let text = |name: &str| fields.get(name).map_or("", String::as_str);
    let each = match text("act") {
        "leave" => Ok(Each::Leave),
        "close" => Ok(Each::Close),
        "assign" => text("person").parse().map(Each::Assign).map_err(|_| Refusal::NoColleague),
        "hide" => super::case::ground(text("ground")).map(Each::Hide).ok_or(Refusal::NoGround),
        _ => Err(Refusal::Empty { field: "act" }),
    };
    let chosen = fields.iter().filter_map(|(name, seen)| {
        let item: ItemId = name.strip_prefix("item-")?.parse().ok()?;
        Some((item, seen.parse().ok()))
    });
    (each, chosen.collect())
}

async fn rendered(
    web: &Web,
    visitor: &Visitor,
    asked: &Asked,
    kept: (Vec<ItemId>, String),
    told: Vec<Told>,
    refusal: Option<&Refusal>,
) -> Answer {
    let list = List::look(web, visitor, asked, None).await?;
    let mut grounds = web.desk.grounds_today(&visitor.person).await?;
    grounds.sort_by_key(|(_, ground)| (ground.kind == GroundKind::ObviousCrime, ground.number));
    let mut t = Frame::new(web, visitor, Room::Inbox);
    t.here = "/inbox/several".to_owned();
    t.to_decide = Some(list.inbox.to_decide);
    let refused = refusal.map(|refusal| refused::told(t.texts(), refusal));
    let status = refusal.map_or(StatusCode::OK, refused::status);
    let (chosen, ground) = kept;
    Ok(page(status, &SeveralTemplate { t, list, grounds, chosen, ground, told, refused }))
}

/// `GET /inbox/several`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    rendered(&web, &visitor, &asked, (Vec::new(), String::new()), Vec::new(), None).await
}

/// `POST /inbox/several`: the answer is the page itself, with what was done and
/// what was not.
pub(crate) async fn act(
    State(web): State<Web>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Answer {
    let (each, chosen) = read(&fields);
    let items: Vec<ItemId> = chosen.iter().map(|(item, _)| *item).collect();
    let ground = fields.get("ground").cloned().unwrap_or_default();
    let went = match each {
        Ok(each) => web.desk.several(&visitor.person, &each, chosen).await,
        Err(refusal) => Err(refusal),
    };
    match went {
        Ok(went) => {
            let say = crate::say::Say(visitor.person.language);
            let told = |went: Went| Told {
                item: went.item,
                number: went.number,
                why: went.done.err().map(|refusal| refused::told(say, &refusal)),
            };
            let told: Vec<Told> = went.into_iter().map(told).collect();
            // What was not done stays ticked: it can be looked at, and tried again.
            let left = told.iter().filter(|told| told.why.is_some()).map(|told| told.item).collect();
            rendered(&web, &visitor, &asked, (left, ground), told, None).await
        }
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => rendered(&web, &visitor, &asked, (items, ground), Vec::new(), Some(&refusal)).await,
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl SeveralTemplate {
        /// Two were chosen: one was done, a colleague has the other.
        pub(crate) fn sample(language: Language) -> Self {
            let list = samples::list(None);
            let t = samples::frame(language, Room::Inbox, "/inbox/several");
            let rows = samples::rows();
            let why = refused::told(t.texts(), &Refusal::Held { by: "Jonas Berg".into() });
            let told = vec![
                Told { item: rows[0].item, number: Some(1051), why: None },
                Told { item: rows[1].item, number: Some(1042), why: Some(why) },
            ];
            let grounds = samples::case().grounds.into_iter().map(|shown| (shown.reference, shown.ground)).collect();
            Self { t, list, grounds, chosen: vec![rows[1].item], ground: String::new(), told, refused: None }
        }
    }

    #[test]
    fn what_was_not_done_is_told_and_stays_chosen() {
        let html = SeveralTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("Jonas Berg has the case"));
        assert_eq!(html.matches(" checked").count(), 1);
    }

    #[test]
    fn a_form_is_read_as_what_it_says() {
        let item = "0193b3c0-0000-4000-8000-000000000001";
        let fields = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let (each, chosen) =
            read(&fields(&[("act", "leave"), (&format!("item-{item}"), "5a6b1f22.0"), ("item-x", "")]));
        assert_eq!(each.unwrap(), Each::Leave);
        assert_eq!(chosen.len(), 1);
        assert!(chosen[0].1.is_some());
        assert!(matches!(read(&fields(&[("act", "hide")])).0, Err(Refusal::NoGround)));
        assert!(matches!(read(&fields(&[("act", "assign"), ("person", "x")])).0, Err(Refusal::NoColleague)));
        assert!(read(&fields(&[])).0.is_err());
    }
}
