"""Text that keeps its offsets: numbers, dates, sentences and names in words, with the word lists of each language."""
