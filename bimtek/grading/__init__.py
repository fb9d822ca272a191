"""Grading a folder of submissions: collect, grade each one, report on the class."""
