"""Who handed in: identity files, names of zips and folders, the list of participants, pairs."""

import unicodedata

import pytest
from gladi import kecil
from gladi.tumpukan import IN_ZIP, SITI, blocking, names, put, states, texts, who, zipped

from bimtek import identity
from bimtek.grading.collecting.collect import collect
from bimtek.identity import Identity


def test_identity_in_the_zip_says_who(tmp_path, exercises, right):
    pair = Identity(("Siti", "Budi"), "Dinas Sosial")
    put(tmp_path, "apa saja.zip", zipped((IN_ZIP, right), who=pair))
    found = collect(tmp_path, exercises)
    assert who(found) == [("Siti dan Budi", "Dinas Sosial")]
    assert found.participants[0].id == "siti-dan-budi-dinas-sosial"
    assert found.submissions[0].place == f"apa saja.zip!/{IN_ZIP}"
    assert found.problems == []


def test_identity_in_a_folder_says_who(tmp_path, exercises, right):
    put(tmp_path, "Meja 1/kiriman/identitas.json", identity.to_bytes(SITI))
    put(tmp_path, f"Meja 1/kiriman/{IN_ZIP}", right)
    assert who(collect(tmp_path, exercises)) == [("Siti Aminah", "Dinas Kesehatan")]


@pytest.mark.parametrize(
    ("place", "name", "office"),
    [
        ("kiriman-siti-aminah-dinas-kesehatan.zip", "Siti Aminah", "Dinas Kesehatan"),
        ("kiriman-siti-aminah-dinas-kesehatan (1).zip", "Siti Aminah", "Dinas Kesehatan"),
        ("Meja 1/kiriman-a-dan-b-inspektorat.zip", "A dan B", "Inspektorat"),
        ("Siti Aminah/tugas.zip", "Siti Aminah", ""),
        ("Siti Aminah.zip", "Siti Aminah", ""),
        ("Siti Aminah/latihan/02.ipynb", "Siti Aminah", ""),
        ("kiriman-ali-inspektorat/latihan/02.ipynb", "Ali", "Inspektorat"),
        (f"{kecil.NAME}_Siti Aminah.ipynb", "Siti Aminah", ""),
        (f"Salinan dari {kecil.NAME}.ipynb", f"Tanpa nama (Salinan dari {kecil.NAME}.ipynb)", ""),
        (f"{kecil.NAME}.ipynb.txt", f"Tanpa nama ({kecil.NAME}.ipynb.txt)", ""),
        (f"{kecil.NAME}-Siti Aminah (1).IPYNB.txt", "Siti Aminah", ""),
    ],
)
def test_without_identity_names_say_who_and_it_is_reported(
    tmp_path, exercises, right, place, name, office
):
    zip_or_notebook = zipped((IN_ZIP, right), who=None) if place.endswith(".zip") else right
    put(tmp_path, place, zip_or_notebook)
    found = collect(tmp_path, exercises)
    assert who(found) == [(name, office)]
    said = f"Tidak ada berkas identitas (identitas.json); peserta dikenali sebagai “{name}”."
    assert texts(found) == {place: said}
    rename = "anti nama berkas atau foldernya menjadi nama peserta, lalu nilai lagi."
    in_order = "Bila namanya benar, tidak ada yang perlu dilakukan. Bila keliru, g"
    nobody = name.startswith("Tanpa nama")
    assert found.problems[0].action == ("G" if nobody else in_order) + rename


@pytest.mark.parametrize(
    ("file", "office"),
    [
        ("Dinas Kebudayaan Siti Aminah.ipynb", "Dinas Kebudayaan"),
        ("Bappeda Siti Aminah.ipynb", "Badan Perencanaan Pembangunan Daerah"),
    ],
)
def test_office_in_front_of_a_name_is_told_apart_but_not_completed(
    tmp_path, exercises, right, file, office
):
    put(tmp_path, file, right)
    assert who(collect(tmp_path, exercises)) == [("Siti Aminah", office)]


def test_identity_of_one_of_several_people_in_a_zip_is_not_everybodys(tmp_path, exercises, right):
    people = [Identity((name,), "Inspektorat") for name in ("Ana", "Budi")]
    parts = [(f"{each.display}/identitas.json", identity.to_bytes(each)) for each in people]
    work = [(f"{name}/x.ipynb", right) for name in ("Ana", "Budi", "Cici")]
    put(tmp_path, "semua.zip", zipped(*parts, *work, who=None))
    assert [name for name, _ in who(collect(tmp_path, exercises))] == ["Ana", "Budi", "Cici"]


