"""Tools for authors of standards: tests with coverage and mutants, the printed handbook, the impact of a change."""
