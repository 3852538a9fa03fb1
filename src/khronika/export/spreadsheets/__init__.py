"""Spreadsheets that monitors keep, a row an event: each row a report whose text is its cells, each cell the words of a claim."""
