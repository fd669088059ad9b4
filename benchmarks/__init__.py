"""What the program is measured by: `python -m benchmarks` prints one line of JSON for each figure.

Every figure that is a ratio measures both sides in the same process and by turns, so that a busy machine slows both.
`docs/benchmarks.md` says what each figure means and how to read it.
"""
