"""Both languages: collects the texts of code and templates, keeps the catalogues, compiles them. No gettext needed."""
