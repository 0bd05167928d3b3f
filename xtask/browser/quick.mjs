// How few steps it takes: hiding a comment at most two after its case is open,
// an answer that refers elsewhere at most three. Every press and every choice
// is one.
import { signIn, withPage } from "./chromium.mjs";
import { check } from "./report.mjs";

/** Opens the first case that has all of these, and says whether there was one. */
async function open(page, program, view, selectors) {
  await page.goto(`${program.url}/inbox?view=${view}`);
  const links = await page.locator(".row:not(.row--covered) .row__who").all();
  for (const address of await Promise.all(links.map((link) => link.getAttribute("href")))) {
    await page.goto(program.url + address);
    const found = await Promise.all(selectors.map((selector) => page.locator(selector).count()));
    if (found.every((count) => count > 0) && !(await page.locator(".quoted").count())) return;
  }
  throw new Error(`no case has ${selectors.join(" and ")}`);
}

/** Takes the steps, and checks that what was wanted was reached by so few. */
async function within(page, most, what, steps, reached) {
  for (const step of steps) await step();
  await page.waitForSelector(reached, { timeout: 15_000 }).catch(() => {});
  const there = (await page.locator(reached).count()) > 0;
  check(there && steps.length <= most, `${what} takes at most ${most} steps`, there ? `${steps.length} steps` : `${reached} is not reached`);
}

export async function quick(program) {
  for (const javaScriptEnabled of [false, true]) {
    const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
    await withPage({ javaScriptEnabled }, async (page) => {
      await signIn(page, program, "amina", "sv");
      const press = (selector) => () => page.locator(selector).first().click();
      // Another ground than the one that is suggested, if one is: the longer way.
      await open(page, program, "to_decide", ["#ground", "[data-key=h]"]);
      const choose = () => page.locator("#ground").selectOption({ index: 2 });
      await within(page, 2, `hiding, ${how},`, [choose, press("[data-key=h]")], "[data-key=z]");
      await press("[data-key=z]")();
      await page.waitForSelector(".said");
      await open(page, program, "to_answer", ["button[form=refer]"]);
      // The example has not stated how it is reached, so that somebody writes it.
      const complete = async () => {
        const text = page.locator("#text");
        // Without JavaScript the page is loaded again.
        for (let at = 0; at < 100 && !(await text.inputValue()).includes("[["); at += 1) await page.waitForTimeout(50);
        await text.fill((await text.inputValue()).replaceAll(/\[\[.*?\]\]/g, "https://almhamra.example/kontakt"));
      };
      const refer = [press("button[form=refer]"), complete, press("#answering .btn--main")];
      await within(page, 3, `an answer that refers elsewhere, ${how},`, refer, ".quoted");
    });
  }
}
