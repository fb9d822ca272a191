"""HTML pages made from the templates that lie in a package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def page_templates(package: str, filters: Mapping[str, Callable[..., Any]]) -> Environment:
    """Return the templates in the folder `templates` of `package`.

    Values are escaped, and one that was forgotten is an error, never a gap on the page.
    """
    environment = Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= filters
    return environment
