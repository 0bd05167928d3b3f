//! A node: database, desk, platforms and pages, put together.

use std::{
    fs::File,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, bail};
use saklig_channel::Platforms;
use saklig_desk::{Desk, Parts, erasure::ErasureList, packs::keep_packs, vault::Vault};
use saklig_model::clock::{Chance, Clock, micros};
use saklig_net::Net;
use saklig_store::{Store, Where, journal, secrets};
use saklig_web::WebOptions;
use tokio::net::TcpListener;

use crate::{carried, pack_folder::PackFolder};

/// What a node is put together from.
pub struct Plan {
    /// The folder for files; also the database's, on SQLite.
    pub data: PathBuf,
    /// Where the database is.
    pub database: Where,
    /// The key file.
    pub key_file: PathBuf,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Draws identities, salts and tokens.
    pub chance: Arc<dyn Chance>,
    /// The platforms at hand.
    pub platforms: Platforms,
    /// The way out of the house, for messages to people who work here.
    pub net: Net,
}

/// A node.
pub struct Node {
    /// The desk.
    pub desk: Desk,
    /// The data folder's own packs.
    pub pack_folder: Arc<PackFolder>,
    /// Held while the node serves or works on a data folder.
    _alone: Option<File>,
}

impl Node {
    /// Opens the database and puts everything together.
    ///
    /// # Errors
    /// In words for whoever runs the program: what is wrong and what to do.
    pub async fn open(plan: Plan) -> anyhow::Result<Self> {
        let pack_folder = PackFolder::of(&plan.data);
        let carried::Read { in_force, files } =
            carried::packs(Some(&plan.data), plan.clock.now()).context("the packs cannot be used")?;
        let now = micros(plan.clock.now());
        let store = match Store::open(&plan.database, now).await {
            Err(error) if error.is_away() && matches!(plan.database, Where::Postgres(_)) => bail!(
                "PostgreSQL does not answer ({error}). Start it, or check the address after --database, and start \
                 Saklig again. Nothing was changed"
            ),
            other => other.with_context(|| format!("the database in {} cannot be opened", place(&plan.database)))?,
        };
        // A new key file beside old secrets would only hide that the right one is missing.
        let old = secrets::any(store.db()).await?;
        let make = old.is_none().then_some(plan.chance.as_ref());
        let vault = match Vault::from_file(&plan.key_file, make) {
            Ok(vault) => vault,
            Err(error) => bail!(
                "the key file {} cannot be used: {error}. It seals the credentials and signing keys in this \
                 database; put it back, or name it with --key-file. Nothing was changed",
                plan.key_file.display()
            ),
        };
        if let Some((authority, sealed)) = old
            && vault.open(authority, &sealed.name, &sealed.sealed).is_err()
        {
            bail!(
                "the key file {} is another than the one that sealed the credentials and signing keys in this \
                 database; put the right one back, or name it with --key-file. Nothing was changed",
                plan.key_file.display()
            );
        }
        keep_packs(&store, &files, now).await?;
        let erasures = ErasureList::at(plan.data.join("erased.log"));
        if !erasures.path().exists() {
            // A node's first start here, or the list was lost: the journal knows.
            let known = journal::erased(store.db()).await?;
            std::fs::create_dir_all(&plan.data)
                .and_then(|()| erasures.make(&known))
                .with_context(|| format!("{} cannot be written", erasures.path().display()))?;
        }
        let parts = Parts {
            store,
            clock: plan.clock,
            chance: plan.chance,
            in_force,
            platforms: plan.platforms,
            net: plan.net,
            vault,
            erasures,
        };
        Ok(Self { desk: Desk::new(parts), pack_folder: Arc::new(pack_folder), _alone: None })
    }

    /// Makes sure that no other process serves or works on this data folder.
    ///
    /// # Errors
    /// Says so, when one does.
    pub fn alone(mut self, data: &Path) -> anyhow::Result<Self> {
        let path = data.join("saklig.lock");
        let file = File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
        if file.try_lock().is_err() {
            bail!(
                "another Saklig already serves {}. Stop it first; for several nodes use PostgreSQL (--database)",
                data.display()
            );
        }
        self._alone = Some(file);
        Ok(self)
    }

    /// Does the jobs until `stop` is done, and takes in packs that change meanwhile.
    pub async fn work(&self, stop: impl Future<Output = ()>) {
        let (folder, desk) = (self.pack_folder.clone(), self.desk.clone());
        let watching = tokio::spawn(async move { folder.watch(&desk).await });
        self.desk.work(stop).await;
        watching.abort();
    }

    /// Serves pages on a listener and works until `stop` is done.
    ///
    /// # Errors
    /// The listener's.
    pub async fn serve(
        &self,
        listener: TcpListener,
        options: WebOptions,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> anyhow::Result<()> {
        let (tell, told) = tokio::sync::watch::channel(false);
        let stopped = || {
            let mut told = told.clone();
            async move {
                let _ = told.wait_for(|stop| *stop).await;
            }
        };
        let (desk, folder) = (self.desk.clone(), self.pack_folder.clone());
        let watching = tokio::spawn(async move { folder.watch(&desk).await });
        let desk = self.desk.clone();
        let working = stopped();
        let worker = tokio::spawn(async move { desk.work(working).await });
        let desk = self.desk.clone();
        tokio::spawn(async move {
            stop.await;
            let _ = tell.send(true);
            // Pages that listen would keep their connections for as long as they are open.
            desk.close_pages();
        });
        let pages = saklig_web::router(self.desk.clone(), options);
        axum::serve(listener, pages.into_make_service_with_connect_info::<SocketAddr>())
            .with_graceful_shutdown(stopped())
            .await?;
        worker.await?;
        watching.abort();
        self.desk.store().close().await;
        Ok(())
    }
}

/// The place of a database, without its password.
fn place(database: &Where) -> String {
    match database {
        Where::Folder(folder) => folder.display().to_string(),
        Where::Postgres(_) => "PostgreSQL".into(),
    }
}
