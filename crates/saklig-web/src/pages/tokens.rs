//! `/account/tokens`: the tokens with which programs act in one's name; for
//! whoever runs people, also those of colleagues.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
};
use saklig_desk::{Refusal, acts::tokens::NewToken, looks::tokens::Tokens};
use saklig_model::{
    person::Power,
    token::{Token, USUAL_DAYS},
};

use super::{Answer, id, onward, page};
use crate::{
    Web,
    api::OPERATIONS,
    frame::{Frame, Room},
    refused,
    routes::Access,
    visitor::Visitor,
};

/// What the form holds.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    /// The token's name.
    pub name: String,
    /// The powers that were ticked.
    pub scope: Vec<Power>,
    /// How many days it lives, as typed.
    pub days: String,
}

impl Filled {
    fn blank() -> Self {
        Self { name: String::new(), scope: vec![Power::Read], days: USUAL_DAYS.to_string() }
    }

    fn sent(fields: &BTreeMap<String, String>) -> Self {
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let ticked = |power: &Power| fields.contains_key(&format!("scope-{}", power.key()));
        Self { name: text("name"), scope: Power::ALL.into_iter().filter(ticked).collect(), days: text("days") }
    }
}

/// The page.
#[derive(Template)]
#[template(path = "tokens.html")]
pub struct TokensTemplate {
    /// The frame.
    pub t: Frame,
    /// What the desk found.
    pub tokens: Tokens,
    /// The form.
    pub filled: Filled,
    /// The secret of the token that was just made: shown this once.
    pub secret: Option<String>,
    /// Why none was made.
    pub refused: Option<String>,
}

impl TokensTemplate {
    /// The powers that the reader has and the API asks for: key, words, whether ticked.
    fn powers(&self) -> Vec<(&'static str, String, bool)> {
        let asked = |power: Power| OPERATIONS.iter().any(|operation| operation.access == Access::Power(power));
        let own = Power::ALL.into_iter().filter(|power| self.t.person.may(*power).is_ok() && asked(*power));
        own.map(|power| (power.key(), self.t.of("power-", power.key()), self.filled.scope.contains(&power))).collect()
    }

    fn scope(&self, token: &Token) -> String {
        token.scope.iter().map(|power| self.t.of("power-", power.key())).collect::<Vec<_>>().join(", ")
    }

    fn used(&self, token: &Token) -> String {
        match &token.used_at {
            Some(day) => self.t.with("token-used", "day", self.t.day(day)),
            None => self.t.say("token-unused"),
        }
    }
}

async fn rendered(
    web: &Web,
    visitor: &Visitor,
    filled: Filled,
    secret: Option<String>,
    refusal: Option<&Refusal>,
) -> Answer {
    let tokens = web.desk.tokens(&visitor.person).await?;
    let mut t = Frame::new(web, visitor, Room::Elsewhere);
    "/account/tokens".clone_into(&mut t.here);
    let refused = refusal.map(|refusal| refused::told(t.texts(), refusal));
    let status = refusal.map_or(StatusCode::OK, refused::status);
    Ok(page(status, &TokensTemplate { t, tokens, filled, secret, refused }))
}

/// `GET /account/tokens`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor) -> Answer {
    rendered(&web, &visitor, Filled::blank(), None, None).await
}

/// `POST /account/tokens`: the answer is the page itself, so that the secret
/// stands in no address.
pub(crate) async fn make(
    State(web): State<Web>,
    visitor: Visitor,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Answer {
    let filled = Filled::sent(&fields);
    let days = filled.days.trim().parse().unwrap_or_default();
    let new = NewToken { name: filled.name.clone(), scope: filled.scope.clone(), days };
    match web.desk.make_token(&visitor.person, new).await {
        Ok(secret) => rendered(&web, &visitor, Filled::blank(), Some(secret), None).await,
        Err(refusal) => rendered(&web, &visitor, filled, None, Some(&refusal)).await,
    }
}

/// `POST /account/tokens/{id}/end`
pub(crate) async fn end(State(web): State<Web>, visitor: Visitor, Path(token): Path<String>) -> Answer {
    web.desk.end_token(&visitor.person, id(&token)?).await?;
    Ok(onward("/account/tokens", "token-ended"))
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::{samples, say::Say};

    impl TokensTemplate {
        /// A token of one's own just made, and one of a colleague's.
        pub(crate) fn sample(language: Language) -> Self {
            Self {
                t: samples::frame(language, Room::Elsewhere, "/account/tokens"),
                tokens: samples::tokens(),
                filled: Filled::blank(),
                secret: Some("saklig_bXVjaCByYW5kb21uZXNzIG11Y2ggcmFuZG9tbmVzcw".into()),
                refused: None,
            }
        }
    }

    #[test]
    fn every_power_has_its_words() {
        for say in Language::ALL.map(Say) {
            for power in Power::ALL {
                let key = format!("power-{}", power.key());
                assert!(say.find(&key, None).is_some(), "{key} in {:?}", say.0);
            }
        }
    }

    #[test]
    fn only_what_one_may_oneself_is_offered() {
        let sample = TokensTemplate::sample(Language::En);
        let offered: Vec<_> = sample.powers().into_iter().map(|power| power.0).collect();
        assert!(offered.contains(&"read_journal") && !offered.contains(&"erase"), "{offered:?}");
    }

    #[test]
    fn what_was_ticked_stays_ticked() {
        let fields = [("name", "Larm"), ("scope-answer", "1"), ("days", "7")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let filled = Filled::sent(&fields);
        assert_eq!((filled.scope, filled.days.as_str()), (vec![Power::Answer], "7"));
    }
}
