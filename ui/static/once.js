// A form of our plain pages is sent once: the second click of a double click changes nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 3000); // where the answer is a file, the page stays
});
// Back to this page: it may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
  }
});
