/* Buttons above the lab for a participant's own work (download, take up again, hand in), a page
   for workbooks, patience with whoever runs a cell before the kernel is there, and a warning
   where one notebook is open twice.

   Written as JupyterLab loads it, without a build step: a container with init() and get().
   What is the participant's own lies in the browser's storage; what the course brings does
   not, unless it was changed. */
"use strict";

(window._JUPYTERLAB ??= {})["bimtek-lab"] = (() => {
  const HERE = document.currentScript.src;
  const STORAGE = "bimtek";
  const IDENTITY = "identitas.json";
  const START = "Mulai-di-sini.md";
  const WORKBOOK = "bimtek-buku-kerja";
  const SAVED = "Pekerjaan Anda tersimpan di peramban ini, di laptop ini saja.";
  const NEWS_STAYS = 20_000; // milliseconds
  const KEPT = "bimtek-identitas";
  const SITE = new URL("../../../../", HERE).href.replace(/lab\/$/, "");
  let shared;

  /** The newest version of a package that the page shares with its extensions. */
  async function load(name) {
    const versions = Object.values(shared[name]);
    return (await versions[0].get())();
  }

  /** fflate, loaded at its first use. */
  async function zip() {
    if (!window.fflate) {
      await new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL("fflate.js", HERE).href;
        script.onload = resolve;
        script.onerror = () => reject(new Error("fflate"));
        document.head.appendChild(script);
      });
    }
    return window.fflate;
  }

  /** Every file that the participant has saved: [path, model]. */
  async function ownFiles(contents) {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(STORAGE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    try {
      if (!database.objectStoreNames.contains("files")) {
        return [];
      }
      const paths = await new Promise((resolve, reject) => {
        const request = database.transaction("files").objectStore("files").getAllKeys();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const models = [];
      for (const path of paths) {
        const model = await contents.get(path, { content: true });
        if (model.type !== "directory") {
          models.push([path, model]);
        }
      }
      return models;
    } finally {
      database.close();
    }
  }

  function bytes(model, strToU8) {
    if (model.format === "base64") {
      return Uint8Array.from(atob(model.content), (letter) => letter.charCodeAt(0));
    }
    const text = model.format === "json" || model.type === "notebook"
      ? `${JSON.stringify(model.content, null, 1)}\n` : model.content;
    return strToU8(text);
  }

  async function saveAll(app) {
    for (const widget of app.shell.widgets("main")) {
      if (widget.context?.model?.dirty) {
        await widget.context.save();
      }
    }
  }

  async function offices() {
    try {
      return await (await fetch(new URL("lab/perangkat-daerah.json", SITE))).json();
    } catch {
      return []; // the name can be typed as well
    }
  }

  async function askIdentity() {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    const dialog = document.createElement("dialog");
    dialog.className = "bimtek-dialog";
    dialog.innerHTML = `
      <form method="dialog">
        <h2>Pekerjaan atas nama siapa?</h2>
        <label>Nama Anda <input name="nama" required minlength="2" maxlength="80"></label>
        <label>Nama rekan, bila mengerjakan berdua <input name="rekan" maxlength="80"></label>
        <label>Perangkat daerah
        <input name="kantor" required minlength="2" maxlength="120" list="bimtek-kantor"></label>
        <datalist id="bimtek-kantor"></datalist>
        <p><button value="unduh">Unduh</button>
        <button value="batal" formnovalidate>Batal</button></p>
      </form>`;
    document.body.appendChild(dialog);
    for (const name of await offices()) {
      dialog.querySelector("datalist").append(new Option(name, name));
    }
    const fields = dialog.querySelector("form").elements;
    for (const name of ["nama", "rekan", "kantor"]) {
      fields[name].value = kept[name] ?? "";
    }
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => {
        const answer = Object.fromEntries(
          ["nama", "rekan", "kantor"].map((name) => [name, fields[name].value.trim()]),
        );
        dialog.remove();
        if (dialog.returnValue !== "unduh") {
          resolve(null);
          return;
        }
        localStorage.setItem(KEPT, JSON.stringify(answer));
        resolve(answer);
      });
      dialog.showModal();
    });
  }

  async function download(app, say) {
    await saveAll(app);
    const own = await ownFiles(app.serviceManager.contents);
    if (!own.some(([path]) => path.endsWith(".ipynb"))) {
      say("Belum ada pekerjaan. Buka sebuah latihan, isi jawabannya, lalu simpan (Ctrl+S).");
      return;
    }
    const who = await askIdentity();
    if (!who) {
      return;
    }
    const { zipSync, strToU8 } = await zip();
    const names = [who.nama, who.rekan].filter(Boolean);
    const identity = { versi: 1, nama: names, perangkat_daerah: who.kantor };
    const files = { [IDENTITY]: strToU8(`${JSON.stringify(identity, null, 1)}\n`) };
    for (const [path, model] of own) {
      files[path] = [bytes(model, strToU8), { mtime: zipTime(model.last_modified) }];
    }
    const slug = names.concat(who.kantor).join("-").toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const link = document.createElement("a");
    link.download = `kiriman-${slug.slice(0, 80)}.zip`;
    link.href = URL.createObjectURL(new Blob([zipSync(files)], { type: "application/zip" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say(`Tersimpan di folder Unduhan: ${link.download}`);
  }

  function zipTime(text) {
    const time = new Date(text);
    return Number.isNaN(time.getTime()) || time.getFullYear() < 1980 ? new Date() : time;
  }

  async function takeUp(app, say) {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".zip";
    input.onchange = async () => {
      const file = input.files[0];
      try {
        const { unzipSync, strFromU8 } = await zip();
        const entries = Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer())));
        await saveAll(app); // so that what is being typed counts as work that lies here
        const taken = await putBack(app, entries, strFromU8);
        say(taken.length
          ? `Diambil dari zip: ${taken.join(", ")}. Bila ada dua versi, yang dinilai yang terakhir disimpan.`
          : "Zip itu tidak berisi notebook.");
      } catch {
        say("Berkas itu bukan zip yang utuh. Pilih berkas kiriman-….zip yang Anda unduh dari lab.");
      }
    };
    input.click();
  }

  /** Put notebooks and text back; what lies there and differs is kept, the other goes beside. */
  async function putBack(app, entries, strFromU8) {
    const { contents } = app.serviceManager;
    const own = new Map((await ownFiles(contents)).map(([path, model]) => [path, model]));
    const taken = [];
    for (const [path, data] of entries) {
      if (path.endsWith("/") || path === IDENTITY || !path.endsWith(".ipynb")) {
        continue;
      }
      const content = JSON.parse(strFromU8(data));
      if (!Array.isArray(content.cells)) {
        continue;
      }
      const same = own.has(path)
        && JSON.stringify(own.get(path).content) === JSON.stringify(content);
      if (same) {
        taken.push(`${path} (sudah ada)`);
        continue;
      }
      const place = own.has(path) ? await freePlace(contents, path) : path;
      await makeFolders(contents, place);
      await contents.save(place, { type: "notebook", format: "json", content });
      await showAnew(app, place);
      taken.push(place);
    }
    return taken;
  }

  /** Show what a file holds now wherever it is open. */
  async function showAnew(app, path) {
    for (const widget of app.shell.widgets("main")) {
      if (widget.context?.path === path) {
        await widget.context.revert();
      }
    }
  }

  async function freePlace(contents, path) {
    for (let number = 1; ; number += 1) {
      const mark = number === 1 ? "dari zip" : `dari zip ${number}`;
      const place = path.replace(/\.ipynb$/, ` (${mark}).ipynb`);
      try {
        await contents.get(place, { content: false });
      } catch {
        return place;
      }
    }
  }

  async function makeFolders(contents, path) {
    const parts = path.split("/").slice(0, -1);
    for (let count = 1; count <= parts.length; count += 1) {
      const folder = parts.slice(0, count).join("/");
      try {
        await contents.get(folder, { content: false });
      } catch {
        await contents.save(folder, { type: "directory", content: null, format: "json" });
      }
    }
  }

  /** Whether a room's server serves this page, which takes work in. */
  async function isRoom() {
    try {
      const answer = await fetch(new URL("ruang.json", SITE));
      return answer.ok && (await answer.json()).bimtek === "ruang";
    } catch {
      return false;
    }
  }

  /** Show a workbook as a page that hands it out, where JupyterLab would show its bytes. */
  function handOutWorkbooks(app, { ABCWidgetFactory, DocumentWidget }, Widget) {
    class WorkbookPage extends ABCWidgetFactory {
      createNewWidget(context) {
        const content = new Widget();
        content.addClass("bimtek-buku-kerja");
        const note = document.createElement("p");
        note.textContent = "Berkas Excel tidak dapat ditampilkan di lab. Unduh, lalu buka di Excel.";
        const link = document.createElement("a");
        link.download = context.path.split("/").pop();
        link.textContent = `Unduh ${link.download}`;
        content.node.append(note, link);
        context.ready.then(() => {
          link.href = `data:application/octet-stream;base64,${context.model.toString()}`;
        });
        return new DocumentWidget({ content, context });
      }
    }
    app.docRegistry.addFileType({
      name: WORKBOOK,
      displayName: "Buku kerja Excel",
      extensions: [".xlsx", ".xls"],
      fileFormat: "base64",
    });
    app.docRegistry.addWidgetFactory(new WorkbookPage({
      name: "Buku kerja Excel",
      modelName: "base64",
      fileTypes: [WORKBOOK],
      defaultFor: [WORKBOOK],
      readOnly: true,
    }));
  }

  async function activate(app) {
    const { Widget } = await load("@lumino/widgets");
    handOutWorkbooks(app, await load("@jupyterlab/docregistry"), Widget);
    const bar = document.createElement("div");
    const note = document.createElement("span");
    note.textContent = SAVED;
    // News lie over the page: the bar has no room for a second line.
    const news = document.createElement("div");
    news.className = "bimtek-kabar";
    news.setAttribute("role", "status");
    document.body.append(news);
    let fading;
    const say = (text) => {
      clearTimeout(fading);
      news.textContent = text;
      fading = setTimeout(say, NEWS_STAYS, "");
    };
    const button = (text, title, action) => {
      const element = document.createElement("button");
      element.textContent = text;
      element.title = title;
      element.onclick = async () => {
        say("");
        try {
          await action();
        } catch (error) {
          say(`Belum berhasil (${error.message}). Muat ulang halaman ini, lalu coba lagi.`);
        }
      };
      bar.append(element);
    };
    button("Unduh pekerjaan saya", "Semua notebook Anda dalam satu berkas zip",
      () => download(app, say));
    button("Ambil pekerjaan", "Lanjutkan dari berkas zip yang pernah Anda unduh",
      () => takeUp(app, say));
    if (await isRoom()) {
      button("Kumpulkan", "Buka halaman untuk menyerahkan pekerjaan",
        async () => window.open(new URL("kumpulkan", SITE), "_blank"));
    }
    button("Buku", "Buka buku kursus", async () => window.open(SITE, "_blank"));
    bar.append(note);
    const widget = new Widget({ node: bar });
    widget.id = "bimtek-pekerjaan";
    widget.addClass("bimtek-pekerjaan");
    app.shell.add(widget, "header", { rank: 0 });
    const asked = new URLSearchParams(location.search).has("path");
    app.restored.then(() => {
      // The launcher is there when nothing else is.
      const open = [...app.shell.widgets("main")].filter((each) => !/^launcher/.test(each.id));
      if (!asked && !open.length) {
        app.commands.execute("docmanager:open", { path: START });
      }
    });
  }

  /** Runs cells in place of JupyterLab's own executor, which forgets a cell that is run before
      the notebook has a kernel, and says nothing. What was run is saved, and not only when
      the next half minute is over. */
  function patientExecutor({ INotebookCellExecutor, runCell }) {
    const patiently = async (app, options) => {
      await options.sessionContext?.ready;
      const done = await runCell(options);
      for (const widget of app.shell.widgets("main")) {
        if (widget.context?.sessionContext === options.sessionContext) {
          widget.context.save().catch(() => {}); // it is saved again with the next cell
        }
      }
      return done;
    };
    return {
      id: "bimtek-lab:pelaksana",
      autoStart: true,
      provides: INotebookCellExecutor,
      activate: (app) => ({ runCell: (options) => patiently(app, options) }),
    };
  }

  /** Warn in the second of two tabs with the same notebook: each would write over the other. */
  function otherTabs({ INotebookTracker }) {
    const own = Math.random();
    const warn = () => {
      const dialog = document.createElement("dialog");
      dialog.className = "bimtek-dialog";
      dialog.innerHTML = `
        <form method="dialog">
          <h2>Notebook ini sudah terbuka di tab lain</h2>
          <p>Kalau dikerjakan di dua tab, yang satu menimpa yang lain.
          Tutup tab peramban ini, lalu teruskan di tab yang lain.</p>
          <p><button>Mengerti</button></p>
        </form>`;
      dialog.addEventListener("close", () => dialog.remove());
      document.body.append(dialog);
      dialog.showModal();
    };
    return {
      id: "bimtek-lab:tab-lain",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) => {
        const tabs = new BroadcastChannel("bimtek-tab");
        tabs.onmessage = ({ data }) => {
          if (data.answerTo === own) {
            warn();
          } else if (data.opened && tracker.find(({ context }) => context.path === data.opened)) {
            tabs.postMessage({ answerTo: data.from });
          }
        };
        tracker.widgetAdded.connect((_, { context }) => {
          tabs.postMessage({ opened: context.path, from: own });
        });
      },
    };
  }

  return {
    init: (scope) => { shared = scope; },
    get: async () => {
      const work = { id: "bimtek-lab:pekerjaan", autoStart: true, activate };
      const notebooks = await load("@jupyterlab/notebook");
      const plugins = [work, patientExecutor(notebooks), otherTabs(notebooks)];
      return () => ({ __esModule: true, default: plugins });
    },
  };
})();
