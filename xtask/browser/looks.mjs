// Every page in every size: nothing for axe-core to find, nothing beside the
// edge, the example marked as one, nobody's name in a title.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { axe, signIn, withPage } from "./chromium.mjs";
import { forgotten, inside, outside } from "./pages.mjs";
import { check } from "./report.mjs";

const SIZES = [
  { name: "wide", width: 1440, height: 900 },
  { name: "dark", width: 1440, height: 900, colorScheme: "dark" },
  { name: "phone", width: 390, height: 844 },
  { name: "zoom400", width: 320, height: 256 },
];
const RULES = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  resultTypes: ["violations"],
  rules: { "target-size": { enabled: true } },
};
const pictures = process.env.SAKLIG_BROWSER_PICTURES;

/** Looks at all pages in one language. */
export async function looks(program, language) {
  await withPage({ locale: language }, async (page) => {
    for (const one of outside(language)) await look(page, program.url, one, language);
    await page.setViewportSize(SIZES[0]);
    await signIn(page, program, "jonas", language);
    const pages = await inside(page, program.url);
    const names = pages.map((one) => one.name);
    for (const kind of ["case", "case-personal", "case-gone", "case-edited", "case-own"]) {
      check(names.includes(kind), `the example data has a ${kind}`);
    }
    const left = forgotten([...outside(language), ...pages].map((one) => one.path));
    check(left.length === 0, "every page of the program is looked at", left.join(" "));
    for (const one of pages) await look(page, program.url, one, language);
  });
}

async function look(page, url, one, language) {
  page.expectsFailure = one.failure;
  await page.setViewportSize(SIZES[0]);
  await page.emulateMedia({ colorScheme: "light" });
  const answer = await page.goto(url + one.path);
  const at = `${one.name} in ${language}`;
  check(one.failure ? answer.status() === 404 : answer.ok(), `${at} answers`, String(answer.status()));
  check(/default-src 'none'/.test(answer.headers()["content-security-policy"] ?? ""), `${at} has a closed policy`);
  if (one.search) {
    await page.fill("#q", one.search);
    await page.press("#q", "Enter");
    await page.waitForSelector("[role=status]");
  }
  // An act under way counts down, and then asks for its page once more: that is
  // over before anything is looked at.
  await page.waitForFunction(() => !document.querySelector("[data-until]"));
  check((await page.locator("html").getAttribute("lang")) === language, `${at} says its language`);
  check(await page.locator("aside.example").isVisible(), `${at} is marked as an example`);
  const title = await page.title();
  const authors = await page.locator(".comment__meta strong bdi, .row__who").allInnerTexts();
  // What stands before the authority's own name.
  const own = title.split(" – ").slice(0, -2).join(" – ");
  const named = authors.find((author) => author.trim().length > 2 && own.includes(author.trim()));
  check(title.length > 3 && !named, `${at} has a title that names nobody`, title);
  await page.evaluate(axe);
  for (const size of SIZES) {
    await page.emulateMedia({ colorScheme: size.colorScheme ?? "light" });
    await page.setViewportSize({ width: size.width, height: size.height });
    // Colours may still be on their way from light to dark.
    // A browser that draws nothing just now never finishes them: jump to their end.
    await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
    const beside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check(beside <= 0, `${at}, ${size.name}: nothing beside the edge`, `${beside} px`);
    const found = await page.evaluate((rules) => globalThis.axe.run(document, rules), RULES);
    const wrong = found.violations.map((rule) => `${rule.id} at ${rule.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
    check(wrong.length === 0, `${at}, ${size.name}: axe-core`, wrong.join("; "));
    if (pictures) {
      mkdirSync(path.join(pictures, language), { recursive: true });
      await page.screenshot({ path: path.join(pictures, language, `${one.name}-${size.name}.png`) });
    }
  }
  page.expectsFailure = false;
}
