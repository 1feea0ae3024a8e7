"""What has been made of texts, remembered on disk: a second run over a corpus reads it.

One SQLite file. A block holds the rows that were made of some texts at once; a table says in
which block a text is. Texts are known by a hash of their content and of all that decides what is
made of them, so that nothing in the store is ever out of date.

blocks    a block as bytes, and the keys of texts
database  the file: its tables, its size
memory    `Store`: looks texts up and remembers what is made of the rest
place     where the user's store is, and how large it may be
settings  the hash of steps, segmenter and code
"""

from toolkit.text.store.memory import Contents, Store
from toolkit.text.store.place import user_store
from toolkit.text.store.settings import fingerprint

__all__ = ["Contents", "Store", "fingerprint", "user_store"]
