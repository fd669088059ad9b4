"""placeholder"""

FIGURES = ()
