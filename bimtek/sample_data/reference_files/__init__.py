"""What the files kept by hand in datasets/ hold, where they come from and their licence.

The descriptor, the README of datasets/ and the book's data dictionary are made from this
and from the declared datasets. A new file in datasets/referensi/ needs an entry here.
"""

from __future__ import annotations

from bimtek.sample_data.reference_files import classifications, lists, regions
from bimtek.sample_data.reference_files.entry import ReferenceFile

KEPT: tuple[ReferenceFile, ...] = (
    regions.KABKOTA,
    regions.KECAMATAN,
    regions.DESA,
    regions.OFFICES,
    regions.BOUNDARY_MAP,
    classifications.SEX,
    classifications.AGE_GROUPS,
    classifications.DISABILITIES,
    *lists.FORMS,
    lists.HOTEL_GUESTS,
    lists.CATALOGUE,
)