def test_damaged_identity_falls_back_on_names(tmp_path, exercises, right):
    put(
        tmp_path,
        "Siti.zip",
        zipped((IN_ZIP, right), ("identitas.json", b"{"), who=None),
    )
    found = collect(tmp_path, exercises)
    assert who(found) == [("Siti", "")]
    assert "rusak" in texts(found)["Siti.zip!/identitas.json"]


def test_same_person_with_and_without_office_is_one_participant(tmp_path, exercises, right):
    put(tmp_path, "a.zip", zipped(("lain.ipynb", right)))
    put(tmp_path, "siti aminah/x.ipynb", right)
    assert who(collect(tmp_path, exercises)) == [("Siti Aminah", "Dinas Kesehatan")]


def test_same_name_in_two_offices_is_two_participants(tmp_path, exercises, right):
    put(tmp_path, "a.zip", zipped((IN_ZIP, right)))
    put(tmp_path, "b.zip", zipped((IN_ZIP, right), who=Identity(("Siti Aminah",), "Inspektorat")))
    found = collect(tmp_path, exercises)
    assert len({person.id for person in found.participants}) == 2
    problem = next(each for each in found.problems)
    assert problem.place == "b.zip" and not problem.blocking
    assert problem.text == "Nama sama, perangkat daerah berbeda (Dinas Kesehatan; Inspektorat)."
    assert problem.action == "Periksa apakah ini orang yang sama."


def test_zip_in_a_zip_without_identity_is_named_after_itself(tmp_path, exercises, right):
    inner = zipped((IN_ZIP, right), who=None)
    put(tmp_path, "Hari 1/luar.zip", zipped(("meja/Siti.zip", inner), who=None))
    assert who(collect(tmp_path, exercises)) == [("Siti", "")]


@pytest.mark.parametrize(
    "name",
    [
        "identitas (1).json",
        "IDENTITAS.JSON",
        "identitas - Copy.json",
        "Salinan dari identitas.json",
        "identitas.json.txt",
    ],
)
def test_identity_file_may_be_renamed(tmp_path, exercises, right, name):
    put(tmp_path, f"Meja 4/{name}", b"\xef\xbb\xbf" + identity.to_bytes(SITI))
    put(tmp_path, "Meja 4/02.ipynb", right)
    found = collect(tmp_path, exercises)
    assert who(found) == [("Siti Aminah", "Dinas Kesehatan")]
    assert states(found)[f"Meja 4/{name}"] == "identitas"


def test_one_persons_loose_identity_is_not_everybodys(tmp_path, exercises, right):
    put(tmp_path, "identitas.json", identity.to_bytes(SITI))
    put(tmp_path, "latihan/02/02.ipynb", right)
    put(tmp_path, "Budi/02.ipynb", right)
    assert names(collect(tmp_path, exercises)) == ["Budi", "Siti Aminah"]


def test_two_peoples_identities_in_one_place_say_nothing(tmp_path, exercises, right):
    put(tmp_path, "Hari 1/identitas.json", identity.to_bytes(SITI))
    budi = Identity(("Budi",), "Inspektorat")
    put(tmp_path, "Hari 1/identitas (1).json", identity.to_bytes(budi))
    put(tmp_path, "Hari 1/02 (1).ipynb", right)
    found = collect(tmp_path, exercises)
    assert names(found) == ["Budi", "Siti Aminah", "Tanpa nama (Hari 1/02 (1).ipynb)"]


