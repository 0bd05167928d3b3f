// The picture in the README: the inbox with the example data.
import { signIn, withPage } from "./chromium.mjs";

/** Draws it to `file`. */
export async function picture(program, file) {
  await withPage({ viewport: { width: 1240, height: 700 } }, async (page) => {
    await signIn(page, program, "amina", "en");
    const chosen = page.locator(".row:not(.row--covered):has(.chip)").nth(1);
    await chosen.locator(".row__who").click();
    await page.waitForSelector("#case-title");
    await page.evaluate(() => {
      document.activeElement?.blur?.();
      document.querySelector(".list").scrollTop = 0;
    });
    await page.screenshot({ path: file });
  });
  console.log(`drawn: ${file}`);
}
