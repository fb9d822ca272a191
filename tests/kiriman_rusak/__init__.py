"""A collection of submissions that went wrong, by accident or on purpose, with their marks."""
