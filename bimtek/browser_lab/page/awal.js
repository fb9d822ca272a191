/* What a participant sees of the lab before it is there, and while Python gets ready.
   Old syntax on purpose: a browser that is too old must be able to read this file. */
(function () {
  "use strict";
  var kotak, pesan, batang, jalur, siap = false, PONSEL = 700;
  var LANGKAH = {
    mulai: "Python sedang diunduh. Anda sudah boleh membaca …",
    paket: "Python sudah ada; pandas sedang disiapkan …",
    siap: "Python siap. Jalankan sel dari yang paling atas."
  };
  var BUKU = "../../index.html";

  function buat(nama, kelas, isi) {
    var bagian = document.createElement(nama);
    bagian.className = kelas;
    if (isi) { bagian.textContent = isi; }
    return bagian;
  }

  function tampilkan(judul, isi, tombol) {
    if (!kotak) {
      kotak = buat("div", "awal-kotak");
      kotak.setAttribute("role", "status");
      document.body.appendChild(kotak);
    }
    kotak.innerHTML = "";
    kotak.appendChild(buat("p", "awal-judul", judul));
    pesan = buat("p", "awal-isi", isi);
    kotak.appendChild(pesan);
    (tombol || []).forEach(function (each) {
      var tautan = buat(each.alamat ? "a" : "button", "awal-tombol", each.tulisan);
      if (each.alamat) { tautan.href = each.alamat; }
      if (each.klik) { tautan.onclick = each.klik; }
      kotak.appendChild(tautan);
    });
  }

  function tutup() {
    if (kotak) { kotak.parentNode.removeChild(kotak); kotak = null; }
  }

  function berhenti(judul, isi) {
    siap = true;
    tampilkan(judul, isi, [{ tulisan: "Kembali ke buku", alamat: BUKU }]);
  }

  function cukupBaru() {
    try {
      new Function("class A { #b = 1; c() { return this?.d ?? 1n; } } async () => import('x')");
    } catch (terlaluTua) { return false; }
    return typeof WebAssembly === "object" && typeof BigInt64Array === "function" &&
      typeof Worker === "function" && typeof BroadcastChannel === "function" &&
      typeof WeakRef === "function" && typeof Promise.allSettled === "function";
  }

  function periksaPenyimpanan(lanjut) {
    var gagal = function () {
      berhenti("Peramban ini tidak mengizinkan lab menyimpan pekerjaan Anda",
        "Biasanya karena jendela penyamaran (incognito) atau karena cookie diblokir. " +
        "Buka halaman ini di jendela biasa, dan izinkan situs ini menyimpan data.");
    };
    try {
      var minta = indexedDB.open("bimtek-coba", 1);
      minta.onerror = gagal;
      minta.onsuccess = function () { minta.result.close(); lanjut(); };
    } catch (ditolak) { gagal(); }
  }

  function dengarkan() {
    jalur = new BroadcastChannel("bimtek-lab");
    jalur.onmessage = function (surat) {
      var langkah = surat.data.langkah;
      if (langkah === "gagal") {
        pythonGagal();
      } else if (LANGKAH[langkah]) {
        bilah(LANGKAH[langkah], "awal-bilah");
        if (langkah === "siap") { window.setTimeout(hapusBilah, 5000); }
      }
    };
  }

  function pythonGagal() {
    bilah("Python tidak dapat disiapkan. Periksa sambungan ke ruang atau internet, lalu " +
      "muat ulang halaman ini (F5). Pekerjaan Anda tetap tersimpan.", "awal-bilah gagal");
  }

  function bilah(isi, kelas) {
    if (!batang) {
      batang = buat("div", kelas);
      batang.setAttribute("role", "status");
      document.body.appendChild(batang);
    }
    batang.className = kelas;
    batang.textContent = isi;
  }

  function hapusBilah() {
    if (batang && batang.className === "awal-bilah") {
      batang.parentNode.removeChild(batang);
      batang = null;
    }
  }

  /* Let Python get ready while JupyterLab does. The first kernel that JupyterLab starts is
     given this worker in place of a new one. */
  function siapkanPython() {
    var Asli = window.Worker;
    var awal = new Asli("../pyodide/muat-pyodide.js", { name: "bimtek-awal" });
    window.Worker = function (alamat, pilihan) {
      if (!/pyodide-kernel-extension/.test(alamat)) { return new Asli(alamat, pilihan); }
      window.Worker = Asli;
      awal.onerror = null;
      awal.postMessage(String(alamat));
      return awal;
    };
    window.Worker.prototype = Asli.prototype;
    // Its script did not arrive, so it cannot say so itself. A kernel may try anew.
    awal.onerror = function () { window.Worker = Asli; pythonGagal(); };
  }

  /* A notebook that was asked for comes alone: with those of earlier visits beside it, each
     would start a Python of its own. After a reload nothing is asked for and all come back. */
  function hanyaYangDiminta() {
    if (/[?&]path=/.test(location.search)) {
      history.replaceState(null, "", location.search + "&reset" + location.hash);
    }
  }

  function tunggu() {
    var mulai = Date.now();
    hanyaYangDiminta();
    siapkanPython();
    window.mulaiLab();
    tampilkan("Lab sedang disiapkan …",
      "Pertama kali perlu sekitar setengah menit. Sesudah itu lebih cepat.");
    var jam = window.setInterval(function () {
      if (siap) { window.clearInterval(jam); return; }
      // The parts of JupyterLab appear only when all of it has been loaded.
      if (document.querySelector("#jp-main-dock-panel, #jp-main-content-panel")) {
        window.clearInterval(jam); siap = true; tutup();
      } else if (Date.now() - mulai > 60000 && pesan) {
        pesan.textContent = "Sambungannya lambat. Biarkan halaman ini terbuka; kalau setelah " +
          "dua menit belum berubah, muat ulang (F5) atau panggil fasilitator.";
      }
    }, 200);
  }

  function mulai() {
    if (!cukupBaru()) {
      berhenti("Peramban ini terlalu tua untuk lab",
        "Pakai Chrome, Edge, atau Firefox yang diperbarui tahun 2023 atau sesudahnya. " +
        "Buku tetap dapat dibaca di peramban ini.");
      return;
    }
    periksaPenyimpanan(function () {
      dengarkan();
      if (Math.min(window.innerWidth, screen.width) < PONSEL) {
        tampilkan("Lab ini perlu laptop",
          "Di layar sekecil ini lab sulit dipakai. Di ponsel, baca bukunya dan kerjakan kuisnya.",
          [{ tulisan: "Buka buku", alamat: BUKU }, { tulisan: "Tetap buka lab", klik: tunggu }]);
        return;
      }
      tunggu();
    });
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", mulai);
  } else { mulai(); }
})();
