// Counts what was checked, and says what is wrong when it is found.
let passed = 0;
let failed = 0;

/** Notes one check; `detail` is said when it failed. */
export function check(ok, what, detail = "") {
  if (ok) passed += 1;
  else {
    failed += 1;
    console.log(`  wrong: ${what}${detail ? `: ${detail}` : ""}`);
  }
  return ok;
}

/** Runs a part to its end; what it throws is one failed check. */
export async function part(name, run) {
  const start = Date.now();
  try {
    await run();
  } catch (error) {
    check(false, name, String(error?.message ?? error).split("\n").slice(0, 6).join(" | "));
  }
  console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

/** The last line. Whether all is well. */
export function sumUp() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}
