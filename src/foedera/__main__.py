"""`python -m foedera` is the `foedera` command."""

from foedera.cli import main

main()
