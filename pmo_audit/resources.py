"""Where the shipped content lies: the grammar, the standards, the report templates and the sample portfolios.

The one door to packaged files for the floors that must open nothing themselves.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """Return the shipped folder of this name: inside an installed wheel, or beside the package in a checkout.

    Raises FileNotFoundError when neither is there, which means a broken installation.
    """
    places = [_PACKAGE / "_shipped" / folder]
    if (_PACKAGE.parent / "pyproject.toml").is_file():
        # Only a checkout: beside an installed package lie the folders of other people's packages.
        places.append(_PACKAGE.parent / folder)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder `{folder}` that ships with pmo-audit is missing; install pmo-audit again")


def read_shipped(folder: str, name: str) -> str:
    """Return the text of one shipped file, named relative to its folder with `/` between the parts.

    Raises FileNotFoundError when there is no such folder or file.
    """
    return (shipped(folder) / name).read_text(encoding="utf-8")
