"""Tools for authors of standards: lints, tests of examples and their mutants, the handbook, the impact of a change."""
