"""The 36 workbooks of the final project, one for the theme of every office."""

from bimtek.sample_data.declarations.proyek import (
    agencies,
    basic_services,
    chosen_affairs,
    information_and_enterprise,
    people_and_land,
    secretariats_and_finance,
)
from bimtek.sample_data.declarations.proyek.builder import dataset

THEMES = (
    *basic_services.THEMES,
    *people_and_land.THEMES,
    *information_and_enterprise.THEMES,
    *chosen_affairs.THEMES,
    *secretariats_and_finance.THEMES,
    *agencies.THEMES,
)
DATASETS = tuple(dataset(theme) for theme in THEMES)
