// Every stop of the Tab key: on the screen, with a ring, not covered; and the
// way leads out again.
import { signIn, withPage } from "./chromium.mjs";
import { check } from "./report.mjs";

const SIZES = [[1440, 900], [390, 844], [320, 256]];
const MOST_STOPS = 400;

/** Walks through the pages with most to stop at. */
export async function keyboard(program) {
  await withPage({}, async (page) => {
    await page.goto(`${program.url}/sign-in?lang=sv`);
    await walk(page, "sign-in");
    await signIn(page, program, "jonas", "sv");
    const first = await page.locator(".row__who").first().getAttribute("href");
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      for (const path of ["/inbox", first, "/channels/new?platform=bluesky", "/journal", "/search", "/people", "/people/new", "/account", "/account/second-factor"]) {
        await page.goto(program.url + path);
        await walk(page, `${path.replace(/[0-9a-f-]{30,}/, "…")} at ${width}x${height}`);
      }
    }
  });
}

async function walk(page, at) {
  const stops = [];
  // An autofocused field would make the walk begin in the middle.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  for (let at = 0; at < MOST_STOPS; at += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(seen);
    if (!stop) break;
    stops.push(stop);
  }
  check(stops.length > 2 && stops.length < MOST_STOPS, `keyboard, ${at}: no trap`, `${stops.length} stops`);
  for (const [fault, words] of [["unseen", "outside the screen"], ["ringless", "without a ring"], ["covered", "covered"]]) {
    const bad = stops.filter((stop) => stop[fault]).map((stop) => stop.name);
    check(bad.length === 0, `keyboard, ${at}: no stop ${words}`, `${bad.length}: ${bad.slice(0, 4).join(" | ")}`);
  }
}

/** Runs in the page: how the focused element can be seen. */
function seen() {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const ringed = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const around = [el, el.closest(".row, .search, .pick, label")].filter(Boolean);
  const box = el.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]]
    .map(([x, y]) => [box.x + box.width * x, box.y + box.height * y])
    .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  const open = ([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (el.contains(top) || top.contains(el) || around.some((one) => one.contains(top)));
  };
  return {
    name: `${el.tagName.toLowerCase()} ${(el.getAttribute("aria-label") || el.textContent || el.name || el.id).trim().slice(0, 40)}`,
    ringless: !around.some(ringed),
    unseen: points.length === 0 || box.width === 0,
    covered: points.length > 0 && !points.some(open),
  };
}
