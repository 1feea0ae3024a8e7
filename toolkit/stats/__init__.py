"""What is in a corpus, and how often each theme is in predictions.

keys         what can be counted by: month, province, outlet …
counts       articles, stories and themes in groups
corpus       the counts of a corpus; odd: what in it is worth a look
phrases      the seed phrases of a codebook, counted in a corpus
predicted    files of `toolkit predict` read back; themes: their counts
tables       counts as tables of plain values; files: as .csv and .json
corpus_page  a corpus as a page with plots; themes_page: predictions as one
page         what both pages are made of; timeline: months without gaps
"""

__all__ = ()
