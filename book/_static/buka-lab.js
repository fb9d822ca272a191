/* A button "Buka di lab" under the title of lessons and exercises, where there is a lab. */
document.addEventListener("DOMContentLoaded", () => {
  // A page opened as a file has no server that the lab could load its parts from.
  if (!window.letakLab || location.protocol === "file:") {
    return;
  }
  const top = new URL(document.documentElement.dataset.content_root, location.href);
  const page = decodeURIComponent(location.pathname.slice(top.pathname.length));
  const [, lesson] = page.match(/^notebooks\/(.+)\.html$/) ?? [];
  const [, exercise] = page.match(/^exercises\/(.+)\.html$/) ?? [];
  const title = document.querySelector("article h1");
  if (!title || !(lesson || exercise)) {
    return;
  }
  const notebook = lesson ? `pelajaran/pelajaran-${lesson}.ipynb` : `latihan/${exercise}.ipynb`;
  const link = document.createElement("a");
  link.className = "buka-lab";
  link.href = new URL(`${window.letakLab}?path=${encodeURIComponent(notebook)}`, top).href;
  link.textContent = "Buka di lab";
  title.after(link);
});
