"""What a register most likely means: a mapping proposed from its headings and cells, each guess with its reason."""
