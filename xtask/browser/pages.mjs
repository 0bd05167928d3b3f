// Which pages there are, found by following the program's own links.
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
  return [
    ...["to_decide", "mine", "to_answer", "all"].map((view) => ({ name: `inbox-${view}`, path: `/inbox?view=${view}` })),
    ...cases,
    { name: "thread", path: cases[0].path.replace(/\?.*/, "/thread") },
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
