"""Papers that leave the product: Word, PDF and Excel. Nothing here needs Django, so the commands use it too."""
