"""Fill-in workbooks: what keeps next month's mess from being typed at all."""
