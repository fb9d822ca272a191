"""`bimtek ruang`: one laptop serves the site to a room, takes work in and gives results back."""
