// Debian's Chromium, each time with a fresh profile. Nothing is downloaded.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { check } from "./report.mjs";

const packages = createRequire(path.join(process.env.SAKLIG_BROWSER_PACKAGES ?? process.cwd(), "/"));
const { chromium } = packages("playwright-core");
export const axe = readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((file) => existsSync(file));
const args = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Hands a page to `use` and closes everything after it. Errors that the browser reports are failed checks. */
export async function withPage(options, use) {
  if (!executablePath) throw new Error("Chromium is missing: apt-get install chromium");
  const profile = mkdtempSync(path.join(tmpdir(), "saklig-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath, args, headless: true, viewport: { width: 1440, height: 900 }, ...options,
  });
  context.setDefaultTimeout(30_000);
  try {
    const page = await context.newPage();
    const told = (text) => check(false, `the browser reports an error on ${new URL(page.url()).pathname}`, text.slice(0, 300));
    page.on("console", (message) => {
      // A page that says "not found" is itself reported as one.
      const asked = page.expectsFailure && /status of 4\d\d/.test(message.text());
      if ((message.type() === "error" || /Content Security Policy|TrustedHTML/i.test(message.text())) && !asked) told(message.text());
    });
    page.on("pageerror", (error) => told(String(error)));
    return await use(page);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Signs in with the mouse, and sets the language. */
export async function signIn(page, program, name, language) {
  const { login, password } = program.person(name);
  await page.goto(`${program.url}/sign-in`);
  await page.fill("#login", login);
  await page.fill("#password", password);
  await page.click("form.form button");
  await page.waitForURL(/\/inbox/);
  await page.locator(`.langs button[value=${language}]:visible`).first().click();
  await page.waitForURL(/\/inbox/);
  check((await page.locator("html").getAttribute("lang")) === language, `the language changes to ${language}`);
}
