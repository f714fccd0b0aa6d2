"""Measurements of speed, as ratios where they can be; see docs/explanation/speed.md."""
