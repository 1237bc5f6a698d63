// Asks before what was typed into a form is lost because the page is left by another form, a link or a reload; also when the
// form came back because it could not be saved.
const touched = new Set(document.querySelectorAll("form[data-unsaved]"));

document.addEventListener("input", ({ target }) => {
  if (target.form?.method === "post") touched.add(target.form);
});
document.addEventListener("submit", ({ target }) => touched.delete(target));
document.addEventListener("click", ({ target }) => {
  if (target.closest("a[data-leave]")) touched.clear(); // it was asked already
});
addEventListener("beforeunload", (event) => {
  if (touched.size > 0) event.preventDefault();
});
