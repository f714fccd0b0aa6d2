"""must."""
