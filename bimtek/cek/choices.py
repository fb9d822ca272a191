"""Checks on answers that are chosen or filled in rather than computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bimtek.cek.failure import BelumTepat, check
from bimtek.cek.plain import kind, plain, shown

BLANK = "____"


@check
def pilihan(
    value: object,
    benar: str | Iterable[str],
    *,
    label: str,
    kunci: str | None = None,
    dari: Sequence[str] = (),
    tanggapan: Mapping[str, str] | None = None,
) -> None:
    """Check a chosen text, ignoring case and spaces, without telling the right one.

    `benar` is the right choice or its accepted spellings, `dari` all choices there are,
    `tanggapan` what to say to a wrong one. With `kunci` the value is a dict and its entry
    under that key is looked at.
    """
    if kunci is not None:
        value, label = _entry(value, kunci, label)
    answer, accepted = _text(value, label), [benar] if isinstance(benar, str) else list(benar)
    if _bare(answer) in {_bare(each) for each in accepted}:
        return
    _one_of(answer, dari, label)
    replies = {_bare(choice): reply for choice, reply in (tanggapan or {}).items()}
    reply = replies.get(_bare(answer))
    raise BelumTepat(
        f"{label}: {shown(answer)} belum tepat." + (f"\nCoba periksa: {reply}" if reply else "")
    )


@check
def terisi(
    value: object,
    kunci: Sequence[str],
    *,
    label: str,
    huruf: int = 1,
    dari: Sequence[str] = (),
) -> None:
    """Check that a dict has these entries, each a text of at least `huruf` characters.

    With `dari` each must be one of those choices; which one is right is not looked at.
    """
    for key in kunci:
        entry, name = _entry(value, key, label)
        text = _text(entry, name)
        if len(text.strip()) < huruf:
            raise BelumTepat(f"{name} baru {len(text.strip())} huruf; jelaskan lebih lengkap.")
        _one_of(text, dari, name)


def _one_of(answer: str, choices: Sequence[str], label: str) -> None:
    if choices and _bare(answer) not in {_bare(each) for each in choices}:
        raise BelumTepat(
            f"{label}: {shown(answer)} bukan salah satu pilihan.\n"
            f"Coba periksa: tulis persis salah satu dari {', '.join(choices)}."
        )


def _entry(value: object, key: str, label: str) -> tuple[object, str]:
    if not isinstance(value, Mapping):
        raise BelumTepat(
            f'{label} seharusnya isian berbentuk {{"nama": "isi"}} seperti pada sel aslinya,'
            f" sekarang {kind(value)}."
        )
    if key not in value:
        raise BelumTepat(f"{label}: isian '{key}' belum ada. Jangan ubah nama isiannya.")
    return value[key], f"Isian '{key}'"


def _text(value: object, label: str) -> str:
    text = plain(value)
    if not isinstance(text, str):
        raise BelumTepat(f"{label} seharusnya teks di antara tanda kutip, sekarang {kind(value)}.")
    if not text.strip() or BLANK in text:
        raise BelumTepat(f"{label} belum diisi.")
    return text


def _bare(text: str) -> str:
    """Return the text as it is compared: no case, no spaces at the ends or doubled."""
    return " ".join(text.split()).casefold()
