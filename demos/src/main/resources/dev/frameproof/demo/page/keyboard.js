/** Everything that can be done, by keys alone. */
export function keyboard(page, dialog, helpButton) {
  helpButton.addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) {
      return;
    }
    const onButton = event.target.tagName === "BUTTON";
    const panel = event.target.closest && event.target.closest(".panel");
    const index = panel ? page.panels.findIndex((candidate) => candidate.element === panel) : -1;
    if (event.key === " " && !onButton) {
      page.pause();
    } else if ((event.key === "Enter" || event.key === "f") && index >= 0) {
      page.show(index);
    } else if (event.key === "Escape" && page.alone >= 0) {
      page.show(page.alone);
    } else if (/^[1-9]$/.test(event.key) && Number(event.key) <= page.panels.length) {
      page.show(Number(event.key) - 1);
      page.panels[Number(event.key) - 1].element.focus();
    } else if (event.key === "t") {
      page.theme.toggle();
    } else if (event.key === "+" || event.key === "=") {
      page.clock.zoom(0.5);
    } else if (event.key === "-") {
      page.clock.zoom(2);
    } else if (event.key === "?") {
      dialog.showModal();
    } else {
      return;
    }
    event.preventDefault();
  });
}
