kepadatan = lambda p, l: float(f"{p / l:.1f}")
