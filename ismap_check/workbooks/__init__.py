"""What everyone who writes workbooks shares: texts that cells can hold, files that depend on their content only."""
