// Walks through the built program in a real browser; `cargo xtask browser`
// starts it with what it needs. With --picture it only draws docs/inbox.png.
import { handling } from "./handling.mjs";
import { keyboard } from "./keyboard.mjs";
import { looks } from "./looks.mjs";
import { picture } from "./picture.mjs";
import { start } from "./program.mjs";
import { quick } from "./quick.mjs";
import { part, sumUp } from "./report.mjs";
import { together } from "./together.mjs";

const program = await start();
if (process.argv.includes("--picture")) {
  await picture(program, "docs/inbox.png");
  process.exit(0);
}
for (const language of ["sv", "da", "en"]) {
  // Two people at work at once: the language belongs to the person.
  await Promise.all([
    part(`pages in ${language}`, () => looks(program, language)),
    part(`handling in ${language}`, () => handling(program, language)),
  ]);
}
await part("two people at once", () => together(program));
await part("how few steps it takes", () => quick(program));
await part("keyboard", () => keyboard(program));
process.exit(sumUp() ? 0 : 1);
