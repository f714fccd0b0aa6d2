"""Reads reports in English."""
