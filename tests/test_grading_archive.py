"""Zips of every make and malice: opened where they can be, refused with a line where not."""

import io
import struct
import tracemalloc
import zipfile

import pytest
from gladi.tumpukan import IN_ZIP, blocking, names, put, states, texts, who, zipped

from bimtek.grading.collecting import archive
from bimtek.grading.collecting.collect import collect
from bimtek.grading.collecting.found import LONGEST_PLACE


def test_zips_in_a_zip_are_opened(tmp_path, exercises, right):
    inner = zipped((IN_ZIP, right))
    budi = zipped((IN_ZIP, right), who=None)
    middle = zipped(("kiriman-budi-inspektorat.zip", budi), who=None)
    put(tmp_path, "luar.zip", zipped(("Siti.zip", inner), ("a/b.zip", middle), who=None))
    found = collect(tmp_path, exercises)
    assert who(found) == [("Budi", "Inspektorat"), ("Siti Aminah", "Dinas Kesehatan")]
    assert {each.place for each in found.submissions} == {
        f"luar.zip!/Siti.zip!/{IN_ZIP}",
        f"luar.zip!/a/b.zip!/kiriman-budi-inspektorat.zip!/{IN_ZIP}",
    }
    assert blocking(found) == set()


def test_zips_are_opened_three_deep_and_no_deeper(tmp_path, exercises, right):
    content = zipped((IN_ZIP, right))
    for name in ("3.zip", "2.zip", "1.zip"):
        content = zipped((name, content), who=None)
    put(tmp_path, "0.zip", content)
    found = collect(tmp_path, exercises)
    assert found.submissions == []
    assert blocking(found) == {"0.zip!/1.zip!/2.zip!/3.zip"}


def test_limits_hold_for_a_zip_and_all_zips_in_it_together(tmp_path, exercises, right, monkeypatch):
    inner = zipped(("x.txt", b"x" * 900), who=None)
    put(tmp_path, "a.zip", zipped(("1.zip", inner), ("2.zip", inner), who=None))
    monkeypatch.setattr(archive, "LARGEST_ZIP", 2 * len(inner) + 1000)
    assert blocking(collect(tmp_path, exercises)) == {"a.zip!/2.zip"}
    monkeypatch.setattr(archive, "LARGEST_ZIP", 10_000)
    monkeypatch.setattr(archive, "MOST_ENTRIES", 3)
    assert blocking(collect(tmp_path, exercises)) == {"a.zip!/2.zip"}


@pytest.mark.parametrize("kind", [".rar", ".7z", ".tar", ".gz", ".RAR"])
def test_archive_of_another_kind_is_blocking(tmp_path, exercises, kind):
    put(tmp_path, f"Siti{kind}", b"x")
    put(tmp_path, "a.zip", zipped((f"tugas{kind}", b"x"), who=None))
    found = collect(tmp_path, exercises)
    said = f"Berkas {kind.lower()} tidak dapat dibuka di sini."
    assert texts(found) == {f"Siti{kind}": said, f"a.zip!/tugas{kind}": said}
    assert blocking(found) == set(texts(found))
    assert found.problems[0].action.startswith("Ekstrak isinya ke folder ini")


def test_path_outside_the_zip_is_refused(tmp_path, exercises, right):
    put(
        tmp_path,
        "a.zip",
        zipped(("../../x.ipynb", right), ("/etc/x.ipynb", right), ("C:\\x.ipynb", right)),
    )
    found = collect(tmp_path, exercises)
    assert found.submissions == []
    assert sum("tidak wajar" in problem.text for problem in found.problems) == 3
    assert len(blocking(found)) == 3


def test_windows_separators_in_a_zip_are_understood(tmp_path, exercises, right):
    put(tmp_path, "a.zip", zipped(("latihan\\x.ipynb", right)))
    assert collect(tmp_path, exercises).submissions[0].place == "a.zip!/latihan/x.ipynb"


def test_huge_zip_is_refused(tmp_path, exercises, right, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_ZIP", 1000)
    put(tmp_path, "a.zip", zipped((IN_ZIP, right)))
    found = collect(tmp_path, exercises)
    assert found.submissions == []
    assert "terlalu besar" in texts(found)["a.zip"]


def test_too_many_files_in_a_zip_are_refused(tmp_path, exercises, right, monkeypatch):
    monkeypatch.setattr(archive, "MOST_ENTRIES", 2)
    put(tmp_path, "a.zip", zipped((IN_ZIP, right), ("b.txt", b""), ("c.txt", b"")))
    assert "terlalu banyak" in texts(collect(tmp_path, exercises))["a.zip"]


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "kosong"), (b"bukan zip", "rusak"), (b"PK\x03\x04 rusak", "rusak")],
)
def test_damaged_zip_is_reported(tmp_path, exercises, content, word):
    put(tmp_path, "a.zip", content)
    found = collect(tmp_path, exercises)
    assert word in texts(found)["a.zip"]
    assert states(found) == {"a.zip": "rusak"}
    assert blocking(found) == {"a.zip"}


