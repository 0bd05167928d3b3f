//! Leases: who may do what only one node may do at a time.

use crate::{Result, Statement, Tx};

statements! {
    TAKE = Statement::same("INSERT INTO lease (name, holder, held_until) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until WHERE lease.holder = excluded.holder OR lease.held_until <= $4");
    GIVE_BACK = Statement::same("DELETE FROM lease WHERE name = $1 AND holder = $2");
}

/// Takes or renews a lease until `until`; whether it is now held. Times are in
/// microseconds.
///
/// # Errors
/// The database's.
pub async fn take(tx: &mut Tx, name: &str, holder: &str, until: i64, now: i64) -> Result<bool> {
    let changed =
        tx.sql(&TAKE).bind(name.to_owned()).bind(holder.to_owned()).bind(until).bind(now).run(tx).await?;
    Ok(changed == 1)
}

/// Gives a lease back before its time.
///
/// # Errors
/// The database's.
pub async fn give_back(tx: &mut Tx, name: &str, holder: &str) -> Result<()> {
    tx.sql(&GIVE_BACK).bind(name.to_owned()).bind(holder.to_owned()).run(tx).await?;
    Ok(())
}
