"""Says what a user must know about an article before trusting its events."""

from __future__ import annotations

from timeline.lexicon import Lexicon
from timeline.model import Article, Problem, Reading
from timeline.tokens import tokens

# Measured: English news 0.14 to 0.43; German, French, Spanish and Dutch news 0 to 0.03. Words that others share are not in the list.
ENGLISH = 0.08
FEWEST_WORDS = 20
SAMPLE = 20_000


def article(article: Article, lexicon: Lexicon) -> tuple[Problem, ...]:
    """Return what stands in the way of reading this article well: no publication date, another language."""
    problems = []
    if article.published is None:
        problems.append(Problem(name(article), "no publication date, so words like 'on Monday' stay undated; give the day it was published"))
    share = common_share(article.text, lexicon.stopwords)
    if share is not None and share < ENGLISH:
        problems.append(
            Problem(name(article), f"only {share:.0%} of its words are common English words; if this is another language, translate it first")
        )
    return tuple(problems)


def reading(reading: Reading) -> tuple[Problem, ...]:
    """Return the sentence that says no event was found, if none was."""
    if reading.events:
        return ()
    return (Problem(name(reading.article), "no event found; `python -m timeline explain` shows what each sentence was taken for"),)


def common_share(text: str, common: frozenset[str]) -> float | None:
    """Return the share of common words among the first words, None for a text too short to tell."""
    words = [token.low for token in tokens(text, 0, min(len(text), SAMPLE)) if token.text[0].isalpha()]
    return sum(word in common for word in words) / len(words) if len(words) >= FEWEST_WORDS else None


def name(article: Article) -> str:
    """Return what a person calls this article: its title, else its id."""
    return article.title or article.id