def test_damaged_entry_is_reported_and_the_rest_is_read(tmp_path, exercises, right):
    content = bytearray(zipped((IN_ZIP, right), ("zz.ipynb", right), who=None))
    content[content.index(b"# Latihan kecil")] ^= 0xFF
    put(tmp_path, "Siti.zip", bytes(content))
    found = collect(tmp_path, exercises)
    assert "rusak" in texts(found)[f"Siti.zip!/{IN_ZIP}"]
    assert [each.place for each in found.submissions] == ["Siti.zip!/zz.ipynb"]


def test_entry_with_an_impossible_date_is_read(tmp_path, exercises, right):
    put(tmp_path, "a.zip", zipped((IN_ZIP, right, (1980, 0, 0, 0, 0, 0))))
    assert len(collect(tmp_path, exercises).submissions) == 1


def test_truncated_zip_is_refused_as_a_whole_wherever_it_breaks_off(tmp_path, exercises, right):
    content = zipped((IN_ZIP, right))
    for length in range(4, len(content), 997):
        put(tmp_path, f"{length}.zip", content[:length])
    found = collect(tmp_path, exercises)
    assert set(states(found).values()) == {"rusak"}
    assert blocking(found) == set(states(found))


def test_zip_without_its_ending_is_opened_and_office_documents_are_not(tmp_path, exercises, right):
    put(tmp_path, "kiriman-siti", zipped((IN_ZIP, right)))
    put(tmp_path, "kiriman-budi.zip.txt", zipped((IN_ZIP, right), who=None))
    document = zipped(("[Content_Types].xml", b""), ("xl/workbook.xml", b""), who=None)
    put(tmp_path, "tabel.xlsx", document)
    put(tmp_path, "tabel tanpa akhiran", document)
    found = collect(tmp_path, exercises)
    assert names(found) == ["Budi", "Siti Aminah"]
    of_zip = {place: state for place, state in states(found).items() if "!/" not in place}
    assert of_zip == {
        "kiriman-siti": "arsip",
        "kiriman-budi.zip.txt": "arsip",
        "tabel.xlsx": "bukan latihan",
        "tabel tanpa akhiran": "bukan latihan",
    }


def test_other_archive_is_known_by_its_content_and_a_notebook_called_zip_is_read(
    tmp_path, exercises, right
):
    put(tmp_path, "Siti.zip", b"Rar!\x1a\x07\x01\x00 isi")
    put(tmp_path, "Budi.zip", right)
    found = collect(tmp_path, exercises)
    assert texts(found)["Siti.zip"] == "Berkas .rar tidak dapat dibuka di sini."
    assert names(found) == ["Budi"]


def encoded_name(name, page):
    """Return a zip whose member's name is in `page` without being marked as UTF-8."""
    wanted = name.encode(page)
    stand_in = "x" * len(wanted)
    content = zipped((stand_in, b"isi"), ("y.txt", b""), who=None)
    return content.replace(stand_in.encode(), wanted)


@pytest.mark.parametrize("page", ["cp850", "utf-8", "cp437"])
def test_names_in_zips_are_read_in_the_letters_they_were_written_in(tmp_path, exercises, page):
    put(tmp_path, "a.zip", encoded_name("Renée Müller/catatan é.txt", page))
    assert "a.zip!/Renée Müller/catatan é.txt" in states(collect(tmp_path, exercises))


def test_letters_that_only_the_page_of_windows_here_has_are_read(tmp_path, exercises):
    put(tmp_path, "a.zip", encoded_name("João/x.txt", "cp850"))
    assert "a.zip!/João/x.txt" in states(collect(tmp_path, exercises))


def link_entry(name, mode=0o120777):
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, mode << 16
    return entry


@pytest.mark.parametrize("mode", [0o120777, 0o010644, 0o020644, 0o060644])
def test_link_and_device_in_a_zip_are_not_opened(tmp_path, exercises, right, mode):
    put(tmp_path, "a.zip", zipped((link_entry("x.ipynb", mode), right)))
    found = collect(tmp_path, exercises)
    assert found.submissions == []
    assert states(found)["a.zip!/x.ipynb"] == "ditolak"
    assert blocking(found) == {"a.zip!/x.ipynb"}


def set_bits(content, name, offset_local, offset_central, value):
    """Change a 2-byte field in both headers of one member."""
    raw, content = name.encode(), bytearray(content)
    local, central = content.index(raw) - 30, content.rindex(raw) - 46
    struct.pack_into("<H", content, local + offset_local, value)
    struct.pack_into("<H", content, central + offset_central, value)
    return bytes(content)


