"""Tools for those who write standards: tests with coverage and mutants, the printed handbook, the impact of a change."""
