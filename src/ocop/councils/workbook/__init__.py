"""A whole scoring round in one Excel workbook: made, filled by people, checked, tallied, reported. No Django here."""
