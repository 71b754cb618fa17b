"""Indonesia's holidays, from the `holidays` package."""

from collections import ChainMap
from collections.abc import Mapping
from datetime import date

from holidays import country_holidays


def list_holidays(*, national: bool, cuti_bersama: bool, regional: Mapping[date, str]) -> Mapping[date, str]:
    """Names of holidays by date, for look-up: the national ones of a year are worked out when first asked for.

    Dates of Islamic holidays not yet decreed are the package's estimates, marked "(perkiraan)".
    """
    # In the package *cuti bersama* is the category "government": days off for offices, not for everyone.
    categories = ["public"] * national + ["government"] * cuti_bersama
    if not categories:
        return regional
    return ChainMap(dict(regional), country_holidays("ID", categories=tuple(categories), language="id"))