def test_zip_with_a_password_is_one_line_that_says_so(tmp_path, exercises, right):
    put(tmp_path, "a.zip", set_bits(zipped(("x.ipynb", right), who=None), "x.ipynb", 6, 8, 1))
    found = collect(tmp_path, exercises)
    assert states(found) == {"a.zip": "ditolak"}
    assert texts(found) == {"a.zip": "Zip ini memakai kata sandi."}


def test_locked_member_is_refused_alone(tmp_path, exercises, right):
    content = zipped(("x.ipynb", right), ("z.ipynb", right))
    put(tmp_path, "a.zip", set_bits(content, "x.ipynb", 6, 8, 1))
    found = collect(tmp_path, exercises)
    assert blocking(found) == {"a.zip!/x.ipynb"}
    assert [each.place for each in found.submissions] == ["a.zip!/z.ipynb"]


def test_method_whose_unpacking_cannot_be_limited_is_refused(tmp_path, exercises, right):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr("x.ipynb", right)
    put(tmp_path, "a.zip", buffer.getvalue())
    found = collect(tmp_path, exercises)
    assert texts(found) == {"a.zip!/x.ipynb": "Cara mampat zip ini tidak dikenal di sini."}


def test_zip_whose_names_are_not_what_they_say_is_damaged(tmp_path, exercises, right):
    content = set_bits(zipped(("xx.ipynb", right), who=None), "xx.ipynb", 6, 8, 0x800)
    put(tmp_path, "a.zip", content.replace(b"xx.ipynb", b"\xff\xfe.ipynb"))
    assert states(collect(tmp_path, exercises)) == {"a.zip": "rusak"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_a_name_given_twice_in_a_zip_the_last_counts_and_each_has_a_row(
    tmp_path, exercises, right, untouched
):
    put(tmp_path, "a.zip", zipped(("x.ipynb", untouched), ("x.ipynb", right)))
    found = collect(tmp_path, exercises)
    assert sorted(states(found).values()) == ["arsip", "dinilai", "ditolak", "identitas"]
    assert found.submissions[0].content == right
    assert "lebih dari sekali" in "".join(texts(found).values())


def test_member_larger_than_it_says_is_damaged_and_not_unpacked(tmp_path, exercises):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("x.ipynb", b" " * 200_000_000)
    content = bytearray(buffer.getvalue())
    struct.pack_into("<I", content, content.rindex(b"x.ipynb") - 46 + 24, 10)  # says 10 bytes
    put(tmp_path, "a.zip", bytes(content))
    tracemalloc.start()
    found = collect(tmp_path, exercises)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert states(found) == {"a.zip": "arsip", "a.zip!/x.ipynb": "rusak"}
    assert most < 20_000_000


def test_zip_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(tmp_path, exercises):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("0", b"0" * 1_000_000)
    content = bytearray(buffer.getvalue())
    struct.pack_into("<I", content, content.rindex(b"PK\x01\x02") + 24, 2_000_000_000)
    put(tmp_path, "a.zip", bytes(content))
    assert states(collect(tmp_path, exercises)) == {"a.zip": "ditolak"}


@pytest.mark.parametrize("said", [1_000_000, 3])
def test_million_members_are_refused_without_reading_their_list(tmp_path, exercises, said):
    entry = struct.pack(
        "<4s4B4HL2L5H2L", b"PK\x01\x02", *[0] * 4, *[0] * 4, 0, 0, 0, 1, *[0] * 4, 0, 0
    )
    listed = (entry + b"x") * 1_000_000
    end = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, said % 65536, said % 65536, len(listed), 4, 0
    )
    put(tmp_path, "a.zip", b"PK\x03\x04" + listed + end)
    tracemalloc.start()
    found = collect(tmp_path, exercises)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert states(found) == {"a.zip": "ditolak"}
    assert "terlalu banyak" in texts(found)["a.zip"]
    assert most < 20_000_000


def test_zip_that_holds_itself_many_times_ends(tmp_path, exercises):
    content = zipped(("x.txt", b"x"), who=None)
    for _ in range(6):
        content = zipped(*((f"{n}.zip", content) for n in range(5)), who=None)
    put(tmp_path, "a.zip", content)
    found = collect(tmp_path, exercises)
    assert set(states(found).values()) == {"arsip", "ditolak"}


def test_endless_name_in_a_zip_is_shortened(tmp_path, exercises):
    put(tmp_path, "a.zip", zipped(("x/" * 20_000 + "1", b""), ("x/" * 20_000 + "2", b""), who=None))
    places = set(states(collect(tmp_path, exercises)))
    assert len(places) == 3
    assert max(map(len, places)) < LONGEST_PLACE + 10


def test_folder_called_like_the_inside_of_a_zip_does_not_take_its_place(tmp_path, exercises):
    put(tmp_path, "a.zip", zipped(("x.txt", b""), who=None))
    put(tmp_path, "a.zip!/x.txt", b"")
    assert len(states(collect(tmp_path, exercises))) == 3
