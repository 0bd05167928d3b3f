//! `/account/second-factor`: set the second factor, or renew it; and once, the
//! recovery codes.

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
};
use saklig_desk::{
    Refusal,
    acts::{second_factor::Offered, sign_in::Stage},
};
use serde::Deserialize;

use super::{Answer, page};
use crate::{
    Web,
    frame::{Frame, Room},
    qr, refused,
    visitor::{Visitor, local},
};

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    to: String,
}

/// What the form sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    sealed: String,
    code: String,
    password: String,
    to: String,
}

/// The page.
#[derive(Template)]
#[template(path = "second_factor.html")]
pub struct SecondFactorTemplate {
    /// The texts.
    pub t: Frame,
    /// What is offered.
    pub offered: Offered,
    /// Whether they have one already.
    pub renews: bool,
    /// Whether nothing else is open to them yet.
    pub must: bool,
    /// Where to go afterwards.
    pub to: String,
    /// Why it did not work.
    pub refused: Option<String>,
}

impl SecondFactorTemplate {
    fn style(&self) -> String {
        self.t.style()
    }

    fn mark(&self) -> String {
        self.t.mark()
    }

    fn drawn(&self) -> Option<(i32, String)> {
        qr::drawn(&self.offered.address)
    }
}

/// The recovery codes, shown once.
#[derive(Template)]
#[template(path = "recovery_codes.html")]
pub struct RecoveryCodesTemplate {
    /// The texts.
    pub t: Frame,
    /// The codes.
    pub codes: Vec<String>,
    /// Where to go on to.
    pub to: String,
}

impl RecoveryCodesTemplate {
    fn style(&self) -> String {
        self.t.style()
    }

    fn mark(&self) -> String {
        self.t.mark()
    }
}

async fn template(web: &Web, visitor: &Visitor, offered: Offered, to: &str) -> Result<SecondFactorTemplate, Refusal> {
    let must = visitor.session.stage == Stage::Enrol;
    Ok(SecondFactorTemplate {
        t: Frame::new(web, visitor, Room::Elsewhere),
        offered,
        renews: !must && web.desk.own_account(&visitor.session).await?.second_factor,
        must,
        to: local(to).unwrap_or(if must { "/inbox" } else { "/account" }).to_owned(),
        refused: None,
    })
}

/// `GET /account/second-factor`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let offered = web.desk.offer_second_factor(&visitor.session);
    Ok(page(StatusCode::OK, &template(&web, &visitor, offered, &asked.to).await?))
}

/// `POST /account/second-factor`
pub(crate) async fn set(State(web): State<Web>, visitor: Visitor, Form(filled): Form<Filled>) -> Answer {
    let session = &visitor.session;
    match web.desk.set_second_factor(session, &filled.sealed, &filled.code, &filled.password).await {
        Ok(codes) => {
            let t = Frame::new(&web, &visitor, Room::Elsewhere);
            let to = local(&filled.to).unwrap_or("/account").to_owned();
            Ok(page(StatusCode::OK, &RecoveryCodesTemplate { t, codes, to }))
        }
        Err(refusal @ Refusal::Internal(_)) => Err(refusal.into()),
        Err(refusal) => {
            // The same picture again, so that a phone that has it need not begin anew.
            let again = web.desk.offer_again(session, &filled.sealed);
            let offered = again.unwrap_or_else(|_| web.desk.offer_second_factor(session));
            let mut template = template(&web, &visitor, offered, &filled.to).await?;
            template.refused = Some(refused::told(template.t.texts(), &refusal));
            Ok(page(refused::status(&refusal), &template))
        }
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl SecondFactorTemplate {
        /// Renewing, after a wrong code.
        pub(crate) fn sample(language: Language) -> Self {
            Self {
                t: samples::frame(language, Room::Elsewhere, "/account/second-factor"),
                offered: Offered {
                    sealed: "c2VhbGVk".into(),
                    secret: "GEZD GNBV GY3T QOJQ".into(),
                    address: "otpauth://totp/Bj%C3%B6rkdala:amina?secret=GEZDGNBVGY3TQOJQ".into(),
                },
                renews: true,
                must: false,
                to: "/account".into(),
                refused: Some(refused::told(crate::say::Say(language), &Refusal::Code)),
            }
        }
    }

    impl RecoveryCodesTemplate {
        /// Two codes.
        pub(crate) fn sample(language: Language) -> Self {
            Self {
                t: samples::frame(language, Room::Elsewhere, "/account/second-factor"),
                codes: vec!["ABCD-EFGH-IJKL-MNOP".into(), "QRST-UVWX-YZ23-4567".into()],
                to: "/account".into(),
            }
        }
    }

    #[test]
    fn the_secret_stands_beside_its_picture() {
        let html = SecondFactorTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("GEZD GNBV GY3T QOJQ") && html.contains("<svg class=\"qr\""));
        assert!(html.contains("name=\"password\""), "renewing asks for the password");
        let mut first = SecondFactorTemplate::sample(Language::En);
        (first.renews, first.must) = (false, true);
        assert!(!first.render().unwrap().contains("name=\"password\""));
    }
}
