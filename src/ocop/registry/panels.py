"""What rooms above this one say about a product on its page; the register itself knows none of them."""

from collections.abc import Callable

from ocop.accounts.models import User
from ocop.registry.models import Product

# Each gives the HTML of one panel for this reader, "" for nothing; a room appends its own when Django starts.
product_panels: list[Callable[[User, Product], str]] = []


def panels_of(user: User, product: Product) -> list[str]:
    """The panels of a product, in the order in which their rooms joined."""
    return [html for panel in product_panels if (html := panel(user, product))]
