"""Course package for NTB data stewards: command line, sample data, checks and grading."""

__version__ = "0.1.0"
