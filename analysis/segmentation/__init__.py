"""Where paragraphs, sentences and words lie in a raw text, as spans over it."""

from analysis.segmentation.lines import paragraphs
from analysis.segmentation.sentence import sentences
from analysis.segmentation.word import words

__all__ = ["paragraphs", "sentences", "words"]
