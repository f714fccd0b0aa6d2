"""treaties."""
