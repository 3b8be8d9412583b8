"""Makes texts for the properties: news cut and spliced, loose words, anything at all."""

from hypothesis import strategies as st

from timeline.lexicon import DATA
from timeline.read import dossier

WORDS = (
    "Russia Belarus Ukraine NATO Minsk Kyiv Syria France Putin Lukashenko U.S. the a of to in from near on and but troops soldiers tanks "
    "brigade warships missiles moved sent deployed withdrew attacked shelled struck met agreed said denied warned will may not never about "
    "1,000 tens thousands more than 20 Monday yesterday last week February 2022 10 October over weekend since until between early spring "
    "2021-2022 would ordered accused against border sea Black joint force regional exercise capital president ministry spokesman statement "
    "according “ ” \" ' ( ) , . . . ; : — - ' ’s n’t İstanbul Łódź ǅ ß \u0301 \u200b \u202e 😀 \n \n\n \t \xa0 \x00 $ <b> =1+1 http://x.y"
).split(" ")
loose = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
characters = st.text(max_size=80)
NEWS = "\n\n".join(article.text for one in dossier.every(DATA / "samples") for article in one.articles)
spliced = st.lists(st.tuples(st.integers(0, len(NEWS)), st.integers(1, 200)), max_size=6).map(
    lambda cuts: "".join(NEWS[at : at + size] for at, size in cuts)
)
anything = spliced | loose | characters | st.lists(loose | characters, max_size=4).map("\n\n".join)
days = st.none() | st.dates()
