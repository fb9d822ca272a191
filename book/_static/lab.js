/* Where the lab in the browser is, from the top of this book; `lab-web` writes it. */
window.letakLab = null;
