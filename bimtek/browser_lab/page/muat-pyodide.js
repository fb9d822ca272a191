/* Loads Python in a worker: Pyodide, all packages and the course's files in one go, and tells
   the page how far it is.

   The page starts a worker with it before JupyterLab is there (awal.js), and the first kernel
   takes that worker over. Every other kernel loads it in place of pyodide.js. */
"use strict";

self.bimtekPython ??= (() => {
  const page = new BroadcastChannel("bimtek-lab");
  const tell = (langkah, rincian = "") => page.postMessage({ langkah, rincian });
  let python;

  // Inside this, libraries see that a notebook shows their tables, not a terminal.
  const IMPORT = `
import pyodide_kernel
with pyodide_kernel.ipython_shell.builtin_trap:
    import pandas, openpyxl
`;

  async function obtain(url) {
    const answer = await fetch(url);
    if (!answer.ok) {
      throw new Error(`${url}: ${answer.status}`);
    }
    return answer;
  }

  /** Pyodide itself waits for ever when its WebAssembly does not arrive whole. */
  function brokenOff() {
    const instantiate = WebAssembly.instantiateStreaming;
    return new Promise((_, reject) => {
      WebAssembly.instantiateStreaming = (...given) => {
        const instance = instantiate(...given);
        instance.catch(reject);
        return instance;
      };
    });
  }

  async function load(options) {
    tell("mulai");
    try {
      importScripts(`${options.indexURL}pyodide.js`);
      const broken = brokenOff();
      const { loadPyodide } = self; // before the kernel replaces it by ours
      const files = obtain(`${options.indexURL}kerja.zip`);
      // All that is shipped is loaded now; a cell that needs it later could not wait for it.
      const { packages } = await (await obtain(options.lockFileURL)).json();
      const starting = loadPyodide({ ...options, packages: Object.keys(packages) });
      const pyodide = await Promise.race([starting, broken]);
      tell("paket");
      const content = await (await files).arrayBuffer();
      pyodide.unpackArchive(content, "zip", { extractDir: "/" });
      // The kernel imports them next; here, so that the page hears of an error.
      await pyodide.runPythonAsync(IMPORT);
      tell("siap");
      return pyodide;
    } catch (error) {
      tell("gagal", String(error));
      throw error;
    }
  }

  if (self.name === "bimtek-awal") {
    const here = new URL(".", location.href).href;
    python = load({ indexURL: here, lockFileURL: `${here}pyodide-lock.json` });
    // The kernel hears of an error when it asks for Python.
    python.catch(() => {});
    // The first message names the kernel's own script; what follows is for that.
    self.addEventListener("message", ({ data }) => importScripts(data), { once: true });
  }
  return (options) => (python ??= load(options));
})();
self.loadPyodide = self.bimtekPython;
