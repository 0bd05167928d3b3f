//! What many ask for in the same moment gives no more than what they ask for
//! one after the other.
#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says no by falling over")]

#[path = "town/mod.rs"]
#[expect(dead_code, reason = "shared with the scenarios, which use other parts")]
mod town;

use saklig_desk::Refusal;
use saklig_model::person::{Employment, Role};

use self::town::{Engine, PASSWORD, Town};

/// As many wrong passwords are looked at as one after the other would be; the
/// right one among the rest is not told apart.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forty_tries_to_sign_in_are_five() {
    for engine in Engine::ALL {
        let town = Town::build(engine, "2026-11-23T08:00:00Z".parse().unwrap()).await;
        drop(town.set_up("Exempelmyndigheten", "se", "sv").await);
        let authority = town.authority().await;
        let amina = town.add_person(&authority, "Amina Lind", &[Role::Moderator], Employment::CivilServant).await;
        let tries: Vec<_> = (0..40)
            .map(|n| {
                let (desk, login) = (town.desk().clone(), amina.login.clone());
                tokio::spawn(async move { desk.sign_in(&login, &format!("gissning-gissning-{n}")).await })
            })
            .collect();
        let mut looked_at = 0;
        for attempt in tries {
            match attempt.await.unwrap() {
                Err(Refusal::SignIn) => looked_at += 1,
                Err(Refusal::TooManyAttempts) => {}
                other => panic!("{}: {other:?}", engine.name()),
            }
        }
        assert_eq!(looked_at, 5, "{}", engine.name());
        let right = town.desk().sign_in(&amina.login, PASSWORD).await;
        assert!(matches!(right, Err(Refusal::TooManyAttempts)), "{}: {right:?}", engine.name());
        town.close().await;
    }
}
