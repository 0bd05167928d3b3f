//! Statements: the one way to reach the database.

/// An SQL text, the same on both engines but where [`Statement::postgres`]
/// says otherwise.
#[derive(Debug)]
pub struct Statement {
    /// What SQLite is given.
    pub sqlite: &'static str,
    /// What PostgreSQL is given.
    pub postgres: &'static str,
}

impl Statement {
    /// The same text on both engines.
    #[must_use]
    pub const fn same(text: &'static str) -> Self {
        Self { sqlite: text, postgres: text }
    }

    /// A text where the engines differ; use it sparingly.
    #[must_use]
    pub const fn differing(sqlite: &'static str, postgres: &'static str) -> Self {
        Self { sqlite, postgres }
    }
}

/// Declares the statements of a file, and lists them for the test that
/// prepares every one on both engines.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $statement:expr;)*) => {
        $( $(#[$doc])* static $name: $crate::statement::Statement = $statement; )*
        /// The statements of this file.
        pub(crate) const STATEMENTS: &[&$crate::statement::Statement] = &[$(&$name),*];
    };
}

/// Rows that one bulk statement inserts; the rest go one by one.
pub(crate) const BULK: usize = 64;

/// Declares an insert and the same insert with [`BULK`] rows, as
/// `bulk!("INSERT INTO t (a, b) VALUES ", 2, " ON CONFLICT DO NOTHING")`.
macro_rules! bulk {
    ($head:literal, $columns:literal, $tail:literal) => {
        const {
            const MOST: usize = $head.len() + $tail.len() + $crate::statement::BULK * ($columns * 7 + 4);
            static TEXT: ([u8; MOST], usize) = $crate::statement::bulk_text($head, $columns, $tail);
            match TEXT.0.split_at_checked(TEXT.1) {
                Some((text, _)) => match std::str::from_utf8(text) {
                    Ok(text) => $crate::statement::Statement::same(text),
                    Err(_) => panic!("the statement is not UTF-8"),
                },
                None => panic!("the statement does not fit"),
            }
        }
    };
}

/// Writes an insert of [`BULK`] rows at compile time, so that its text is as
/// static as every other.
pub(crate) const fn bulk_text<const MOST: usize>(head: &str, columns: usize, tail: &str) -> ([u8; MOST], usize) {
    const fn put<const MOST: usize>(out: &mut ([u8; MOST], usize), text: &[u8]) {
        let mut at = 0;
        while at < text.len() {
            out.0[out.1] = text[at];
            out.1 += 1;
            at += 1;
        }
    }
    const fn number<const MOST: usize>(out: &mut ([u8; MOST], usize), number: usize) {
        let mut power = 1;
        while number / power >= 10 {
            power *= 10;
        }
        while power > 0 {
            put(out, &[b'0' + ((number / power) % 10) as u8]);
            power /= 10;
        }
    }
    let mut out = ([0_u8; MOST], 0);
    put(&mut out, head.as_bytes());
    let mut row = 0;
    while row < BULK {
        put(&mut out, if row == 0 { b"(" } else { b", (" });
        let mut column = 0;
        while column < columns {
            put(&mut out, if column == 0 { b"$" } else { b", $" });
            number(&mut out, row * columns + column + 1);
            column += 1;
        }
        put(&mut out, b")");
        row += 1;
    }
    put(&mut out, tail.as_bytes());
    out
}

/// The columns of an item as lists show it.
macro_rules! listed {
    () => {
        "i.id AS item, i.revision, i.channel, ch.name AS channel_name, ch.platform, i.external_id, i.parent, i.kind, a.name AS author, i.own, substr(r.text, 1, 600) AS text, i.lang, i.posted_at, i.received_at, i.presence, c.number, c.state, c.rank, c.turn, c.holder, c.held_until, p.name AS holder_name"
    };
}

/// What an item is joined to in lists.
macro_rules! joined {
    () => {
        "JOIN channel ch ON ch.id = i.channel JOIN author a ON a.id = i.author JOIN item_revision r ON r.id = i.revision LEFT JOIN case_file c ON c.item = i.id LEFT JOIN person p ON p.id = c.holder"
    };
}

/// The same, where the list begins from the case.
macro_rules! joined_to_case {
    () => {
        "JOIN channel ch ON ch.id = i.channel JOIN author a ON a.id = i.author JOIN item_revision r ON r.id = i.revision LEFT JOIN person p ON p.id = c.holder"
    };
}
