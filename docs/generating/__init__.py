"""What writes the pages of the manual that follow from the code: one file a page."""
