"""Tools for authors of standards: lints, tests with coverage and mutants, the printed handbook, the impact of a change."""
