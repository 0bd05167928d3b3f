//! What pages hear while they are open: over HTTP as a browser does, and from
//! one node to another.
#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says no by falling over")]

#[path = "town/mod.rs"]
#[expect(dead_code, reason = "shared with the scenarios, which use other parts")]
mod town;

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use saklig::{Node, Plan};
use saklig_channel::Platforms;
use saklig_desk::{Refusal, live::MOST_PAGES};
use saklig_model::{
    clock::Chance,
    id::ItemId,
    person::{Employment, Person, Role},
};
use saklig_store::{Where, cases, channels, items};

use self::town::{Engine, PASSWORD, Town, browser::Browser};

struct Scene {
    town: Town,
    amina: Person,
    bo: Person,
    item: ItemId,
    post: String,
}

impl Scene {
    async fn set(engine: Engine) -> Self {
        let town = Town::build(engine, "2026-11-23T08:00:00Z".parse().unwrap()).await;
        let mut ulla = town.set_up("Exempelmyndigheten", "se", "sv").await;
        let own = town.authority().await;
        ulla.open("/channels/new?platform=scripted").await;
        let mut form = ulla.page.form("/channels/new").unwrap();
        for (field, value) in [
            ("name", "Facebook"),
            ("handle", "exempel"),
            ("base_url", "https://scripted.test"),
            ("owner_unit", "Enheten"),
            ("purpose", "Ändamålet"),
            ("credential-password", "x"),
        ] {
            form.fill(field, value);
        }
        ulla.send(&form, None).await;
        let mut on = ulla.page.form("/acting").unwrap();
        on.fill("acting", "on");
        ulla.send(&on, None).await;
        let post = town.script.post_as_authority(None, "Vårt inlägg", town.now());
        let comment = town.script.comment("@rut_b", &post, "Ring mig på 070-174 06 35", town.now());
        town.pass(jiff::SignedDuration::from_secs(5)).await;
        let db = town.desk().store().db();
        let channel = channels::of(db, own.id).await.unwrap().remove(0).channel.id;
        let item = items::by_external_id(db, channel, &comment).await.unwrap().unwrap().item.id;
        let amina = town.add_person(&own, "Amina Lind", &[Role::Moderator], Employment::CivilServant).await;
        let bo = town.add_person(&own, "Bo Ek", &[Role::Moderator], Employment::CivilServant).await;
        Self { town, amina, bo, item, post }
    }

    async fn browser(&self, person: &Person) -> Browser {
        self.town.sign_in(&person.login, PASSWORD).await
    }
}

#[tokio::test]
async fn an_open_list_hears_that_something_happened_and_nothing_of_what() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let mut amina = scene.browser(&scene.amina).await;
        amina.open("/inbox").await;
        let mut heard = amina.listen().await;
        assert_eq!(heard.next().await.unwrap().0, "hello");
        // New cases are counted from what the page shows, however often it is told.
        for number in 1..=2 {
            let text = format!("Ring Rut Bengtsson på 070-174 06 35, {number}");
            scene.town.script.comment("@hemlig", &scene.post, &text, scene.town.now());
            scene.town.pass(jiff::SignedDuration::from_secs(5)).await;
            let told = heard.next_of("cases").await;
            assert!(told.starts_with(&format!("{number} ny")), "{told}");
            assert!(!told.contains("Rut") && !told.contains("hemlig"), "{told}");
        }
        scene.town.desk().claim(&scene.bo, scene.item, true).await.unwrap();
        let told = heard.next_of("case").await;
        assert!(told.starts_with(&format!("{}\nTaget", scene.item)) && !told.contains("Bo"), "{told}");
        scene.town.desk().leave_visible(&scene.bo, scene.item).await.unwrap();
        assert!(heard.next_of("case").await.contains("Beslutat"));
        scene.town.close().await;
    }
}

#[tokio::test]
async fn colleagues_see_who_has_a_case_open() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let address = format!("/inbox/{}", scene.item);
        let (mut amina, mut bo) = (scene.browser(&scene.amina).await, scene.browser(&scene.bo).await);
        amina.open(&address).await;
        let mut heard = amina.listen().await;
        assert_eq!(heard.next_of("here").await, "");
        bo.open(&address).await;
        assert!(bo.page.words().contains("Amina Lind har ärendet öppet."), "{}", bo.page.told());
        let listening = bo.listen().await;
        assert_eq!(heard.next_of("here").await, "Bo Ek har ärendet öppet.");
        scene.town.desk().save_draft(&scene.bo, scene.item, "Hej!", 0).await.unwrap();
        assert_eq!(heard.next_of("here").await, "Bo Ek skriver ett svar.");
        drop(listening);
        // A page that was never closed counts for a while only.
        bo.open(&address).await;
        assert!(bo.page.words().contains("Amina Lind har ärendet öppet."), "{}", bo.page.told());
        scene.town.clock.set(scene.town.now() + jiff::SignedDuration::from_secs(46));
        bo.open(&address).await;
        assert!(!bo.page.words().contains("har ärendet öppet"), "{}", bo.page.told());
        scene.town.close().await;
    }
}

