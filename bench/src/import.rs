//! Import: the whole way from a file into mirror, findings, index and journal,
//! beside plain inserts of the same rows in the same run.

use std::{path::Path, time::Instant};

use anyhow::ensure;
use sqlx::{Connection as _, Executor as _, PgConnection};

use crate::{Figure, plain, program::command};

/// Comments a second that are fast enough whatever the machine.
const FAST: f64 = 5000.0;

/// On SQLite.
///
/// # Errors
/// The program's or the database's.
pub async fn sqlite(program: &Path, file: &Path, data: &Path, count: usize) -> anyhow::Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let plain = plain::sqlite(folder.path(), count).await?;
    measure("SQLite", program, file, data, None, count, plain, 12.0)
}

/// On PostgreSQL.
///
/// # Errors
/// The program's or the database's.
pub async fn postgres(
    program: &Path,
    file: &Path,
    data: &Path,
    server: &str,
    count: usize,
) -> anyhow::Result<Vec<Figure>> {
    let mut admin = PgConnection::connect(&format!("{server}/postgres")).await?;
    let name = format!("bench_{}", std::process::id());
    admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
    let address = format!("{server}/{name}");
    let plain = plain::postgres(&address, count).await?;
    let figures = measure("PostgreSQL", program, file, data, Some(&address), count, plain, 15.0);
    admin.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await?;
    figures
}

#[expect(clippy::too_many_arguments, reason = "two callers, one table row each")]
fn measure(
    engine: &str,
    program: &Path,
    file: &Path,
    data: &Path,
    database: Option<&str>,
    count: usize,
    plain: f64,
    times: f64,
) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for again in [false, true] {
        let mut import = command(program, data);
        import.args(["import", "--channel", "Bänk"]).arg(file);
        if let Some(database) = database {
            import.args(["--database", database]);
        }
        let start = Instant::now();
        let output = import.output()?;
        let seconds = start.elapsed().as_secs_f64();
        ensure!(output.status.success(), "import failed: {}", String::from_utf8_lossy(&output.stderr));
        let last = String::from_utf8_lossy(&output.stdout).lines().last().unwrap_or_default().to_owned();
        let a_second = count as f64 / seconds;
        if again {
            let new: f64 = last.split(' ').next().and_then(|new| new.parse().ok()).unwrap_or(f64::NAN);
            figures.push(Figure {
                what: format!("{engine}: the same {count} comments imported again"),
                got: format!("{last}, {seconds:.1} s"),
                beside: "0 new".into(),
                share: if new == 0.0 { 0.0 } else { f64::INFINITY },
            });
        } else {
            let by_rate = FAST / a_second;
            let by_peer = seconds / (plain * times);
            figures.push(Figure {
                what: format!("{engine}: {count} comments imported"),
                got: format!("{a_second:.0}/s, {seconds:.1} s, {:.1} times plain inserts", seconds / plain),
                beside: format!("{FAST:.0}/s, or {times:.0} times plain inserts ({plain:.1} s)"),
                share: by_rate.min(by_peer),
            });
        }
    }
    Ok(figures)
}
