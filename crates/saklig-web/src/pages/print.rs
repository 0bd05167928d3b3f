//! `/case/{number}/print`: everything of a case on one page, to be printed. What
//! is covered stays covered, unless somebody who may uncovers it for this page;
//! the log then says who did.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use saklig_desk::{
    Refusal,
    looks::{
        case_page::{CasePage, Happened},
        inbox::View,
    },
};
use saklig_model::{
    ground::{Ground, GroundRef},
    item::Presence,
};

use super::{Answer, id, page};
use crate::{
    Web,
    frame::{Frame, Room},
    visitor::Visitor,
};

/// The page.
#[derive(Template)]
#[template(path = "print.html")]
pub struct PrintTemplate {
    /// The frame.
    pub t: Frame,
    /// The number of the case.
    pub number: i64,
    /// What the desk knows.
    pub case: CasePage,
    /// The grounds that its decisions name, as they read then.
    pub grounds: Vec<(GroundRef, Ground)>,
    /// Whether a covered text is uncovered.
    pub show: bool,
}

impl PrintTemplate {
    fn is_veiled(&self) -> bool {
        self.case.covered && !self.show
    }

    fn is_gone(&self) -> bool {
        !matches!(self.case.item.presence, Presence::Visible)
    }

    fn ground(&self, happened: &Happened) -> Option<String> {
        let reference = happened.ground.as_ref()?;
        let known = self.grounds.iter().find(|(other, _)| other == reference);
        let title = known.map_or_else(String::new, |(_, ground)| ground.title.get(self.t.texts().0).to_owned());
        Some(format!("{title} ({})", self.t.ground(reference)).trim_start().to_owned())
    }

    fn title_of(&self, ground: &Ground) -> String {
        ground.title.get(self.t.texts().0).to_owned()
    }

    fn words_of(&self, ground: &Ground) -> String {
        ground.explanation.get(self.t.texts().0).to_owned()
    }
}

async fn rendered(web: &Web, visitor: &Visitor, number: &str, show: bool) -> Result<Response, Refusal> {
    let number: i64 = number.parse().map_err(|_| Refusal::NotFound)?;
    let item = web.desk.case_numbered(&visitor.person, number).await?;
    if show {
        web.desk.uncover(&visitor.person, item).await?;
    }
    let case = web.desk.case_page(&visitor.person, item, View::All).await?;
    let mut grounds: BTreeMap<String, (GroundRef, Ground)> = BTreeMap::new();
    for reference in case.history.iter().filter_map(|happened| happened.ground.as_ref()) {
        if let Some(ground) = web.desk.ground_of_then(&visitor.person, reference).await? {
            let key = format!("{}/{}/{}", reference.pack, reference.id, reference.version);
            grounds.insert(key, (reference.clone(), ground));
        }
    }
    let mut t = Frame::new(web, visitor, Room::Inbox);
    t.here = format!("/case/{number}/print");
    let grounds = grounds.into_values().collect();
    Ok(page(StatusCode::OK, &PrintTemplate { t, number, case, grounds, show }))
}

/// `GET /case/{number}/print`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Path(number): Path<String>) -> Answer {
    let _: i64 = id(&number)?;
    Ok(rendered(&web, &visitor, &number, false).await?)
}

/// `POST /case/{number}/print`: the same with its text uncovered.
pub(crate) async fn uncovered(State(web): State<Web>, visitor: Visitor, Path(number): Path<String>) -> Answer {
    let _: i64 = id(&number)?;
    Ok(rendered(&web, &visitor, &number, true).await?)
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl PrintTemplate {
        /// The case of the pictures.
        pub(crate) fn sample(language: Language) -> Self {
            let case = samples::case();
            let grounds = case.grounds.iter().map(|shown| (shown.reference.clone(), shown.ground.clone())).collect();
            let t = samples::frame(language, Room::Inbox, "/case/1042/print");
            Self { t, number: 1042, case, grounds, show: false }
        }
    }

    #[test]
    fn what_is_covered_is_not_printed_unasked() {
        let mut sample = PrintTemplate::sample(Language::En);
        assert!(sample.render().unwrap().contains("070-174"));
        sample.case.covered = true;
        assert!(!sample.render().unwrap().contains("070-174"));
        sample.show = true;
        assert!(sample.render().unwrap().contains("070-174"));
    }

    #[test]
    fn the_title_names_no_one() {
        let html = PrintTemplate::sample(Language::En).render().unwrap();
        let title = html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert!(title.contains("1042") && !title.contains("Lundmark"));
    }
}
