"""Arabic: how its reports are cut into words, clauses and acts."""
