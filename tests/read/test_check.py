"""What a user must know about an article is said."""

from datetime import date

import pytest

from timeline.lexicon import default
from timeline.model import Article
from timeline.read import check

ENGLISH = "The president said on Monday that the troops of both countries would stay at the border with Ukraine until the end of the year."
GERMAN = "Der Präsident sagte am Montag, die Truppen beider Länder blieben bis zum Jahresende an der Grenze zur Ukraine, es war in Minsk."
FRENCH = "Le président a dit lundi que les troupes des deux pays resteraient à la frontière avec l'Ukraine jusqu'à la fin de l'année."
DUTCH = "De president zei maandag dat de troepen van beide landen tot het einde van het jaar in Wit-Rusland blijven, zo was te horen in de stad."
RUSSIAN = "В понедельник президент сказал, что войска обеих стран останутся на границе с Украиной до конца года, а затем вернутся домой все."
DAY = date(2022, 10, 11)


@pytest.mark.parametrize("words", [GERMAN, FRENCH, DUTCH, RUSSIAN], ids=["German", "French", "Dutch", "Russian"])
def test_another_language_is_told(words):
    (problem,) = check.article(Article(words, DAY, title="T"), default())
    assert problem.where == "T"
    assert "translate it first" in problem.what


@pytest.mark.parametrize("words", [ENGLISH, "Troops moved.", "1 2 3", "\u0301"], ids=["English", "too short to tell", "numbers", "lone accent"])
def test_english_and_short_texts_pass(words):
    assert check.article(Article(words, DAY), default()) == ()


def test_a_missing_publication_date_is_told():
    (problem,) = check.article(Article(ENGLISH), default())
    assert "no publication date" in problem.what