#[tokio::test]
async fn the_connection_ends_with_the_session_and_with_the_house() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let mut amina = scene.browser(&scene.amina).await;
        amina.open("/inbox").await;
        let mut heard = amina.listen().await;
        assert_eq!(heard.next().await.unwrap().0, "hello");
        // Somebody else's end is not its own.
        let mut bo = scene.browser(&scene.bo).await;
        bo.post("/sign-out", &[]).await;
        let mut other = amina.listen().await;
        assert_eq!(other.next().await.unwrap().0, "hello");
        amina.post("/sign-out", &[]).await;
        assert_eq!(heard.next().await, None);
        assert_eq!(other.next().await, None);
        let mut amina = amina.another();
        town::sign_in(&mut amina, &scene.amina.login, PASSWORD).await;
        amina.open("/inbox").await;
        let mut heard = amina.listen().await;
        assert_eq!(heard.next().await.unwrap().0, "hello");
        scene.town.desk().close_pages();
        assert_eq!(heard.next().await, None);
        scene.town.close().await;
    }
}

#[tokio::test]
async fn a_session_keeps_only_so_many_pages_open() {
    let scene = Scene::set(Engine::Sqlite).await;
    let mut amina = scene.browser(&scene.amina).await;
    amina.open("/inbox").await;
    let mut open = Vec::new();
    for _ in 0..MOST_PAGES {
        let mut heard = amina.listen().await;
        assert_eq!(heard.next().await.unwrap().0, "hello");
        open.push(heard);
    }
    assert_eq!(amina.listen_to("/events").await.err(), Some(429));
    // Other sessions have places of their own.
    let bo = scene.browser(&scene.bo).await;
    assert!(bo.listen_to("/events").await.is_ok());
    // A page that is closed leaves its place to another.
    open.pop();
    while amina.listen_to("/events").await.err() == Some(429) {
        tokio::task::yield_now().await;
    }
    scene.town.close().await;
}

#[tokio::test]
async fn of_two_decisions_at_once_exactly_one_is_taken() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let address = format!("/inbox/{}", scene.item);
        let (mut amina, mut bo) = (scene.browser(&scene.amina).await, scene.browser(&scene.bo).await);
        amina.open(&address).await;
        bo.open(&address).await;
        let leave = amina.page.form("/hide").unwrap();
        let mut answer = bo.page.form("/answer").unwrap();
        answer.fill("text", "Hej! Vi har läst det du skrev.");
        let (one, other) =
            tokio::join!(amina.send(&leave, Some("Ingen grund: låt den stå kvar")), bo.send(&answer, None));
        let statuses = [one.status, other.status];
        assert!(statuses.contains(&200) && statuses.contains(&409), "{statuses:?}");
        let db = scene.town.desk().store().db();
        assert_eq!(saklig_store::decisions::of(db, scene.item).await.unwrap().len(), 1);
        if bo.page.status == 409 {
            let kept = bo.page.form("/answer").unwrap();
            assert_eq!(kept.value("text"), Some("Hej! Vi har läst det du skrev."));
        }
        // And what is claimed or taken over lapses by itself.
        scene.town.desk().claim(&scene.amina, scene.item, true).await.unwrap();
        assert!(matches!(scene.town.desk().claim(&scene.bo, scene.item, true).await, Err(Refusal::Held { .. })));
        scene.town.clock.set(scene.town.now() + jiff::SignedDuration::from_mins(60));
        scene.town.desk().claim(&scene.bo, scene.item, true).await.unwrap();
        assert_eq!(cases::of(db, scene.item).await.unwrap().unwrap().holder, Some(scene.bo.id));
        scene.town.close().await;
    }
}

/// Another node's chance, which never draws what the town's does.
struct Otherwise(AtomicU64);

impl Chance for Otherwise {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.0.fetch_add(113, Ordering::SeqCst).to_le_bytes()[0];
        }
    }
}

