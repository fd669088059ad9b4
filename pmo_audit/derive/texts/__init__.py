"""The common ground under duplicated work and shared issues: words, vectors, templates, neighbours.

`tokens` reads texts into words, `templates` finds what stands in many of them, `space` weighs the words, and
`neighbours` finds which texts are near each other. Nothing here knows what a text belongs to or decides what two like
texts mean. Texts, rows of matrices and entries of arrays are in the order in which the texts were given.

Ties are settled by the words themselves and not by the order of the texts, so the same texts in another order give the
same pairs.
"""
