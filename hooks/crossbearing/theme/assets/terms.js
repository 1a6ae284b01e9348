// Shows what a term or a claim in the text is about: on hover, focus and tap; Esc closes (WCAG 2.2, 1.4.13).
// The words are the link's own title, which is set aside while they show, so that browsers do not show them twice.

const NAMED = "a.term, a.claim-mark";
const WAIT = { show: 120, hide: 300 }; // milliseconds: a pointer that passes by opens nothing, and has time to reach the words
const tip = document.createElement("div");
tip.id = "preview";
tip.className = "tip";
tip.setAttribute("role", "tooltip");
tip.hidden = true;
(document.querySelector("main") ?? document.body).append(tip); // in a landmark, as all that is read

let link = null;
let words = "";
let timer = 0;
let height = 0; // of the pointer, to find the line of a link that runs over two

function show(next, touch = false) {
  clearTimeout(timer);
  if (next === link) return;
  leave();
  if (!next.title) return;
  [link, words] = [next, next.title];
  link.removeAttribute("title");
  link.setAttribute("aria-describedby", tip.id);
  tip.textContent = touch ? `${words} (Tap again to open.)` : words;
  tip.hidden = false;
  place();
}

/** Below the words, above them where there is no room, and never beyond an edge. */
function place() {
  const lines = [...link.getClientRects()];
  const line = lines.find((one) => one.top <= height && height <= one.bottom) ?? lines[0];
  const [most, edge] = [document.documentElement.clientWidth, 8];
  const below = line.bottom + tip.offsetHeight + edge <= innerHeight || line.top < tip.offsetHeight + edge;
  tip.style.insetInlineStart = "auto";
  tip.style.left = `${Math.max(edge, Math.min(line.left, most - tip.offsetWidth - edge)) + scrollX}px`;
  tip.style.top = `${(below ? line.bottom + 4 : line.top - tip.offsetHeight - 4) + scrollY}px`;
}

/** The title comes back only now: after Esc a browser would show it at once. */
function leave() {
  clearTimeout(timer);
  tip.hidden = true;
  if (!link) return;
  link.title = words;
  link.removeAttribute("aria-describedby");
  link = null;
}

function later(act, wait) {
  clearTimeout(timer);
  timer = setTimeout(act, wait);
}

const inside = (target) => target instanceof Node && (tip.contains(target) || Boolean(link?.contains(target)));

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const over = event.target.closest?.(NAMED);
  height = event.clientY;
  if (inside(event.target)) clearTimeout(timer);
  else if (over) later(() => show(over), WAIT.show);
});
document.addEventListener("pointerout", (event) => {
  if (event.pointerType === "touch" || inside(event.relatedTarget)) return;
  if (link?.matches(":focus-visible")) clearTimeout(timer);
  else later(leave, WAIT.hide);
});
document.addEventListener("focusin", (event) => {
  height = NaN;
  if (event.target.matches(NAMED) && event.target.matches(":focus-visible")) show(event.target);
});
document.addEventListener("focusout", (event) => event.target === link && leave());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") tip.hidden = true;
});
document.addEventListener("pointerdown", (event) => link && !inside(event.target) && leave());
document.addEventListener("click", (event) => {
  const tapped = event.pointerType === "touch" && event.target.closest?.(NAMED);
  if (!tapped || tapped === link || !tapped.title) return;
  event.preventDefault();
  height = event.clientY;
  show(tapped, true);
});
