// One comment handled from signing in to signing out: by links and forms alone,
// with the script, and without touching the mouse.
import { signIn, withPage } from "./chromium.mjs";
import { check } from "./report.mjs";

const ANSWER = "Tack för att du hör av dig. Vi återkommer på måndag.";
const NOTE = "Följs upp på veckomötet.";

/** What each step does, with the mouse. */
const mouse = {
  enter: (page, program, language) => signIn(page, program, "amina", language),
  open: (page, link) => link.click(),
  ground: (page) => page.locator("#ground").selectOption({ index: 1 }),
  press: (page, key) => page.click(`[data-key=${key}]`),
  write: async (page, field, text) => {
    await page.fill(`#${field}`, text);
    await page.locator(`form:has(#${field}) .btn:not([name])`).last().click();
  },
  find: async (page, words) => {
    await page.fill(".top input[name=q]", words);
    await page.press(".top input[name=q]", "Enter");
  },
  leave: (page) => page.click(".rail__out"),
};

/** The same with keys only. */
const keys = {
  enter: async (page, program, language) => {
    const { login, password } = program.person("amina");
    await page.goto(`${program.url}/sign-in`);
    await tabTo(page, "#login");
    await page.keyboard.type(login);
    await page.keyboard.press("Tab");
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/inbox/);
    await tabTo(page, `.langs button[value=${language}]`);
    await page.keyboard.press("Enter");
    await page.waitForSelector(`html[lang=${language}]`);
  },
  open: async (page, link) => {
    const href = await link.getAttribute("href");
    for (let at = 0; at < 100; at += 1) {
      await page.keyboard.press("j");
      if ((await page.evaluate(() => document.activeElement.getAttribute("href"))) === href) break;
    }
    await page.keyboard.press("Enter");
  },
  ground: async (page) => {
    await tabTo(page, "#ground");
    if (!(await page.locator("#ground").inputValue())) await page.keyboard.press("ArrowDown");
  },
  press: async (page, key) => {
    // Letters belong to the field while one is being filled in.
    if (await page.evaluate(() => document.activeElement.matches("select, textarea, input"))) await tabTo(page, `[data-key=${key}]`);
    else await page.keyboard.press(key);
    await page.keyboard.press("Enter");
  },
  write: async (page, field, text) => {
    await page.keyboard.press({ text: "a", note: "i" }[field]);
    await page.keyboard.type(text);
    await page.keyboard.press("Control+Enter");
  },
  find: async (page, words) => {
    await page.keyboard.press("/");
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
  },
  leave: async (page) => {
    await tabTo(page, ".rail__out");
    await page.keyboard.press("Enter");
  },
};

async function tabTo(page, selector) {
  for (let at = 0; at < 300; at += 1) {
    if (await page.evaluate((what) => document.activeElement.matches(what), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${selector}`);
}

/** Handles one comment in each of the three ways. */
export async function handling(program, language) {
  for (const [name, hands, options] of [
    ["without JavaScript", mouse, { javaScriptEnabled: false }],
    ["with JavaScript", mouse, {}],
    ["by keyboard", keys, {}],
  ]) {
    await withPage(options, (page) => handle(page, program, language, hands, `${name}, ${language}`));
  }
}

async function handle(page, program, language, hands, at) {
  const there = async (selector, what) => {
    await page.waitForSelector(selector, { timeout: 15_000 }).catch(() => {});
    return check((await page.locator(selector).count()) > 0, `${at}: ${what}`, `${selector} at ${new URL(page.url()).pathname}`);
  };
  await hands.enter(page, program, language);
  const address = await undecided(page, program);
  await page.goto(`${program.url}/inbox?view=to_decide`);
  await hands.open(page, page.locator(`.row__who[href="${address}"]`));
  await there("#ground", "a case opens");
  await hands.ground(page);
  await hands.press(page, "h");
  await there("[data-key=z]", "hiding waits to be sent");
  await hands.press(page, "z");
  await there(".said", "it is said that hiding was undone");
  await there("#ground", "after undoing, the comment can be decided on again");
  await hands.write(page, "text", ANSWER);
  await there(`.quoted:has-text("${ANSWER}")`, "the answer waits to be sent");
  await hands.write(page, "note", NOTE);
  await there(`.notes__text:has-text("${NOTE}")`, "the note is there");
  await hands.press(page, "n");
  await there(".said", "it is said that the comment stays");
  await hands.find(page, "simhallen");
  await there(".page .row__who", "the search finds comments");
  await hands.leave(page);
  await there("#login", "signing out leads to the gate");
  const answer = await page.goto(`${program.url}/inbox`);
  check(/\/sign-in/.test(answer.url()), `${at}: after signing out, the inbox is closed`, answer.url());
}

/** The link to a comment that can be hidden, answered, and is not covered. */
async function undecided(page, program) {
  await page.goto(`${program.url}/inbox?view=to_decide`);
  const links = await page.locator(".row:not(.row--covered) .row__who").all();
  const addresses = await Promise.all(links.map((link) => link.getAttribute("href")));
  for (const address of addresses) {
    await page.goto(program.url + address);
    const fits = (await page.locator("#ground").count()) && (await page.locator("#text").count()) && !(await page.locator(".quoted").count());
    if (fits) return address;
  }
  throw new Error("no case left that can be hidden and answered");
}
