// Enhancement only: everything also works as links and forms without this file.
// Single letters act only outside text fields (WCAG 2.1.4), can be turned off on
// /keys, and never do anything but move: to a row, a field or a button.
const $ = (s) => document.querySelector(s);
const body = document.body;
const store = (area, key, value) => {
  try {
    if (value === undefined) return area.getItem(key);
    if (value === "") area.removeItem(key); else area.setItem(key, value);
  } catch { /* storage may be closed; nothing depends on it */ }
};
const off = () => store(localStorage, "keys") === "off";
const typing = (el) => el.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");
const focus = (el) => { if (el) { el.focus(); el.scrollIntoView({ block: "nearest" }); } };

function step(by) {
  const all = [...document.querySelectorAll(".row__who")];
  const at = all.indexOf(document.activeElement);
  const open = all.findIndex((a) => a.hasAttribute("aria-current"));
  const from = at < 0 ? open : at;
  focus(all[Math.min(all.length - 1, Math.max(0, from + by))]);
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => focus([...document.querySelectorAll("input[type=search]")].find((e) => e.checkVisibility())),
  h: () => focus($("[data-key=h]")),
  n: () => focus($("[data-key=n]")),
  z: () => focus($("[data-key=z]")),
  a: () => focus($("#text")),
  i: () => focus($("#note")),
  "?": () => { location.href = "/keys"; },
};

addEventListener("keydown", (e) => {
  if (e.defaultPrevented || e.isComposing) return;
  if (e.key === "Enter" && (e.ctrlKey || e.metaKey) && e.target.matches("textarea")) {
    e.target.form?.requestSubmit();
    return;
  }
  if (typing(e.target)) {
    if (e.key === "Escape") focus($("#case") ?? $("#main"));
    return;
  }
  if (off() || e.ctrlKey || e.metaKey || e.altKey) return;
  if (Object.hasOwn(keys, e.key)) { e.preventDefault(); keys[e.key](); }
});

// The switch on /keys.
const panel = $("[data-switch]");
if (panel) {
  panel.hidden = false;
  const box = panel.querySelector("input");
  box.checked = !off();
  box.addEventListener("change", () => store(localStorage, "keys", box.checked ? "" : "off"));
}

// What was just done is said once, not again on reload.
const here = new URL(location);
const said = here.searchParams.get("said");
if (said) {
  here.searchParams.delete("said");
  history.replaceState(null, "", here);
}

// Unsent text stays with its case, in this tab only, until it has been sent.
const open = $("[data-case]")?.dataset.case;
const sent = { answered: "answer", noted: "note" }[said];
for (const field of document.querySelectorAll("[data-keep]")) {
  const key = `unsent:${open}:${field.dataset.keep}`;
  if (sent === field.dataset.keep) store(sessionStorage, key, "");
  if (!field.value) field.value = store(sessionStorage, key) ?? "";
  const left = field.form.querySelector("[data-left]");
  const most = Number(field.dataset.most);
  const graphemes = Intl.Segmenter ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;
  const count = () => {
    if (!left) return;
    const used = graphemes ? [...graphemes.segment(field.value)].length : [...field.value].length;
    left.textContent = used ? `${used} / ${most}. ` : "";
    left.classList.toggle("over", used > most);
  };
  field.addEventListener("input", () => { store(sessionStorage, key, field.value); count(); });
  count();
}
for (const form of document.querySelectorAll("form[action='/sign-out']")) {
  form.addEventListener("submit", () => { try { sessionStorage.clear(); } catch { /* closed */ } });
}

// A template goes in where the cursor stands, without a new page.
$("[data-insert]")?.addEventListener("click", (e) => {
  const text = $("#template").selectedOptions[0]?.dataset.text;
  const field = $("#text");
  if (!text || !field) return;
  e.preventDefault();
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input"));
  focus(field);
});

// The waiting time counts down; when it is over, the page is asked for once more.
const waiting = [...document.querySelectorAll("[data-until]")];
function count() {
  for (const note of waiting) {
    const left = Math.ceil((Number(note.dataset.until) - Date.now()) / 1000);
    if (left > 120) continue;
    note.querySelector("h3").textContent = note.dataset.count.replace("#", Math.max(0, left));
    if (left <= -2 && !note.dataset.over) {
      note.dataset.over = "1";
      const busy = document.activeElement?.matches("textarea, select") || left < -60;
      if (!busy) location.reload();
    }
  }
}
if (waiting.length) { count(); setInterval(count, 1000); }

// Waiting times stay true while the page is open.
const unit = body.dataset;
setInterval(() => {
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const min = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000);
    const [h, d] = [Math.floor(min / 60), Math.floor(min / 1440)];
    const one = (n, u) => `${n}\u00a0${u}`;
    if (min < 1 || d >= 7) continue;
    time.textContent = h < 1 ? one(min, unit.min)
      : d < 1 ? one(h, unit.h) + (min % 60 ? ` ${one(min % 60, unit.min)}` : "")
      : one(d, unit.d) + (h % 24 ? ` ${one(h % 24, unit.h)}` : "");
  }
}, 30000);

// The list keeps its place from page to page.
const list = $(".list");
if (list) {
  list.scrollTop = Number(store(sessionStorage, "list")) || 0;
  $(".row--open")?.scrollIntoView({ block: "nearest" });
  addEventListener("pagehide", () => store(sessionStorage, "list", String(list.scrollTop)));
}

// What was refused is read first.
$("#refused")?.focus();
