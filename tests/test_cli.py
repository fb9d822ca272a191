"""The command line speaks Indonesian, also when it is used wrongly."""

import asyncio
import re
import sys

import pytest
import typer

from bimtek import cli, cli_language

PROGRAM = typer.main.get_command(cli.app)
ENGLISH = re.findall(
    r"\w+",
    "usage options option command commands arguments argument show message exit missing required "
    "default error try help path text such invalid got unexpected extra did you mean the",
)


@pytest.fixture(autouse=True)
def typed_as_bimtek(monkeypatch):
    monkeypatch.delenv("BIMTEK_PERINTAH", raising=False)


def run(monkeypatch, capsys, *arguments):
    """Run the command line and return its exit code, stdout and stderr."""
    monkeypatch.setattr(sys, "argv", ["bimtek", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    output = capsys.readouterr()
    return ended.value.code or 0, output.out, output.err


def english_words(text):
    return set(re.findall(r"[a-z]+", text.lower())) & set(ENGLISH)


@pytest.mark.parametrize("words", [(), *((word,) for word in PROGRAM.commands)], ids=str)
def test_help_is_indonesian(monkeypatch, capsys, words):
    code, text, _ = run(monkeypatch, capsys, *words, "--bantuan")
    assert code == 0
    assert text.startswith("Cara pakai: bimtek")
    assert not english_words(text)


@pytest.mark.parametrize("word", PROGRAM.commands)
def test_every_word_and_every_parameter_is_explained(word):
    command = PROGRAM.commands[word]
    assert command.help and command.help.endswith(".")
    for param in command.params:
        assert param.help and param.help.endswith("."), f"{word}: {param.name}"


def test_without_a_word_the_help_is_shown(monkeypatch, capsys):
    code, text, _ = run(monkeypatch, capsys)
    assert code == 0
    assert all(f"  {word} " in text for word in PROGRAM.commands)


def test_help_shows_the_default_of_an_option(monkeypatch, capsys):
    _, text, _ = run(monkeypatch, capsys, "nilai", "--bantuan")
    assert "Cara pakai: bimtek nilai [FOLDER] [PILIHAN]" in text
    words = " ".join(text.split())
    assert "--keluar FOLDER" in words and "Folder hasil; tanpa ini: hasil." in words
    assert "--pekerja N " in words and "bila Anda mengenal semua pesertanya." in words
    assert "dengan nilai yang Anda isi lewat periksa." in words
    _, text, _ = run(monkeypatch, capsys, "periksa", "--bantuan")
    assert "[FOLDER]" in text and "Bila tidak disebutkan: hasil." in text


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["nilaii"], "kata nilaii tidak dikenal (mungkin maksud Anda nilai)"),
        (["zzzz"], "kata zzzz tidak dikenal; ketik bimtek --bantuan"),
        (["--zzzz"], "pilihan --zzzz tidak dikenal"),
        (["nilai"], "FOLDER belum disebutkan; ketik bimtek nilai --bantuan"),
        (["nilai", "a", "--kelar", "b"], "--kelar tidak dikenal (mungkin maksud Anda --keluar)"),
        (
            ["nilai", "a", "--keluar"],
            "Sesudah --keluar tulis nama folder, misalnya --keluar hasil-hari-1.",
        ),
        (["nilai", "a", "--pekerja"], "Sesudah --pekerja tulis sebuah bilangan"),
        (["nilai", "a", "--pekerja", "dua"], "isi N tidak sesuai"),
        (["kemas", "--nama"], "Sesudah --nama tulis isinya"),
        (["templat", "--keluar"], "Sesudah --keluar tulis isinya"),
        (["lab", "--tanpa-buka=3"], "pilihan --tanpa-buka tidak memerlukan isi"),
        (["nilai", "a", "b"], "ada kata yang berlebih"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_gives_one_indonesian_sentence(monkeypatch, capsys, arguments, expected):
    code, out, err = run(monkeypatch, capsys, *arguments)
    assert (code, out) == (1, "")
    assert err.startswith("Belum berhasil: ") and err.count("\n") == 1
    assert expected in err
    assert not english_words(err)


def test_a_value_of_the_wrong_type_is_told_in_indonesian(monkeypatch, capsys):
    app = cli_language.CourseTyper(cls=cli_language.CourseGroup, rich_markup_mode=None)

    @app.callback()
    def program() -> None:
        """Program percobaan."""

    @app.command()
    def hitung(banyak: int) -> None:
        """Menghitung."""

    monkeypatch.setattr(cli, "app", app)
    code, _, err = run(monkeypatch, capsys, "hitung", "dua")
    assert code == 1
    assert "isi BANYAK tidak sesuai" in err and not english_words(err)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, asyncio.CancelledError, typer.Abort])
def test_ctrl_c_ends_quietly(monkeypatch, capsys, stop):
    def stopped(*_, **__):
        raise stop

    monkeypatch.setattr(cli, "app", stopped)
    assert run(monkeypatch, capsys, "siap") == (130, "", "")


def test_messages_repeat_the_command_that_was_typed(monkeypatch, capsys):
    monkeypatch.setenv("BIMTEK_PERINTAH", "py mulai.py")
    _, _, err = run(monkeypatch, capsys, "nilai")
    assert "ketik py mulai.py nilai --bantuan" in err
