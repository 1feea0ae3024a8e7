"""What is in a corpus, and how often each theme is in predictions.

keys        what can be counted by: month, province, outlet …
counts      articles, stories and themes in groups
intervals   how sure a share is
corpus      the counts of a whole corpus, with odd pages (odd)
predicted   records of `toolkit predict` read back
tables      counts as tables of plain values, and as files
page        counts as a page with plots (charts)
"""

__all__ = ()
