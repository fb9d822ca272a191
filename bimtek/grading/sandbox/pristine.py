"""What nobody changes by accident, remembered before participants' code has run.

Builtins, `bimtek.cek`, comparisons of pandas, hooks of IPython: all that decides whether a
test passes. A change is undone before the next test is sent, and reported; what would act
by itself meanwhile is undone after each cell. (What participants may
change honestly is in `habits.py`.)
"""

from __future__ import annotations

import ast
import builtins
import collections.abc
import datetime
import decimal
import difflib
import functools
import gc
import json
import math
import os
import re
import secrets
import signal
import sys
import textwrap
import threading
import types

# Bound here, so that replacing them in `builtins` does not blind the comparison itself.
from builtins import all, any, callable, delattr, getattr, setattr, type, vars
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from IPython.core.interactiveshell import InteractiveShell

import bimtek
from bimtek import cek
from bimtek.cek import calling, choices, failure, passed, plain, tables, values
from bimtek.grading.sandbox import checking, frames
from bimtek.grading.sandbox.shell import GradingShell

UNWEIGHTY = {"_", "grading"}  # the last result of a cell, and what the template forgets
ABSENT = object()

CHECKS = (calling, choices, failure, passed, plain, tables, values)
# The code whose every name must be what it was, with what carries its answers.
JUDGES = (*CHECKS, checking, frames)
# Modules and classes whose functions decide about a test.
RELIED_ON = (
    *(builtins, bimtek, cek, *JUDGES),
    *(ast, json, json.encoder, json.JSONEncoder, json.decoder, json.JSONDecoder, os, secrets),
    *(collections.abc, datetime, decimal, difflib, functools, math, re, textwrap, np, pd),
    *(pd.api.types, pd.MultiIndex, pd.RangeIndex, pd.Timestamp),
    *dict.fromkeys(
        base
        for kind in (pd.DataFrame, pd.Series, pd.Index)
        for base in kind.__mro__
        if base.__module__.startswith("pandas")
    ),
    *(InteractiveShell, GradingShell, cek.BelumTepat, decimal.Decimal, difflib.SequenceMatcher),
)
# Looked up by Python itself rather than by name.
IMPLIED = {
    *("__new__", "__init__", "__getattribute__", "__getattr__", "__setattr__", "__getitem__"),
    *("__len__", "__iter__", "__contains__", "__eq__", "__hash__", "__call__", "__class__"),
    *("__instancecheck__", "__str__", "_render_traceback_", "run_cell", "showtraceback"),
}
# Modules that a fake could stand in for.
MODULES = tuple(
    name
    for name in sys.modules
    if name.partition(".")[0] in {"bimtek", "pandas", "numpy", "builtins", "math", "functools"}
    and not name.startswith("bimtek.grading")
)


@dataclass(frozen=True)
class _Inside:
    """What a function is made of; replacing it leaves the function the same object."""

    code: types.CodeType
    defaults: tuple[Any, ...] | None
    keywords: dict[str, Any] | None
    cells: tuple[Any, ...]


class Pristine:
    """The state of this process now; made once, in the warm template."""

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        self._used = _used_names()
        self._names = [
            (owner, _relied_on_names(owner, self._used)) for owner in dict.fromkeys(RELIED_ON)
        ]
        functions = {
            each
            for module in (cek, *JUDGES)
            for each in map(_function, vars(module).values())
            if each is not None
        }
        self._inside = [(each, _inside(each)) for each in functions]
        self._modules = {name: sys.modules[name] for name in MODULES if name in sys.modules}
        self._shell_names = frozenset(vars(shell))
        self._finders = tuple(sys.meta_path), tuple(sys.path_hooks)

    def put_back_what_acts_by_itself(self) -> list[str]:
        """Undo what works on between cells: builtins, timers, signals, hooks of Python."""
        return [*_put_back_names(*self._names[0], self._used), *_stop_watchers()]

    def put_back(self) -> list[str]:
        """Undo what nobody changes by accident; return the names of what was changed."""
        changed = []
        for owner, names in self._names:
            changed += _put_back_names(owner, names, self._used)
        for function, inside in self._inside:
            changed += _put_back_inside(function, inside)
        for name, module in self._modules.items():
            if sys.modules.get(name) is not module:
                sys.modules[name] = module
                changed.append(f"sys.modules[{name}]")
        return changed + self._put_back_shell() + self._put_back_finders() + _stop_watchers()

    def _put_back_shell(self) -> list[str]:
        shell, changed = self._shell, []
        manager = shell.input_transformer_manager
        for name, owner in (
            ("ast_transformers", shell),
            ("input_transformers_post", shell),
            ("line_transforms", manager),
            ("cleanup_transforms", manager),
            ("token_transformers", manager),
        ):
            foreign = [each for each in getattr(owner, name) if not _is_from_a_library(each)]
            if foreign:
                changed.append(name)
                setattr(owner, name, [e for e in getattr(owner, name) if _is_from_a_library(e)])
        for event, callbacks in shell.events.callbacks.items():
            kept = [each for each in callbacks if _is_from_a_library(each)]
            if len(kept) != len(callbacks):
                callbacks[:] = kept
                changed.append(event)
        for name in vars(shell).keys() - self._shell_names:
            if callable(getattr(type(shell), name, None)):
                delattr(shell, name)
                changed.append(name)
        return changed

    def _put_back_finders(self) -> list[str]:
        changed = []
        for name, kept in zip(("meta_path", "path_hooks"), self._finders, strict=True):
            now = getattr(sys, name)
            foreign = [e for e in now if e not in kept and not _is_from_a_library(e)]
            if foreign or any(each not in now for each in kept):
                now[:] = [*kept, *(e for e in now if e not in kept and e not in foreign)]
                changed.append(f"sys.{name}")
        return changed


