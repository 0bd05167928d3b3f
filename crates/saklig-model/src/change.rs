//! A change to what a person may do here, and whether it takes two.

use serde::{Deserialize, Serialize};

use crate::person::{Employment, Person, Power, Role};

/// A change. Its words are those of a proposal: no names, only what changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// The person is added with these roles and this employment category.
    Add {
        /// The roles.
        roles: Vec<Role>,
        /// The category.
        employment: Employment,
    },
    /// The person gets a role.
    GiveRole {
        /// Which.
        role: Role,
    },
    /// The person loses a role.
    TakeRole {
        /// Which.
        role: Role,
    },
    /// The person's employment category becomes another.
    Employ {
        /// Which.
        employment: Employment,
    },
    /// The account is closed.
    Close,
    /// The closed account is opened again.
    Reopen,
    /// Password and second factor are forgotten, and chosen anew.
    Renew,
}

impl Change {
    /// Its key in proposals and in the language files.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add_person",
            Self::GiveRole { .. } => "give_role",
            Self::TakeRole { .. } => "take_role",
            Self::Employ { .. } => "change_employment",
            Self::Close => "close_account",
            Self::Reopen => "reopen_account",
            Self::Renew => "reset_second_factor",
        }
    }

    /// The keys of all changes.
    pub const KEYS: [&str; 7] = [
        "add_person",
        "give_role",
        "take_role",
        "change_employment",
        "close_account",
        "reopen_account",
        "reset_second_factor",
    ];

    /// The person as they stand afterwards.
    #[must_use]
    pub fn applied(&self, person: &Person) -> Person {
        let mut after = person.clone();
        match self {
            Self::Add { roles, employment } => {
                after.roles.clone_from(roles);
                after.employment = *employment;
                after.active = true;
            }
            // In the order of the list, whatever the order in which they came.
            Self::GiveRole { role } => {
                after.roles = Role::ALL.into_iter().filter(|one| one == role || person.roles.contains(one)).collect();
            }
            Self::TakeRole { role } => after.roles.retain(|one| one != role),
            Self::Employ { employment } => after.employment = *employment,
            Self::Close => after.active = false,
            Self::Reopen => after.active = true,
            Self::Renew => {}
        }
        after
    }

    /// Whether nothing would be different.
    #[must_use]
    pub fn is_so_already(&self, person: &Person) -> bool {
        !matches!(self, Self::Renew) && same_power(&self.applied(person), person)
    }

    /// Whether one administrator proposes it and another confirms it. What only
    /// lessens power one does alone and at once, unless it is taken from an
    /// administrator; that an employment becomes political is never held up
    /// (S0-12).
    #[must_use]
    pub fn takes_two(&self, person: &Person) -> bool {
        match self {
            Self::Add { .. } | Self::GiveRole { .. } | Self::Reopen | Self::Renew => true,
            Self::Employ { employment } => employment.is_apolitical(),
            Self::TakeRole { .. } | Self::Close => person.roles.contains(&Role::Administrator),
        }
    }

    /// Whether it only gives an authority a further administrator.
    #[must_use]
    pub fn only_appoints(&self, person: &Person) -> bool {
        match self {
            Self::Add { roles, employment } => roles[..] == [Role::Administrator] && employment.is_apolitical(),
            Self::GiveRole { role: Role::Administrator } => self.applied(person).may(Power::RunPeople).is_ok(),
            _ => false,
        }
    }
}

fn same_power(one: &Person, other: &Person) -> bool {
    (one.active, one.employment) == (other.active, other.employment)
        && Role::ALL.iter().all(|role| one.roles.contains(role) == other.roles.contains(role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        id::{AuthorityId, PersonId},
        language::Language,
    };

    fn person(roles: &[Role], employment: Employment, active: bool) -> Person {
        Person {
            id: PersonId(uuid::Uuid::nil()),
            authority: AuthorityId(uuid::Uuid::nil()),
            name: "Amina Lind".into(),
            login: "amina".into(),
            roles: roles.to_vec(),
            employment,
            language: Language::Sv,
            active,
            through: None,
        }
    }

    fn changes() -> Vec<Change> {
        let mut all = vec![Change::Close, Change::Reopen, Change::Renew];
        all.push(Change::Add { roles: vec![Role::Reviewer], employment: Employment::CivilServant });
        all.extend(Role::ALL.map(|role| Change::GiveRole { role }));
        all.extend(Role::ALL.map(|role| Change::TakeRole { role }));
        all.extend(Employment::ALL.map(|employment| Change::Employ { employment }));
        all
    }

    #[test]
    fn what_one_does_alone_never_gives_power() {
        for roles in [&[Role::Moderator][..], &[Role::Reviewer, Role::Registrar], &Role::ALL, &[]] {
            for employment in Employment::ALL {
                for active in [true, false] {
                    let before = person(roles, employment, active);
                    for change in changes().into_iter().filter(|change| !change.takes_two(&before)) {
                        let after = change.applied(&before);
                        for power in Power::ALL {
                            assert!(before.may(power).is_ok() || after.may(power).is_err(), "{change:?} {power:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn power_is_taken_from_an_administrator_by_two() {
        let amina = person(&[Role::Moderator], Employment::CivilServant, true);
        let jonas = person(&[Role::Moderator, Role::Administrator], Employment::CivilServant, true);
        let take = Change::TakeRole { role: Role::Moderator };
        assert!(!take.takes_two(&amina) && take.takes_two(&jonas));
        assert!(!Change::Close.takes_two(&amina) && Change::Close.takes_two(&jonas));
        let political = Change::Employ { employment: Employment::PoliticalAppointee };
        assert!(!political.takes_two(&jonas));
    }

    #[test]
    fn only_an_administrator_is_appointed_alone() {
        let amina = person(&[Role::Moderator], Employment::CivilServant, true);
        let petra = person(&[Role::Moderator], Employment::PoliticalAppointee, true);
        let give = Change::GiveRole { role: Role::Administrator };
        assert!(give.only_appoints(&amina) && !give.only_appoints(&petra));
        assert!(!Change::GiveRole { role: Role::Reviewer }.only_appoints(&amina));
        let both = vec![Role::Moderator, Role::Administrator];
        assert!(!Change::Add { roles: both, employment: Employment::CivilServant }.only_appoints(&amina));
    }

    #[test]
    fn nothing_is_changed_twice() {
        let amina = person(&[Role::Administrator, Role::Moderator], Employment::CivilServant, true);
        assert!(Change::GiveRole { role: Role::Moderator }.is_so_already(&amina));
        assert!(Change::Reopen.is_so_already(&amina) && !Change::Close.is_so_already(&amina));
        assert!(!Change::Renew.is_so_already(&amina));
    }

    #[test]
    fn every_change_has_its_key_and_reads_back() {
        for change in changes() {
            assert!(Change::KEYS.contains(&change.key()));
            let text = serde_json::to_string(&change).unwrap();
            assert_eq!(serde_json::from_str::<Change>(&text).unwrap(), change);
        }
    }
}
