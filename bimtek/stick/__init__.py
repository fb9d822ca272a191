"""The folder for a memory stick: site, course and wheels, for laptops without internet.

The stick's first level is `Mulai-di-sini.html`, `SHA256SUMS.txt`, `situs/` and `bimtek/`.
The last one is the course with its wheels in `roda/`: a participant copies that one folder,
and `mulai.py` installs from the wheels beside it.
"""
