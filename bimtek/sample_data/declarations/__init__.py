"""The declared datasets. A new one is a module here and a line in ALL."""

from bimtek.sample_data.declaration import Dataset
from bimtek.sample_data.declarations import kesehatan

ALL: tuple[Dataset, ...] = (*kesehatan.DATASETS,)
