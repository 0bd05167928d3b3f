//! `saklig follow`: mirrors one of the authority's own public accounts.

use std::{
    io::{BufRead as _, IsTerminal as _},
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use saklig_desk::{
    Refusal,
    acts::{
        follow::Confirmation,
        sign_in::{Session, Stage},
    },
};
use saklig_model::{channel::ServiceMode, language::Language};
use saklig_web::{refused, say::Say};

use crate::{Node, arguments::Place};

/// Mirrors one of the authority's own public accounts on Bluesky or Mastodon,
/// without credentials. Nothing is mirrored until a named person has confirmed
/// that the account is the authority's own.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  saklig follow @kommun.bsky.social\n  \
    saklig follow https://bsky.app/profile/kommun.se\n  \
    saklig follow @namn@mastodon.example --name Mastodon\n  \
    saklig follow https://mastodon.example/@namn --as ulla --unit Kommunikation --purpose \"Nyheter och svar\"\n\n\
    Exit status: 0 the account waits for confirmation or is followed, 2 nothing was done.")]
pub struct Follow {
    /// The account: @kommun.bsky.social, @namn@mastodon.example, or the address
    /// of its page
    #[arg(value_name = "ADDRESS")]
    pub address: String,

    /// What to call the channel [default: the platform and the account's name]
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub name: String,

    /// Confirms at once, as this person, that the account is the authority's
    /// own; asks for their password and the code of their second factor on the
    /// terminal, or reads them from standard input, a line each
    #[arg(long = "as", value_name = "LOGIN", requires = "unit", requires = "purpose")]
    pub login: Option<String>,

    /// With --as: the unit that manages the account
    #[arg(long, value_name = "UNIT", requires = "login")]
    pub unit: Option<String>,

    /// With --as: the mandate that the account serves, in a sentence
    #[arg(long, value_name = "TEXT", requires = "login")]
    pub purpose: Option<String>,

    /// With --as: what visitors may expect
    #[arg(long, value_enum, default_value = "publish-and-answer")]
    pub mode: Mode,

    /// The address that people use to reach Saklig, for the page on which the
    /// account is confirmed
    #[arg(long, env = "SAKLIG_PUBLIC_URL", value_name = "URL", default_value = "http://127.0.0.1:8080")]
    pub public_url: String,
}

/// What visitors may expect.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Mode {
    /// News and facts are published and questions answered
    PublishAndAnswer,
    /// Neither moderated nor answered
    ListenOnly,
    /// The authority as an employer
    EmployerInformation,
}

impl From<Mode> for ServiceMode {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::PublishAndAnswer => Self::PublishAndAnswer,
            Mode::ListenOnly => Self::ListenOnly,
            Mode::EmployerInformation => Self::EmployerInformation,
        }
    }
}

impl Follow {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let node = Node::open(place.plan()?).await?;
        let followed =
            node.desk.follow_by_command(&self.address, &self.name).await.map_err(|refusal| told(&refusal))?;
        if followed.new_authority {
            println!("There was no authority here: an unnamed Swedish one was made. Name it with `saklig serve`.");
        }
        println!("Found {} on {}: channel \"{}\".", followed.handle, followed.platform, followed.name);
        let page = format!("{}/channels/{}", self.public_url.trim_end_matches('/'), followed.channel);
        let Some(login) = &self.login else {
            node.desk.seal().await?;
            println!("Nothing is mirrored until a named person confirms that it is the authority's own account:");
            println!("  {page}/confirm");
            return Ok(ExitCode::SUCCESS);
        };
        let waits = format!("The account still waits for confirmation: {page}/confirm");
        let (secret, session) = sign_in(&node, login, &followed.handle).await.context(waits.clone())?;
        let confirmation = Confirmation {
            attested: true,
            owner_unit: self.unit.unwrap_or_default(),
            purpose: self.purpose.unwrap_or_default(),
            mode: self.mode.into(),
        };
        let confirmed = node.desk.confirm_following(&session.person, followed.channel, &confirmation).await;
        node.desk.sign_out(&secret).await?;
        confirmed.map_err(|refusal| told(&refusal)).context(waits)?;
        node.desk.seal().await?;
        println!("{} confirmed it. `saklig serve` mirrors it from now on: {page}", session.person.name);
        Ok(ExitCode::SUCCESS)
    }
}

/// A refusal as the pages tell it.
fn told(refusal: &Refusal) -> anyhow::Error {
    anyhow::anyhow!("{}", refused::told(Say(Language::En), refusal))
}

/// Signs in as on the pages, code and all. No session stays behind when it is
/// refused.
async fn sign_in(node: &Node, login: &str, account: &str) -> anyhow::Result<(String, Session)> {
    if std::io::stdin().is_terminal() {
        eprintln!("By signing in, {login} confirms that {account} is the authority's own account.");
    }
    let password = asked("password", login)?;
    let begun = node.desk.sign_in(login, &password).await.map_err(|refusal| told(&refusal))?;
    let whole = finish(node, login, &begun).await;
    if whole.is_err() {
        node.desk.sign_out(&begun).await?;
    }
    whole
}

/// What is still missing once the password was right.
async fn finish(node: &Node, login: &str, begun: &str) -> anyhow::Result<(String, Session)> {
    let over = "the sign-in is over; begin anew";
    let session = node.desk.session(begun).await?.context(over)?;
    match session.stage {
        Stage::Whole => Ok((begun.to_owned(), session)),
        Stage::Code => {
            let code = asked("code", login)?;
            let secret = node.desk.sign_in_code(begun, &code).await.map_err(|refusal| told(&refusal))?.context(over)?;
            let session = node.desk.session(&secret).await?.context(over)?;
            Ok((secret, session))
        }
        Stage::Enrol => bail!(
            "{login} has no second factor yet, and everybody must have one: sign in on that page, set it up, and \
             confirm the account there"
        ),
    }
}

/// The password or the code, from the terminal without showing it, or else the
/// next line of standard input. Never an argument: those can be seen by others.
fn asked(what: &str, login: &str) -> anyhow::Result<String> {
    let unread = || format!("the {what} could not be read");
    let line = if std::io::stdin().is_terminal() {
        match what {
            "code" => eprint!("Code from the phone of {login}, or a recovery code: "),
            _ => eprint!("Password for {login}: "),
        }
        console::Term::stderr().read_secure_line().with_context(unread)?
    } else {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).with_context(unread)?;
        line
    };
    let line = line.trim_end_matches(['\r', '\n']);
    if line.is_empty() {
        bail!("there was no {what} on standard input");
    }
    Ok(line.to_owned())
}
