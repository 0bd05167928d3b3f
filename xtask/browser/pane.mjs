// How long it takes to choose another case in the inbox: `cargo xtask prove
// shift` starts it with an address and a session cookie. Prints milliseconds,
// from the click until the new page has painted its case.
import { withPage } from "./chromium.mjs";

const [url, cookie] = process.argv.slice(2);
const [name, value] = cookie.split("=");
const TIMES = 40;

/** From the click, on the clock that both pages share, to the first paint of the page it leads to. */
const painted = async (page, link) => {
  const href = await link.getAttribute("href");
  // Whoever reads a list has been there for a moment.
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    addEventListener("click", () => sessionStorage.setItem("clicked", String(Date.now())), { capture: true });
  });
  await link.click({ noWaitAfter: true });
  await page.waitForURL((at) => at.pathname === href.split("?")[0], { waitUntil: "commit" });
  await page.locator("h1").first().waitFor();
  return page.evaluate(async () => {
    const paint = () => performance.getEntriesByName("first-contentful-paint")[0];
    while (!paint()) await new Promise((again) => setTimeout(again, 5));
    return performance.timeOrigin + paint().startTime - Number(sessionStorage.getItem("clicked"));
  });
};

await withPage({}, async (page) => {
  await page.context().addCookies([{ name, value, url }]);
  await page.goto(`${url}/inbox`);
  for (let at = 0; at < TIMES; at += 1) {
    const links = page.locator('a[href^="/inbox/"][href*="view="]');
    const other = links.nth((at * 7) % Math.max(1, (await links.count()) - 2));
    console.log((await painted(page, other)).toFixed(1));
  }
});
