"""From a folder of anything to submissions: who handed in which exercise, in which version."""
