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
const off = () => body.dataset.keys === "off";
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

// What was just done is said once, not again on reload.
const here = new URL(location);
const said = here.searchParams.get("said");
if (said) {
  here.searchParams.delete("said");
  history.replaceState(null, "", here);
}

// Whoever sends a form leaves the page: nothing more is announced, or saved beside it.
let leaving = false;
addEventListener("submit", () => { leaving = true; });

// An answer is also kept here, two seconds after typing stops, so that colleagues
// see it. One save at a time: each names the version it began from.
function keep(field, key, line) {
  const version = field.form.elements.draft;
  let timer, saving, again;
  const save = async (last) => {
    clearTimeout(timer);
    timer = 0;
    if (saving) { again = true; return; }
    saving = true;
    const text = field.value;
    let outcome = "unsaved";
    try {
      const sent = new URLSearchParams({ text, draft: version.value, quiet: 1 });
      const answer = await fetch(field.form.dataset.drafts, { method: "POST", body: sent, redirect: "manual", keepalive: last });
      if (answer.ok) {
        version.value = await answer.text();
        outcome = "saved";
        if (field.value === text) store(sessionStorage, key, "");
      } else if (answer.status === 409) outcome = "other";
    } catch { /* no connection: the text stays in this tab */ }
    line.textContent = line.dataset[outcome];
    saving = false;
    if (again && outcome === "saved") { again = false; save(); }
  };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 2000); });
  field.form.addEventListener("submit", () => { clearTimeout(timer); timer = 0; });
  addEventListener("pagehide", () => { if (timer) save(true); });
  return save;
}

// Unsent text stays with its case, in this tab, until it has been sent or saved.
const open = $("[data-case]")?.dataset.case;
const sent = { answered: "answer", "draft-saved": "answer", noted: "note" }[said];
for (const field of document.querySelectorAll("[data-keep]")) {
  const key = `unsent:${open}:${field.dataset.keep}`;
  const version = field.form.elements.draft;
  const note = () => store(sessionStorage, key, field.value && `${version?.value ?? 0}\n${field.value}`);
  const line = field.form.querySelector("[data-draft]");
  const save = line && keep(field, key, line);
  if (sent === field.dataset.keep) store(sessionStorage, key, "");
  const [, before, text] = /^(\d+)\n([^]*)$/.exec(store(sessionStorage, key) ?? "") ?? [];
  if ("sent" in field.dataset) note();
  else if (text && text !== field.value) {
    field.value = text;
    if (version) version.value = before;
    save?.();
  }
  const left = field.form.querySelector("[data-left]");
  const most = Number(field.dataset.most);
  const graphemes = Intl.Segmenter ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;
  const count = () => {
    if (!left) return;
    const { link, bytes, added } = field.dataset;
    const text = link ? field.value.replace(/https?:\/\/\S+/g, "x".repeat(link)) : field.value;
    const length = graphemes ? [...graphemes.segment(text)].length : [...text].length;
    const used = length && length + Number(added);
    left.textContent = used ? `${used} / ${most}. ` : "";
    left.classList.toggle("over", used > most || new TextEncoder().encode(field.value).length > bytes);
  };
  field.addEventListener("input", () => { note(); count(); });
  count();
}
for (const form of document.querySelectorAll("form[action='/sign-out']")) {
  form.addEventListener("submit", () => { try { sessionStorage.clear(); } catch { /* closed */ } });
}

// A template goes in where the cursor stands, without a new page.
for (const button of document.querySelectorAll("[data-insert]")) button.addEventListener("click", (e) => {
  const text = button.dataset.text ?? $("#template").selectedOptions[0]?.dataset.text;
  const field = $("#text");
  if (!text || !field) return;
  e.preventDefault();
  const kind = [...document.getElementsByName("question")].find((k) => k.value === button.dataset.question);
  if (kind) kind.checked = true;
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

// What was refused is read first; whoever asked for what is new goes on there.
const aim = store(sessionStorage, "aim");
store(sessionStorage, "aim", "");
focus($("#refused") ?? { fresh: $(".row__who"), moved: $("#case") }[aim]);

// What happens while the page is open is said, and nothing moves by itself. A
// page that nobody looks at listens to nothing.
const live = body.dataset.live;
let heard = "";
let source;
function say(id, words) {
  const link = $(`#${id} a`);
  if (!link || leaving) return;
  link.textContent = words;
  link.hidden = false;
  link.onclick = () => store(sessionStorage, "aim", id);
}
function listen() {
  source?.close();
  if (document.hidden) return;
  source = new EventSource(live);
  const on = (kind, act) => source.addEventListener(kind, (e) => {
    act(e.data, e.lastEventId);
    heard = e.lastEventId;
  });
  on("hello", (words, mark) => { if (heard && heard !== mark) say("fresh", words); });
  on("gap", (words) => say("fresh", words));
  on("cases", (words) => say("fresh", words));
  on("here", (words) => {
    const line = $("#here");
    if (line && !leaving && line.textContent !== words.trim()) line.textContent = words.trim();
  });
  on("case", (words) => {
    const [item, mark, here] = words.split("\n");
    if (item === open) { if (here) say("moved", here); return; }
    const row = $(`.row__who[href^="/inbox/${item}"]`)?.closest(".row");
    if (!row) return;
    const chip = row.querySelector(".row__news") ?? document.createElement("span");
    chip.className = "row__news";
    chip.textContent = mark;
    row.querySelector(".row__time").before(chip);
  });
}
if (live) {
  listen();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (e) => { if (e.persisted) { leaving = false; listen(); } });
}
