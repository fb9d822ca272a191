# pesan: Kode yang muncul dua kali cukup disebut satu kali
def tanpa_rujukan(kode, rujukan):
    return [satu for satu in kode if satu not in rujukan]
