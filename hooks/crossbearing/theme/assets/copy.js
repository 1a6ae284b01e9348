// Puts a button beside each text that is meant to be taken along; without it the text can be selected by hand.

/** Says aloud that it is done; where a page may not copy, as without https, it selects the text instead. */
async function copy(text, told) {
  told.textContent = "";
  try {
    await navigator.clipboard.writeText(text.textContent);
    told.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(text);
    told.textContent = "Selected: copy it with your keyboard";
  }
}

for (const box of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "taken__copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy ${box.dataset.copy}`);
  const told = document.createElement("output"); // screen readers announce its changes politely
  told.className = "taken__told";
  button.addEventListener("click", () => copy(box.querySelector("pre"), told));
  box.querySelector(".taken__name").after(button, told);
}
