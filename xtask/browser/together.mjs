// Two people at work at the same time, each in a browser of their own: who is
// there, what is announced, that nothing moves, the draft, and a decision taken
// meanwhile. And the switch of the single-letter keys.
import { axe, signIn, withPage } from "./chromium.mjs";
import { check } from "./report.mjs";

const ANSWER = "Tack för att du hör av dig.";
const RULES = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  resultTypes: ["violations"],
};

/** Two people, in Swedish. */
export async function together(program) {
  await withPage({}, (amina) => withPage({}, async (jonas) => {
    await signIn(amina, program, "amina", "sv");
    await signIn(jonas, program, "jonas", "sv");
    const [first, second] = await open(amina, program, "to_decide", "#ground", "#text");
    await presence(amina, jonas, program, first);
    await draft(amina, jonas, program, first);
    await meanwhile(amina, jonas, program, second);
    await list(amina, jonas, program);
    await keys(amina, program);
  }));
}

/** Whether an element comes to say something. */
async function says(page, selector, words, what) {
  const comes = await page
    .waitForFunction(([where, text]) => document.querySelector(where)?.textContent.includes(text), [selector, words], { timeout: 15_000 })
    .then(() => true, () => false);
  const there = comes ? "" : await page.locator(selector).allTextContents();
  return check(comes, `together: ${what}`, String(there));
}

/** Addresses of two cases of a view whose pages have all of this. */
async function open(page, program, view, ...parts) {
  await page.goto(`${program.url}/inbox?view=${view}`);
  const links = await page.locator(".row:not(.row--covered) .row__who").all();
  const found = [];
  for (const address of await Promise.all(links.map((link) => link.getAttribute("href")))) {
    await page.goto(program.url + address);
    const counts = await Promise.all(parts.map((part) => page.locator(part).count()));
    if (counts.every(Boolean) && !(await page.locator(".note[data-until]").count())) found.push(address);
    if (found.length === 2) return found;
  }
  throw new Error(`no two cases in ${view} with ${parts}`);
}

async function presence(amina, jonas, program, address) {
  await amina.goto(program.url + address);
  await jonas.goto(program.url + address);
  await says(amina, "#here", "Jonas", "a colleague who opens the case is named");
  await says(jonas, "#here", "Amina", "whoever has it open already is named from the start");
  await jonas.goto(`${program.url}/inbox`);
  await amina.waitForFunction(() => !document.querySelector("#here").textContent, null, { timeout: 15_000 }).catch(() => {});
  check((await amina.locator("#here").textContent()) === "", "together: nobody is named who has left");
}

async function draft(amina, jonas, program, address) {
  await jonas.goto(program.url + address);
  await amina.goto(program.url + address);
  await amina.locator("#text").pressSequentially(ANSWER);
  await says(amina, "[data-draft]", "Utkastet är sparat", "an answer is kept soon after typing stops");
  await says(jonas, "#here", "skriver ett svar", "a colleague hears who is writing");
  await jonas.reload();
  await says(jonas, "#draft-title + p + .quoted", ANSWER, "a colleague sees the draft");
  check((await jonas.locator("#text").count()) === 0, "together: and cannot write over it");
  await looksRight(jonas, "the draft of a colleague");
  await amina.reload();
  check((await amina.locator("#text").inputValue()) === ANSWER, "together: the draft is there after a reload");
  await jonas.locator("form[action$='/draft/take'] button").click();
  await jonas.waitForSelector("#text");
  check((await jonas.locator("#text").inputValue()) === ANSWER, "together: the draft is taken over with its text");
  // Amina's page is older now: what she types is neither saved over his nor lost.
  amina.expectsFailure = true;
  await amina.locator("#text").press("Control+End");
  await amina.locator("#text").pressSequentially(" Amina.");
  await says(amina, "[data-draft]", "sparades inte", "a save over what a colleague holds is refused");
  await amina.locator("[formaction$='/draft']").click();
  await says(amina, ".quoted + h4 + .quoted", `${ANSWER} Amina.`, "what was typed is kept beside the colleague's draft");
  amina.expectsFailure = false;
}

