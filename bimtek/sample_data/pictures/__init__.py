"""Pictures of the raw files, drawn from the files themselves with their mess marked."""
