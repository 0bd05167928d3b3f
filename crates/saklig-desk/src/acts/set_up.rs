//! Set up the authority and its first person, by the one-time address.

use saklig_journal::event::Event;
use saklig_model::{
    authority::Authority,
    id::{AuthorityId, PersonId},
    language::Language,
    pack::Texts,
    person::{Employment, Person, Power, Role},
};
use saklig_store::{Tx, authorities, journal::Facts, people};

use super::{
    Act,
    sign_in::{hash_password, secret_hash},
};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The fewest characters of a password.
pub const PASSWORD_FEWEST: usize = 12;

/// Refuses a password that is too short.
pub(crate) fn long_enough(password: &str) -> Result<(), Refusal> {
    if password.chars().count() < PASSWORD_FEWEST {
        return Err(Refusal::PasswordShort { fewest: PASSWORD_FEWEST });
    }
    Ok(())
}

/// The act.
pub struct SetUpAuthority;

impl Act for SetUpAuthority {
    fn key(&self) -> &'static str {
        "set_up"
    }
    fn power(&self) -> Option<Power> {
        None
    }
    fn events(&self) -> &'static [Event] {
        &[Event::LogOpened, Event::PersonAdded, Event::SignedInSetup]
    }
    fn scenario(&self) -> &'static str {
        "The one-time address opens once"
    }
}

/// What the set-up form asks for.
#[derive(Clone)]
pub struct SetUp {
    /// The authority's official name.
    pub authority: String,
    /// The country pack: `se`, `dk`.
    pub country: String,
    /// The language of the authority and its first person.
    pub language: Language,
    /// The unit that manages the accounts.
    pub unit: String,
    /// The person's name.
    pub name: String,
    /// What they sign in with.
    pub login: String,
    /// Their password, at least [`PASSWORD_FEWEST`] characters.
    pub password: String,
    /// They declare that they are employed as an apolitical official (S0-11).
    pub civil_servant: bool,
}

impl Desk {
    /// A fresh code for the one-time address, if set-up is still to be done.
    /// Any older code no longer opens.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn set_up_code(&self) -> Result<Option<String>, Refusal> {
        let mut tx = self.store().begin().await?;
        if !self.set_up_due(&mut tx).await? {
            return Ok(None);
        }
        let code = self.token();
        people::keep_set_up_code(&mut tx, &secret_hash(&code), self.now_micros()).await?;
        tx.commit().await?;
        Ok(Some(code))
    }

    /// Whether no authority but the example has anyone who could sign in.
    async fn set_up_due(&self, tx: &mut Tx) -> Result<bool, Refusal> {
        for authority in authorities::all(&mut *tx).await? {
            if !authority.example && !people::of(&mut *tx, authority.id).await?.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether set-up is still to be done, and this code opens it.
    ///
    /// # Errors
    /// [`Refusal::SetUpCode`] when it does not.
    pub async fn set_up_open(&self, code: &str) -> Result<(), Refusal> {
        let opens = people::is_set_up_code(self.store().db(), &secret_hash(code)).await?;
        if opens { Ok(()) } else { Err(Refusal::SetUpCode) }
    }

    /// Sets up; returns the secret of the first session.
    ///
    /// # Errors
    /// [`Refusal`] says why not; the address then still opens.
    pub async fn set_up(&self, code: &str, form: SetUp) -> Result<String, Refusal> {
        self.set_up_open(code).await?;
        for (field, text) in
            [("authority", &form.authority), ("unit", &form.unit), ("name", &form.name), ("login", &form.login)]
        {
            if text.trim().is_empty() {
                return Err(Refusal::Empty { field });
            }
        }
        long_enough(&form.password)?;
        if !form.civil_servant {
            return Err(Refusal::Empty { field: "civil_servant" });
        }
        let pack = self.packs().country(&form.country).cloned().ok_or(Refusal::Empty { field: "country" })?;
        let password = hash_password(self, form.password).await?;

        let mut tx = self.store().begin().await?;
        // Again, under the transaction: only one of two can win.
        if !people::is_set_up_code(&mut tx, &secret_hash(code)).await? || !self.set_up_due(&mut tx).await? {
            return Err(Refusal::SetUpCode);
        }
        let login = form.login.trim().to_lowercase();
        if people::by_login(&mut tx, &login).await?.is_some() {
            return Err(Refusal::LoginTaken);
        }
        let named = |id: AuthorityId, case_numbers: Vec<String>| Authority {
            id,
            name: form.authority.trim().to_owned(),
            unit: form.unit.trim().to_owned(),
            country: form.country.clone(),
            language: form.language,
            time_zone: pack.about().time_zone.clone(),
            case_numbers,
            appearance: None,
            example: false,
        };
        // An import may have made the authority before anyone named it.
        let before = authorities::all(&mut tx).await?.into_iter().find(|authority| !authority.example);
        let authority = match before {
            Some(before) => {
                let authority = named(before.id, before.case_numbers);
                authorities::change(&mut tx, &authority).await?;
                authority
            }
            None => self.open_authority(&mut tx, named(AuthorityId(uuid::Uuid::nil()), Vec::new())).await?,
        };
        let person = Person {
            id: PersonId(self.chance().opaque_id()),
            authority: authority.id,
            name: form.name.trim().to_owned(),
            login,
            roles: vec![Role::Moderator, Role::ChannelOwner, Role::Administrator],
            employment: Employment::CivilServant,
            language: form.language,
            active: true,
            through: None,
        };
        self.add_person(&mut tx, &person, &password).await?;
        let entry = Entry::about(Event::SignedInSetup, Actor::System, "person", person.id.0)
            .with(Facts::new().and("at", self.now_micros()));
        self.note_down(&mut tx, authority.id, entry).await?;
        people::forget_set_up_code(&mut tx).await?;
        let secret = self.begin_session(&mut tx, &person, false).await?;
        tx.commit().await?;
        self.ring();
        Ok(secret)
    }

    /// Opens an authority with its log; gives it its identity.
    pub(crate) async fn open_authority(&self, tx: &mut Tx, mut authority: Authority) -> Result<Authority, Refusal> {
        authority.id = AuthorityId(self.chance().opaque_id());
        authorities::add(tx, &authority, self.now_micros()).await?;
        self.open_log(tx, authority.id).await?;
        Ok(authority)
    }

    /// Adds a first person, and says so in the journal.
    pub(crate) async fn add_person(&self, tx: &mut Tx, person: &Person, password: &str) -> Result<(), Refusal> {
        people::add(tx, person, password, self.now_micros()).await?;
        let roles: Vec<_> = person.roles.iter().map(|role| role.key()).collect();
        let facts = Facts::new()
            .and("person", person.id.0)
            .and("roles", roles.join(" ").as_str())
            .and("employment", person.employment.key())
            .and("at", self.now_micros());
        let entry = Entry::about(Event::PersonAdded, Actor::System, "person", person.id.0).with(facts);
        self.note_down(tx, person.authority, entry).await?;
        Ok(())
    }

    /// The countries whose packs are here: code and names by language.
    #[must_use]
    pub fn countries(&self) -> Vec<(String, Texts)> {
        let packs = self.packs();
        packs
            .iter()
            .filter(|pack| packs.country(pack.code()).is_some())
            .map(|pack| (pack.code().to_owned(), pack.about().names.clone()))
            .collect()
    }
}
