"""The brief's pictures: plain inputs in, one inline SVG out; no script, no network."""
