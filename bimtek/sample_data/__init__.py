"""Synthetic sample data: truth -> layout -> cell defects -> raw file + ledger.

Everything here is reproducible from a seed and labelled SINTETIS. `generate` is the door.
"""
