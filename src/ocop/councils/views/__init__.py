"""Pages of this room: the public workbook page, and the kept workbooks of an office."""
