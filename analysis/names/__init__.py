"""Who is named in an article: persons, organisations, places and peoples.

Rules over runs of capitalised words, with gazetteers of the project's own (data files beside the
code, sources and licences in their headers).  The data flows tokens -> joining -> parse ->
evidence (with surroundings) -> resolve -> roles: capitalised words and their runs; runs that a
small word parts; candidate mentions; what the open ones are, by the article and by the words
around; one name for each actor; roles that refer to a person named before.  `identity` merges
names across articles.
"""

from analysis.names import lexicon
from analysis.names.identity import merge, same_person
from analysis.names.namings import mentions

__all__ = ["gender", "mentions", "merge", "same_person", "title_gender"]


def gender(first_name: str) -> str:
    """Gender that a first name is mostly given to.

    Names given at least 2,000 times in the United States since 1880 (Social Security
    Administration), where at least nine bearers in ten are of one gender, and a list of the
    project's own for other languages.

    Returns
    -------
    str
        "f", "m", or "" where the name is unknown or given to both.

    Examples
    --------
    >>> gender("Maria"), gender("Iván"), gender("Robin")
    ('f', 'm', '')
    """
    return lexicon.gender(first_name)


def title_gender(title: str) -> str:
    """Gender that a title before a name says.

    Returns
    -------
    str
        "f", "m", or "" where anybody may bear it.

    Examples
    --------
    >>> title_gender("Crown Princess"), title_gender("Mr."), title_gender("Dr.")
    ('f', 'm', '')
    """
    return lexicon.title_gender(title)
