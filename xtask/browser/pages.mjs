// Which pages there are, found by following the program's own links.
import { readFileSync } from "node:fs";

const UNKNOWN = "00000000-0000-4000-8000-000000000000";

/** The pages a stranger sees. */
export const outside = (language) => [
  { name: "public", path: `/?lang=${language}` },
  { name: "sign-in", path: `/sign-in?lang=${language}` },
];

/** The pages of whoever is signed in. */
export async function inside(page, url) {
  const hrefs = async (path, selector) => {
    await page.goto(url + path);
    return page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  };
  const cases = await casesByKind(page, hrefs);
  const channel = (await hrefs("/channels", ".tile h3 a"))[0];
  const colleague = (await hrefs("/people", ".table tbody th a"))[0];
  const platforms = await hrefs("/channels/new", ".tile h3 a");
  const settings = await hrefs("/settings/answers", "main a[href^='/settings/t']");
  const receipt = await hidden(page, url);
  const printed = (await hrefs(receipt.path, "a[href$='/print']"))[0];
  return [
    ...VIEWS.map((view) => ({ name: `inbox-${view}`, path: `/inbox?view=${view}` })),
    { name: "inbox-narrowed", path: "/inbox?view=all&language=sv&overdue=1" },
    { name: "views", path: "/inbox/views?view=to_decide" },
    { name: "several", path: "/inbox/several?view=to_decide" },
    { name: "handover", path: "/handover" },
    ...cases,
    receipt,
    { name: "receipt", path: (await hrefs(receipt.path, "a[href^='/receipt/']"))[0] },
    { name: "print", path: printed },
    { name: "thread", path: cases[0].path.replace(/\?.*/, "/thread") },
    { name: "notices", path: "/notices" },
    { name: "figures", path: "/figures" },
    { name: "hours", path: "/channels/hours" },
    { name: "follow", path: "/channels/follow" },
    { name: "blocks", path: `${channel}/blocks` },
    { name: "settings", path: "/settings" },
    { name: "answers", path: "/settings/answers" },
    { name: "template-new", path: "/settings/template" },
    { name: "template", path: settings.find((href) => href.includes("/template?")) },
    { name: "topic", path: settings.find((href) => href.includes("/topic?")) },
    { name: "duty", path: "/duty" },
    { name: "alarm-ways", path: "/duty/ways" },
    { name: "appearance", path: "/appearance" },
    { name: "packs", path: "/packs" },
    { name: "search", path: "/search" },
    { name: "search-found", path: "/search", search: "simhall" },
    { name: "search-nothing", path: "/search", search: "zzxyq" },
    { name: "journal", path: "/journal" },
    { name: "channels", path: "/channels" },
    { name: "channel", path: channel },
    { name: "disconnect", path: `${channel}/disconnect` },
    { name: "connect-choose", path: "/channels/new" },
    { name: "connect", path: platforms[0] ?? "/channels/new?platform=bluesky" },
    { name: "people", path: "/people" },
    { name: "person", path: colleague },
    { name: "person-new", path: "/people/new" },
    { name: "roles", path: "/people/roles" },
    { name: "account", path: "/account" },
    { name: "second-factor", path: "/account/second-factor" },
    { name: "keys", path: "/keys" },
    { name: "tokens", path: "/account/tokens" },
    { name: "example-remove", path: "/example/remove" },
    { name: "not-found", path: `/inbox/${UNKNOWN}`, failure: true },
  ];
}

/** Pages that are reached by a letter or in the middle of signing in, or show what the example lacks. */
const NOT_LOOKED_AT = [
  "/set-up/{code}", "/start/{code}", "/sign-in/code", "/channels/{id}/confirm", "/alarms/{id}", "/problems/{key}",
  "/style.css", "/saklig.js", "/icons.svg", "/mark.svg", "/colours/{colours}",
  "/attachments/{id}", "/figures.csv", "/figures.ods", "/events",
];

/** The program's pages that none of `paths` is: read from its own list of addresses, so that a new one is not forgotten. */
export function forgotten(paths) {
  const routes = readFileSync("crates/saklig-web/src/routes.rs", "utf8");
  return [...routes.matchAll(/Route::get\("([^"]+)"/g)]
    .map(([, route]) => route)
    .filter((route) => !NOT_LOOKED_AT.includes(route))
    .filter((route) => {
      const shape = new RegExp(`^${route.replace(/\{\w+\}/g, "[^/]+").replaceAll(".", "\\.")}$`);
      return !paths.some((path) => shape.test(path.replace(/\?.*/, "")));
    });
}

const VIEWS = ["to_decide", "mine", "to_answer", "waiting", "second", "overdue", "security", "all"];

/** A comment that is hidden now, so that there are reasons to fetch: the last in the list, where nobody else is at work. */
async function hidden(page, url) {
  await page.goto(`${url}/inbox?view=to_decide`);
  const links = await page.locator(".row:not(.row--covered) .row__who").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  for (const path of links.reverse()) {
    await page.goto(url + path);
    if (!(await page.locator("#ground").count()) || (await page.locator(".quoted").count())) continue;
    await page.locator("#ground").selectOption({ index: 1 });
    await page.click("[data-key=h]");
    await page.waitForSelector("[data-key=z]");
    await page.waitForSelector("a[href^='/receipt/']", { state: "attached" });
    return { name: "case-hidden", path };
  }
  throw new Error("no case left that can be hidden");
}

/** One case of each kind: to decide, with personal data, gone, edited, the authority's own; covered, if there is one. */
async function casesByKind(page, hrefs) {
  const found = [];
  const add = (name, path) => path && found.push({ name, path });
  const [plain] = await hrefs("/inbox?view=to_decide", ".row:not(.row--covered) .row__who");
  add("case", plain);
  const [covered] = await hrefs("/inbox?view=to_decide", ".row--covered .row__who");
  add("case-covered", covered);
  add("case-shown", covered && `${covered}${covered.includes("?") ? "&" : "?"}show=1`);
  // "personal", "gone", "edited" and "own" are known by words of the example data that only they hold.
  for (const [name, words] of [["case-personal", "640823 3234"], ["case-gone", "Clowner allihop"], ["case-edited", "parkeringen bättre än jag trodde"], ["case-own", "omklädningsrummen"]]) {
    await page.goto(new URL("/search", page.url()).href);
    await page.fill("#q", words);
    await page.press("#q", "Enter");
    await page.waitForSelector(".page__lead[role=status], .blank");
    const link = page.locator(".row__who").first();
    if (await link.count()) add(name, await link.getAttribute("href"));
  }
  return found;
}
