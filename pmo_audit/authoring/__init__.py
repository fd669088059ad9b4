"""Tools for those who write standards: what a rule can never do, what it costs, and what is wrong between rules."""