async function meanwhile(amina, jonas, program, address) {
  await amina.goto(program.url + address);
  await jonas.goto(program.url + address);
  await amina.locator("#note").fill("Ringt enheten.");
  const place = () => amina.locator("[formaction$='/leave']").evaluate((button) => button.getBoundingClientRect().top);
  const stood = await place();
  await jonas.locator("[formaction$='/leave']").click();
  await jonas.waitForSelector(".said");
  await says(amina, "#moved a:not([hidden])", "Just beslutat", "a decision is announced on the open case");
  check((await place()) === stood, "together: and no button moves for it");
  amina.expectsFailure = true;
  await amina.locator("#noting .btn").last().click();
  await amina.waitForSelector("#refused");
  check(await amina.locator("#refused").evaluate((el) => el === document.activeElement), "together: what came between is read first");
  await says(amina, "#refused", "Jonas", "whoever was before is named");
  check((await amina.locator("#note").inputValue()) === "Ringt enheten.", "together: the unsaved note is kept");
  await looksRight(amina, "a decision taken meanwhile");
  amina.expectsFailure = false;
  await amina.locator("#refused button").click();
  await says(amina, ".notes__text", "Ringt enheten.", "going on regardless works from the keyboard's button");
}

async function list(amina, jonas, program) {
  await amina.goto(`${program.url}/inbox?view=to_decide`);
  const order = () => amina.locator(".row__who").evaluateAll((links) => links.map((link) => link.getAttribute("href")).join());
  const places = () => amina.locator(".row").evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().top)).join());
  const [before, stood] = [await order(), await places()];
  const [address] = await open(jonas, program, "to_decide", "[formaction$='/leave']");
  await jonas.goto(program.url + address);
  await jonas.locator("[formaction$='/leave']").click();
  await jonas.waitForSelector(".said");
  await says(amina, `.row:has([href="${address}"]) .row__news`, "Beslutat", "the row that changed has a mark");
  check((await order()) === before, "together: and no row moves");
  // A case that is opened by hand is new as well.
  await jonas.goto(`${program.url}/inbox?view=all`);
  const links = await jonas.locator(".row__who").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  for (const one of links) {
    await jonas.goto(program.url + one);
    if ((await jonas.locator(".case__title").textContent()).includes("Inget ärende") && (await jonas.locator("form[action$='/claim']").count())) break;
  }
  await jonas.locator("form[action$='/claim'] button").click();
  await says(amina, "#fresh a:not([hidden])", "1 nytt ärende", "a new case is announced");
  check((await order()) === before && (await places()) === stood, "together: nor does any row, by a hair, for what is announced", `${stood} | ${await places()}`);
  await looksRight(amina, "an announcement");
  await amina.locator("#fresh a").click();
  await amina.waitForFunction(() => document.activeElement?.matches(".row__who"), null, { timeout: 15_000 }).catch(() => {});
  check(await amina.evaluate(() => document.activeElement.matches(".row__who")), "together: showing it puts the focus in the list");
  check((await order()) !== before, "together: and then the list is the new one");
}

async function keys(page, program) {
  const moves = async () => {
    await page.goto(`${program.url}/inbox`);
    await page.keyboard.press("j");
    return page.evaluate(() => document.activeElement.matches(".row__who"));
  };
  const set = async (on) => {
    await page.goto(`${program.url}/keys`);
    await page.locator("input[name=on]").setChecked(on);
    await page.locator("form[action='/keys'] .btn").click();
    await page.waitForSelector(".said");
  };
  check(await moves(), "keys: a letter moves");
  await set(false);
  check(!(await moves()), "keys: no letter does anything once they are off");
  await set(true);
  check(await moves(), "keys: and they come back");
  await page.fill(".top input[name=q]", "");
  await page.locator(".top input[name=q]").pressSequentially("jkhn");
  check((await page.locator(".top input[name=q]").inputValue()) === "jkhn", "keys: in a field they are letters");
}

/** Nothing for axe-core to find, and nothing beside the edge, wide and narrow. */
async function looksRight(page, what) {
  await page.evaluate(axe);
  for (const [width, height] of [[1440, 900], [320, 256]]) {
    await page.setViewportSize({ width, height });
    const found = await page.evaluate((rules) => globalThis.axe.run(document, rules), RULES);
    const wrong = found.violations.map((rule) => `${rule.id} at ${rule.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
    check(wrong.length === 0, `${what}, ${width} px: axe-core`, wrong.join("; "));
    const beside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check(beside <= 0, `${what}, ${width} px: nothing beside the edge`, `${beside} px`);
  }
  const pictures = process.env.SAKLIG_BROWSER_PICTURES;
  await page.setViewportSize({ width: 1440, height: 900 });
  if (pictures) await page.screenshot({ path: `${pictures}/together-${what.replaceAll(/[^a-z]+/gi, "-")}.png` });
}
