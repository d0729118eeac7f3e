"""Vietnamese text: cleaning what people type, folding it for search, ordering it as a dictionary does. Pure."""

from ocop.foundation.text.cleaning import clean
from ocop.foundation.text.folding import fold
from ocop.foundation.text.ordering import sort_key

__all__ = ["clean", "fold", "sort_key"]
