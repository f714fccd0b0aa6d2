"""What reports come in: files, pages, feeds, JSON lines, and the bytes and days inside them."""
