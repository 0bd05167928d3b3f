// How long it takes to choose another case in the inbox: `cargo xtask prove
// shift` starts it with an address and a session cookie. Prints milliseconds,
// from the click until the page of the case has first painted its contents.
import { withPage } from "./chromium.mjs";

const [url, cookie] = process.argv.slice(2);
const [name, value] = cookie.split("=");
const TIMES = 40;
const CASE = /^\/inbox\/[0-9a-f-]{36}\?/;

/** Another case than the one that is open, from the list beside it. */
const another = async (page, at) => {
  const here = new URL(page.url()).pathname;
  const links = await page.$$eval("a[href^='/inbox/']", (all) => all.map((link) => link.getAttribute("href")));
  const others = links.filter((href) => CASE.test(href) && !href.startsWith(`${here}?`));
  return others[(at * 7) % others.length];
};

/** Milliseconds from the click to the first paint, on the clock that both pages share. */
const painted = async (page, href) => {
  // Whoever reads a case has been there for a moment.
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    addEventListener("click", () => sessionStorage.setItem("clicked", String(Date.now())), { capture: true });
  });
  await page.locator(`a[href="${href}"]`).first().click({ noWaitAfter: true });
  await page.waitForURL((at) => `${at.pathname}${at.search}` === href, { waitUntil: "load" });
  return page.evaluate(async () => {
    const paint = () => performance.getEntriesByName("first-contentful-paint")[0];
    while (!paint()) await new Promise((again) => setTimeout(again, 5));
    return performance.timeOrigin + paint().startTime - Number(sessionStorage.getItem("clicked"));
  });
};

await withPage({}, async (page) => {
  await page.context().addCookies([{ name, value, url }]);
  await page.goto(`${url}/inbox`);
  // The first brings style and script along.
  await painted(page, await another(page, 0));
  for (let at = 1; at <= TIMES; at += 1) console.log((await painted(page, await another(page, at))).toFixed(1));
});