#[tokio::test]
async fn another_node_hears_of_what_was_committed_here() {
    let scene = Scene::set(Engine::Postgres).await;
    let plan = Plan {
        data: scene.town.data.clone(),
        database: scene.town.database.clone(),
        key_file: scene.town.key_file(),
        clock: scene.town.clock.clone(),
        chance: Arc::new(Otherwise(AtomicU64::new(7))),
        platforms: Platforms::default(),
        net: town::near(),
    };
    let other = Node::open(plan).await.unwrap();
    let (tell, told) = tokio::sync::oneshot::channel::<()>();
    let desk = other.desk.clone();
    let working = tokio::spawn(async move {
        desk.work(async {
            let _ = told.await;
        })
        .await;
    });
    let amina = scene.browser(&scene.amina).await;
    let cookie = amina.cookie("saklig");
    let shown = saklig_desk::live::Shown { item: Some(scene.item), seen: None, since: None };
    let mut live = other.desk.live(&cookie, shown).await.unwrap();
    assert_eq!(live.next().await, Some(saklig_desk::live::Heard::Hello));
    // The other node may not have begun to listen: whoever is there is told again until it has.
    let heard = async {
        loop {
            scene.town.desk().claim(&scene.bo, scene.item, true).await.unwrap();
            let next = async {
                loop {
                    match live.next().await {
                        Some(saklig_desk::live::Heard::Case(item, how)) => break (item, how),
                        Some(_) => {}
                        None => std::future::pending().await,
                    }
                }
            };
            if let Ok(heard) = tokio::time::timeout(std::time::Duration::from_millis(300), next).await {
                break heard;
            }
            scene.town.desk().claim(&scene.bo, scene.item, false).await.unwrap();
        }
    };
    let (item, _) = tokio::time::timeout(std::time::Duration::from_secs(30), heard).await.expect("it never heard");
    assert_eq!(item, scene.item);
    drop(live);
    tell.send(()).unwrap();
    working.await.unwrap();
    other.desk.store().close().await;
    scene.town.close().await;
}

#[tokio::test]
async fn a_node_that_stops_does_not_wait_for_open_pages() {
    let scene = Scene::set(Engine::Postgres).await;
    let plan = Plan {
        data: scene.town.data.clone(),
        database: scene.town.database.clone(),
        key_file: scene.town.key_file(),
        clock: scene.town.clock.clone(),
        chance: Arc::new(Otherwise(AtomicU64::new(11))),
        platforms: Platforms::default(),
        net: town::near(),
    };
    let node = Node::open(plan).await.unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut amina = Browser::new(listener.local_addr().unwrap()).in_town(scene.town.clock.clone());
    let (tell, told) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(async move {
        let stop = async {
            let _ = told.await;
        };
        node.serve(listener, saklig_web::WebOptions::default(), stop).await
    });
    town::sign_in(&mut amina, &scene.amina.login, PASSWORD).await;
    amina.open(&format!("/inbox/{}", scene.item)).await;
    let mut heard = amina.listen().await;
    assert_eq!(heard.next().await.unwrap().0, "hello");
    // What is done at one node is told on the pages of the other.
    let mut bo = scene.browser(&scene.bo).await;
    bo.open(&format!("/inbox/{}", scene.item)).await;
    assert!(bo.page.words().contains("Amina Lind har ärendet öppet."), "{}", bo.page.told());
    tell.send(()).unwrap();
    while heard.next().await.is_some() {}
    let stopped = tokio::time::timeout(std::time::Duration::from_secs(15), serving).await;
    stopped.expect("it hangs on an open page").unwrap().unwrap();
    scene.town.close().await;
}

#[tokio::test]
async fn an_import_beside_it_is_noticed() {
    let scene = Scene::set(Engine::Sqlite).await;
    let Where::Folder(folder) = &scene.town.database else { unreachable!() };
    let desk = scene.town.desk().clone();
    let (tell, told) = tokio::sync::oneshot::channel::<()>();
    let working = tokio::spawn(async move {
        desk.work(async {
            let _ = told.await;
        })
        .await;
    });
    let mut amina = scene.browser(&scene.amina).await;
    amina.open("/inbox").await;
    let mut heard = amina.listen().await;
    assert_eq!(heard.next().await.unwrap().0, "hello");
    let file = scene.town.data.join("import.jsonl");
    let line = r#"{"id":"17","author":"@nils","at":"2026-11-22T09:42:00Z","text":"Ring mig på 070-174 06 35"}"#;
    std::fs::write(&file, line).unwrap();
    let mut import = std::process::Command::new(env!("CARGO_BIN_EXE_saklig"));
    import.arg("import").arg(&file).args(["--channel", "Brev"]).arg("--data").arg(folder);
    import.arg("--key-file").arg(scene.town.key_file()).env_remove("DATABASE_URL");
    let answer = tokio::task::spawn_blocking(move || import.output()).await.unwrap().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    assert!(heard.next_of("cases").await.starts_with("1 nytt ärende"));
    tell.send(()).unwrap();
    working.await.unwrap();
    scene.town.close().await;
}