def _put_back_names(owner: Any, names: dict[str, Any], used: frozenset[str]) -> list[str]:
    """Give a module or class its names back; new names count only when they hide old ones."""
    now = vars(owner)
    changed = [name for name, value in names.items() if now.get(name, ABSENT) is not value]
    for name in changed:
        setattr(owner, name, names[name])
    if isinstance(owner, type):
        new = now.keys() & used - names.keys()
        hiding = [name for name in new if any(name in vars(base) for base in owner.__mro__[1:])]
        for name in hiding:
            delattr(owner, name)
        changed += hiding
    return [f"{getattr(owner, '__name__', owner)}.{name}" for name in changed]


def _used_names() -> frozenset[str]:
    """Return every name that the code of `bimtek.cek` looks up, and what Python looks up itself."""
    waiting = [
        each.__code__ for module in JUDGES for each in map(_function, vars(module).values()) if each
    ]
    names = set(IMPLIED)
    while waiting:
        code = waiting.pop()
        names.update(code.co_names)
        waiting += [each for each in code.co_consts if isinstance(each, types.CodeType)]
    return frozenset(names)


def _relied_on_names(owner: Any, used: frozenset[str]) -> dict[str, Any]:
    """Return what to compare of a module or class: all of builtins and `cek`, else what is used."""
    whole = owner in (builtins, json.JSONEncoder, json.JSONDecoder, cek, *JUDGES)
    return {
        name: value
        for name, value in vars(owner).items()
        if name not in UNWEIGHTY and (name in used or (whole and not name.startswith("__")))
    }


def _function(value: Any) -> types.FunctionType | None:
    """Return the function in a value of a module or class, as far as there is one."""
    if isinstance(value, staticmethod | classmethod):
        value = value.__func__
    elif isinstance(value, property):
        value = value.fget
    return value if isinstance(value, types.FunctionType) else None


def _inside(function: types.FunctionType) -> _Inside:
    cells = tuple(_content(cell) for cell in function.__closure__ or ())
    keywords = function.__kwdefaults__
    return _Inside(function.__code__, function.__defaults__, keywords and dict(keywords), cells)


def _content(cell: types.CellType) -> Any:
    try:
        return cell.cell_contents
    except ValueError:
        return ABSENT


def _put_back_inside(function: types.FunctionType, inside: _Inside) -> list[str]:
    same = (
        function.__code__ is inside.code
        and function.__defaults__ is inside.defaults
        and _same_members(function.__kwdefaults__, inside.keywords)
        and all(
            _content(cell) is content
            for cell, content in zip(function.__closure__ or (), inside.cells, strict=True)
        )
    )
    if same:
        return []
    function.__code__, function.__defaults__ = inside.code, inside.defaults
    function.__kwdefaults__ = inside.keywords and dict(inside.keywords)
    for cell, content in zip(function.__closure__ or (), inside.cells, strict=True):
        if content is not ABSENT:
            cell.cell_contents = content
    return [f"{function.__module__}.{function.__qualname__}"]


def _same_members(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    if not one or not other:
        return not one and not other
    return one.keys() == other.keys() and all(one[key] is other[key] for key in one)


def _is_from_a_library(thing: Any) -> bool:
    """Tell whether a hook was defined in an installed package, not in the notebook."""
    thing = getattr(thing, "__func__", thing)
    thing = thing if isinstance(thing, types.FunctionType | type) else type(thing)
    module = sys.modules.get(getattr(thing, "__module__", None) or "")
    if isinstance(thing, types.FunctionType):
        return thing.__globals__ is getattr(module, "__dict__", None) and _has_a_file(module)
    return thing.__module__ == "builtins" or _has_a_file(module)


def _has_a_file(module: Any) -> bool:
    name = getattr(module, "__name__", "__main__")
    return name != "__main__" and (
        getattr(module, "__file__", None) is not None
        or name in sys.builtin_module_names
        or name.startswith("_frozen")
    )


def _stop_watchers() -> list[str]:
    """Stop what looks over the shoulder of running code."""
    changed = []
    if sys.gettrace() is not None:
        sys.settrace(None)
        changed.append("sys.settrace")
    if sys.getprofile() is not None:
        sys.setprofile(None)
        changed.append("sys.setprofile")
    threading.settrace(None)  # type: ignore[arg-type]
    threading.setprofile(None)  # type: ignore[arg-type]
    if hasattr(sys, "monitoring"):
        for tool in range(6):
            if sys.monitoring.get_tool(tool) is not None:
                sys.monitoring.free_tool_id(tool)
                changed.append("sys.monitoring")
    gc.callbacks[:] = [each for each in gc.callbacks if _is_from_a_library(each)]
    if hasattr(signal, "setitimer"):
        for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
            if signal.setitimer(timer, 0)[0]:
                changed.append("signal.setitimer")
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)) and number != signal.SIGINT:
            signal.signal(number, signal.SIG_DFL)
            changed.append(f"signal {number}")
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return changed
