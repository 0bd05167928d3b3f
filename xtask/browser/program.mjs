// The built program with the example data, in a folder of its own.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const program = process.env.SAKLIG_BROWSER_PROGRAM ?? "target/debug/saklig";

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts it; answers once it serves, with the address and the people it printed. */
export async function start() {
  const folder = mkdtempSync(path.join(tmpdir(), "saklig-browser-"));
  const port = await freePort();
  const words = ["serve", "--example-data", "--listen", `127.0.0.1:${port}`, "--data", path.join(folder, "data")];
  const env = { ...process.env, XDG_CONFIG_HOME: path.join(folder, "config"), SAKLIG_LOG: "warn", DATABASE_URL: "" };
  const child = spawn(program, words, { env, stdio: ["ignore", "pipe", "inherit"] });
  const stop = () => {
    child.removeAllListeners("exit");
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", stop);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

  let said = "";
  await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the program did not serve within two minutes")), 120_000);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the program ended with ${code}`)));
    child.stdout.on("data", (data) => {
      said += data;
      if (/^Saklig serves /m.test(said)) {
        clearTimeout(late);
        resolve();
      }
    });
  });
  child.removeAllListeners("exit");
  child.once("exit", (code, signal) => console.log(`  the program ended by itself: ${code ?? signal}`));
  const people = [...said.matchAll(/^ {2}(\S+) +(\S+) {3}/gm)].map(([, login, password]) => ({ login, password }));
  /** Who can sign in, by how their login ends. */
  const person = (name) => people.find(({ login }) => login.endsWith(name));
  return { url: `http://127.0.0.1:${port}`, person };
}
