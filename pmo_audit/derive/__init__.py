"""Facts derived from facts: what waits for what, work done twice, shared issues, overload.

The only room that knows graphs, arrays and the likeness of texts. Its rooms are imported where they are used, since
the libraries behind them take longer to load than most audits take.
"""
