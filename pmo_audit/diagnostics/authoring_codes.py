"""PA42x: what the tests of a standard do not reach. PA44x: two standards that cannot be compared.

None of them has examples, since only a command line can give them.
"""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code

CODES: tuple[Code, ...] = (
    Code(
        "PA420",
        "the examples see too little",
        "`--min-coverage` asks for a share of what the clauses of the rules can come to, true and false of each, and "
        "the examples have seen less. `pmo-audit test` lists what they never saw, with its line.",
    ),
    Code(
        "PA421",
        "the examples notice too little",
        "`--min-score` asks for a share of slips that some example notices, and they notice fewer. A slip is a small "
        "change of a rule, such as `<` for `<=`; `pmo-audit test --mutate` lists those that nobody would notice, most "
        "of them with an example that would.",
    ),
    Code(
        "PA422",
        "slips are not tried",
        "Whether an example notices a slip can only be told where all examples agree with the rules as they are. Put "
        "right those that do not, and try again.",
    ),
    Code(
        "PA423",
        "there is nothing to try",
        "The standard has no example, or `--select` leaves no rule that has one.",
    ),
    Code(
        "PA440",
        "the same standard on the same day",
        "`pmo-audit diff` compares two versions of a standard, or two days. Where both sides are the same, every "
        "verdict is the same too.",
    ),
    Code(
        "PA441",
        "the two standards have no rule in common",
        "Rules are the same where their codes are. Two standards without a common code are told as all rules dropped "
        "and all rules new, which is seldom what was meant.",
    ),
)
