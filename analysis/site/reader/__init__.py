"""The side-by-side reader: one page an event, every article whole, every layer in its place.

The words of an article are those of its raw text, character by character; what was found in them
is drawn as marks over them, from the tables and from nothing else.  Every stretch that a row of a
table stands for has an anchor there, and the marks lead back to the rows.
"""

from analysis.site.reader.page import ReaderPage, reader_pages, write_readers
from analysis.site.reader.seats import Seat, Seats, UnknownEventError, check_events, seated

__all__ = [
    "ReaderPage",
    "Seat",
    "Seats",
    "UnknownEventError",
    "check_events",
    "reader_pages",
    "seated",
    "write_readers",
]
