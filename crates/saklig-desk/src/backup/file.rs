//! The frames of a backup: written and read as a stream.

use std::{
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use saklig_store::journal::hex;
use sha2::{Digest as _, Sha256};

use super::{ANY_MAGIC, End, Head, MAGIC, MANIFEST, Tail, Wrong};

/// How many bytes are compressed at once.
const BLOCK: usize = 512 << 10;

/// Writes a backup.
pub(super) struct Writer<W> {
    output: W,
    whole: Sha256,
    part: Sha256,
    block: Vec<u8>,
    rows: u64,
    written: u64,
}

impl<W: Write> Writer<W> {
    pub fn begin(output: W) -> io::Result<Self> {
        let mut writer =
            Self { output, whole: Sha256::new(), part: Sha256::new(), block: Vec::new(), rows: 0, written: 0 };
        writer.put(MAGIC)?;
        Ok(writer)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.output.write_all(bytes)?;
        self.whole.update(bytes);
        self.part.update(bytes);
        self.written += bytes.len() as u64;
        Ok(())
    }

    fn frame(&mut self, kind: u8, pieces: &[&[u8]]) -> io::Result<()> {
        let length: usize = pieces.iter().map(|piece| piece.len()).sum();
        let length = u32::try_from(length).map_err(|_| io::Error::other("a row is longer than 4 GB"))?;
        self.put(&[kind])?;
        self.put(&length.to_be_bytes())?;
        pieces.iter().try_for_each(|piece| self.put(piece))
    }

    /// Begins a part.
    pub fn part(&mut self, head: &Head) -> io::Result<()> {
        self.part = Sha256::new();
        self.rows = 0;
        self.frame(b'P', &[&serde_json::to_vec(head)?])
    }

    /// A row of the part.
    pub fn line(&mut self, line: &[u8]) -> io::Result<()> {
        self.rows += 1;
        self.bytes(line)?;
        self.bytes(b"\n")
    }

    /// Bytes of the part.
    pub fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.block.extend_from_slice(bytes);
        if self.block.len() >= BLOCK { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.block.is_empty() {
            return Ok(());
        }
        let length = u32::try_from(self.block.len()).map_err(|_| io::Error::other("a row is longer than 4 GB"))?;
        let mut packed = ZlibEncoder::new(Vec::with_capacity(BLOCK / 3), Compression::new(3));
        packed.write_all(&self.block)?;
        let packed = packed.finish()?;
        self.block.clear();
        self.block.shrink_to(2 * BLOCK);
        self.frame(b'D', &[&length.to_be_bytes(), &packed])
    }

    /// Ends a part; how many rows it had.
    pub fn end(&mut self) -> io::Result<u64> {
        self.flush()?;
        let sha256 = hex(&self.part.clone().finalize());
        self.frame(b'E', &[&serde_json::to_vec(&Tail { rows: self.rows, sha256 })?])?;
        Ok(self.rows)
    }

    /// Ends the file; its sum, its length, and what it was written to.
    pub fn close(mut self) -> io::Result<(String, u64, W)> {
        let sha256 = hex(&self.whole.clone().finalize());
        self.frame(b'Z', &[&serde_json::to_vec(&End { sha256: sha256.clone() })?])?;
        self.output.flush()?;
        Ok((sha256, self.written, self.output))
    }
}

/// Reads a backup, and says where it is damaged.
pub(super) struct Reader<R> {
    input: R,
    path: PathBuf,
    whole: Sha256,
    part: Sha256,
    /// The part that is being read, as it ought to be called.
    name: String,
    rows: u64,
    /// How many bytes have been read.
    pub read: u64,
}

impl<R: Read> Reader<R> {
    pub fn begin(input: R, path: &Path) -> Result<Self, Wrong> {
        let mut reader = Self {
            input,
            path: path.to_owned(),
            whole: Sha256::new(),
            part: Sha256::new(),
            name: MANIFEST.to_owned(),
            rows: 0,
            read: 0,
        };
        let mut magic = Vec::new();
        let wanted = MAGIC.len() as u64;
        Read::take(&mut reader.input, wanted)
            .read_to_end(&mut magic)
            .map_err(|source| Wrong::File { path: path.to_owned(), source })?;
        if magic != MAGIC {
            let newer = magic.starts_with(ANY_MAGIC);
            return Err(if newer { Wrong::Newer } else { Wrong::NotABackup { path: path.to_owned() } });
        }
        reader.seen(&magic);
        Ok(reader)
    }

    fn seen(&mut self, bytes: &[u8]) {
        self.whole.update(bytes);
        self.part.update(bytes);
        self.read += bytes.len() as u64;
    }

    /// What is wrong with the part that is being read.
    pub fn damaged(&self, what: &'static str) -> Wrong {
        Wrong::Damaged { part: self.name.clone(), what }
    }

    fn some(&mut self, length: u64) -> Result<Vec<u8>, Wrong> {
        let mut bytes = Vec::new();
        Read::take(&mut self.input, length)
            .read_to_end(&mut bytes)
            .map_err(|source| Wrong::File { path: self.path.clone(), source })?;
        if (bytes.len() as u64) < length {
            return Err(self.damaged("the file ends too early"));
        }
        Ok(bytes)
    }

    /// The next frame, not yet counted in any sum: its header and its payload.
    fn frame(&mut self) -> Result<([u8; 5], Vec<u8>), Wrong> {
        let header: [u8; 5] = self.some(5)?.try_into().map_err(|_| self.damaged("the file ends too early"))?;
        let [_, length @ ..] = header;
        let payload = self.some(u64::from(u32::from_be_bytes(length)))?;
        Ok((header, payload))
    }

    /// Begins the next part, which ought to have this name.
    pub fn part(&mut self, name: &str) -> Result<Head, Wrong> {
        name.clone_into(&mut self.name);
        self.rows = 0;
        let (header, payload) = self.frame()?;
        self.part = Sha256::new();
        self.seen(&header);
        self.seen(&payload);
        let head: Option<Head> = serde_json::from_slice(&payload).ok();
        head.filter(|head| header[0] == b'P' && head.name == name).ok_or_else(|| self.damaged("it does not begin"))
    }

    /// The next block of the part; `None` when it has ended and its sum is right.
    pub fn block(&mut self) -> Result<Option<Vec<u8>>, Wrong> {
        let (header, payload) = self.frame()?;
        match header[0] {
            b'D' => {
                self.seen(&header);
                self.seen(&payload);
                let Some((length, packed)) = payload.split_first_chunk::<4>() else {
                    return Err(self.damaged("a block is too short"));
                };
                let length = u64::from(u32::from_be_bytes(*length));
                let mut block = Vec::new();
                let unpacked = ZlibDecoder::new(packed).take(length + 1).read_to_end(&mut block);
                if unpacked.is_err() || block.len() as u64 != length {
                    return Err(self.damaged("a block cannot be unpacked"));
                }
                Ok(Some(block))
            }
            b'E' => {
                let sha256 = hex(&self.part.clone().finalize());
                self.seen(&header);
                self.seen(&payload);
                let tail: Tail =
                    serde_json::from_slice(&payload).map_err(|_| self.damaged("its end cannot be read"))?;
                if tail.sha256 != sha256 {
                    return Err(self.damaged("its bytes are not those that were written"));
                }
                self.rows = tail.rows;
                Ok(None)
            }
            _ => Err(self.damaged("its bytes are not those that were written")),
        }
    }

    /// How many rows the part that has ended says it had.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// The rest of the part, whole.
    pub fn rest(&mut self) -> Result<Vec<u8>, Wrong> {
        let mut all = Vec::new();
        while let Some(block) = self.block()? {
            all.extend(block);
        }
        Ok(all)
    }

    /// The end of the file; its sum.
    pub fn end(mut self) -> Result<String, Wrong> {
        "end".clone_into(&mut self.name);
        let sha256 = hex(&self.whole.clone().finalize());
        let (header, payload) = self.frame()?;
        let end: Option<End> = serde_json::from_slice(&payload).ok();
        if header[0] != b'Z' || end.is_none_or(|end| end.sha256 != sha256) {
            return Err(self.damaged("its bytes are not those that were written"));
        }
        let mut more = [0];
        match self.input.read(&mut more) {
            Ok(0) => Ok(sha256),
            Ok(_) => Err(self.damaged("something follows it")),
            Err(source) => Err(Wrong::File { path: self.path, source }),
        }
    }
}
