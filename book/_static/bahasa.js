/* Indonesian for words that two extensions have hard-coded in English. */

/* sphinx-copybutton chooses its words by language and knows no Indonesian. This file is
   loaded after it and before it makes the buttons. */
if (typeof messages !== "undefined") {
  messages.id = {
    copy: "Salin",
    copy_to_clipboard: "Salin ke papan klip",
    copy_success: "Tersalin!",
    copy_failure: "Gagal menyalin",
  };
  iconCopy = iconCopy.replace(messages[locale].copy_to_clipboard, messages.id.copy_to_clipboard);
  iconCheck = iconCheck.replace(messages[locale].copy_success, messages.id.copy_success);
  locale = "id";
}

/* sphinx-togglebutton and myst-nb; this listener comes after theirs. */
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll('[aria-label="Toggle hidden content"]').forEach((element) => {
    element.setAttribute("aria-label", "Buka atau tutup isi");
  });
});
