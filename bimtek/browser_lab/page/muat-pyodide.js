/* Loaded by the kernel's worker in place of pyodide.js: loads that, all packages and the
   course's files in one go, and tells the page how far it is. */
"use strict";

(() => {
  // In the order in which they are told to the page; names are those of pyodide-lock.json.
  const PACKAGES = [
    "ipykernel", "pyodide-kernel", "piplite", "micropip", "ipython", "comm", "sqlite3",
    "pandas", "matplotlib", "openpyxl", "bimtek",
  ];
  const page = new BroadcastChannel("bimtek-lab");
  const tell = (langkah, rincian = "") => page.postMessage({ langkah, rincian });

  async function archive(url) {
    const answer = await fetch(url);
    if (!answer.ok) {
      throw new Error(`${url}: ${answer.status}`);
    }
    return answer.arrayBuffer();
  }

  self.loadPyodide = async (options) => {
    tell("mulai");
    try {
      importScripts(`${options.indexURL}pyodide.js`);
      const files = archive(`${options.indexURL}kerja.zip`);
      const pyodide = await self.loadPyodide({ ...options, packages: PACKAGES });
      tell("paket");
      pyodide.unpackArchive(await files, "zip", { extractDir: "/" });
      // The kernel imports it next; here, so that the page hears of an error.
      await pyodide.runPythonAsync("import pyodide_kernel, pandas, openpyxl");
      tell("siap");
      return pyodide;
    } catch (error) {
      tell("gagal", String(error));
      throw error;
    }
  };
})();
