"""How a record of an older foedera becomes one of this: one step a file, in the order of their numbers."""