@pytest.mark.parametrize(
    ("place", "name", "office"),
    [
        ("Meja 4/Siti Aminah/tugas/02.ipynb", "Siti Aminah", ""),
        ("Hari 1/New folder (2)/budi_santoso/x.ipynb", "Budi Santoso", ""),
        ("Hari Purnomo/x.ipynb", "Hari Purnomo", ""),
        ("Kelompok 2 Siti dan Budi/x.ipynb", "Siti dan Budi", ""),
        ("Unduhan/Jawaban Siti.ipynb", "Siti", ""),
        ("Downloads/02.ipynb", "Tanpa nama (Downloads/02.ipynb)", ""),
        ("kiriman/latihan/tugas akhir.ipynb", "Tanpa nama (kiriman/latihan/tugas akhir.ipynb)", ""),
        ("Dinas Kesehatan/Siti.ipynb", "Siti", "Dinas Kesehatan"),
        ("Siti Aminah - Dinas Kesehatan.ipynb", "Siti Aminah", "Dinas Kesehatan"),
        ("siti_aminah-dinkes.ipynb", "Siti Aminah", "Dinkes"),
        ("SITI AMINAH 29-4-2025.ipynb", "Siti Aminah", ""),
        ("Copy of Drs. H. Lalu Hamdan, M.Si.ipynb", "Drs. H. Lalu Hamdan, M.Si", ""),
        ("محمد علي.ipynb", "محمد علي", ""),
        (f"{unicodedata.normalize('NFD', 'Renée')}.ipynb", "Renée", ""),
        ("luar.zip!/Siti.zip!/x.ipynb", "Siti", ""),
        ("drive-download-20250429T031245Z-001.zip!/Ani/x.ipynb", "Ani", ""),
        ("Meja 1/tugas.zip!/latihan/02.ipynb", "Tanpa nama (Meja 1/tugas.zip)", ""),
        ("kiriman-siti-bps-kota-bima.zip!/x.ipynb", "Siti", "BPS Kota Bima"),
    ],
)
def test_name_is_found_around_the_file_and_is_never_a_thing(
    tmp_path, exercises, right, place, name, office
):
    outer, *inner = place.split("!/")
    content = right
    for part in reversed(inner):
        content = zipped((part, content), who=None)
    put(tmp_path, outer, content)
    assert who(collect(tmp_path, exercises)) == [(name, office)]


def test_nameless_work_of_two_tables_is_not_one_persons(tmp_path, exercises, right):
    for table in (1, 2):
        put(tmp_path, f"Meja {table}/tugas.zip", zipped((IN_ZIP, right), who=None))
    assert len(collect(tmp_path, exercises).participants) == 2


@pytest.mark.parametrize(
    "spelling", ["siti  aminah", "SITI AMINAH", "Siti Aminah, S.Kom., M.Si", "Hj. Sitiaminah"]
)
def test_spellings_that_clearly_mean_one_person_are_one_participant(
    tmp_path, exercises, right, spelling
):
    put(tmp_path, "a.zip", zipped((IN_ZIP, right)))
    put(tmp_path, f"{spelling}/x.ipynb", right)
    assert len(collect(tmp_path, exercises).participants) == 1


def test_an_abbreviated_office_is_the_same_office(tmp_path, exercises, right):
    put(tmp_path, "a.zip", zipped((IN_ZIP, right)))
    put(tmp_path, "Siti Aminah Dinkes.ipynb", right)
    assert who(collect(tmp_path, exercises)) == [("Siti Aminah", "Dinas Kesehatan")]


def test_without_a_list_a_typing_error_is_another_person(tmp_path, exercises, right):
    put(tmp_path, "Nurul Hidayah.ipynb", right)
    put(tmp_path, "Nurul Hidayat.ipynb", right)
    assert len(collect(tmp_path, exercises).participants) == 2


def test_a_pair_is_one_participant_in_either_order(tmp_path, exercises, right):
    put(tmp_path, "Siti dan Budi.zip", zipped((IN_ZIP, right), who=None))
    put(tmp_path, "b.zip", zipped((IN_ZIP, right), who=Identity(("Budi", "Siti"), "Inspektorat")))
    assert who(collect(tmp_path, exercises)) == [("Budi dan Siti", "Inspektorat")]


@pytest.mark.parametrize("name", ["con", "NUL", "Aux"])
def test_nobodys_folder_is_called_like_a_device_of_windows(tmp_path, exercises, right, name):
    put(tmp_path, f"{name}.ipynb", right)
    (person,) = collect(tmp_path, exercises).participants
    assert person.id != name.lower() and person.id


def test_the_one_identity_in_a_zip_is_not_that_of_a_folder_called_after_another(
    tmp_path, exercises, right
):
    ana = identity.to_bytes(Identity(("Ana",), "Inspektorat"))
    work = [("Ana/identitas.json", ana), ("Ana/x.ipynb", right), ("Budi/x.ipynb", right)]
    put(tmp_path, "semua.zip", zipped(*work, ("latihan/x.ipynb", right), who=None))
    found = collect(tmp_path, exercises)
    owners = {each.place: each.participant for each in found.files}
    assert names(found) == ["Ana", "Budi"]
    assert owners["semua.zip!/latihan/x.ipynb"] == owners["semua.zip!/Ana/x.ipynb"]


def test_everybody_in_a_copied_class_has_an_id_of_their_own(tmp_path, exercises, right):
    for name in ("Ali/Umar", "Ali-Umar", "علي", "عمر"):
        put(tmp_path, f"{name}.ipynb", right)
    ids = [person.id for person in collect(tmp_path, exercises).participants]
    assert len(set(ids)) == 3 + 1 and all(ids)
    assert blocking(collect(tmp_path, exercises)) == set()
