import pytest
import reports

from timeline import labels

LONG = (
    "Russia sent 300 troops, forty tanks, a dozen howitzers and a field hospital from the garrison of the western town of Smolensk "
    "to the training ground of Osipovichi in Belarus on Monday."
)


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        pytest.param("Russia sent 300 troops to Syria on Monday.", "sent", "Russia sent 300 troops to Syria on Monday", id="without its stop"),
        pytest.param("Israel struck Damascus on Monday, and Syria bombed Haifa.", "struck", "Israel struck Damascus on Monday", id="its own clause"),
        pytest.param("Israel struck Damascus on Monday, and Syria bombed Haifa.", "bombed", "Syria bombed Haifa", id="no leading and"),
        pytest.param(
            "Russia attacked Odesa but did not attack Kyiv.", "attack", "Russia did not attack Kyiv", id="no leading but; the subject is lent"
        ),
        pytest.param("Putin said that Ukraine had attacked Odesa.", "attacked", "Ukraine had attacked Odesa", id="no leading that"),
        pytest.param("The army said rebels had captured Gao.", "captured", "Rebels had captured Gao", id="a capital first"),
        pytest.param(
            "Iran attacked Basra, which the army had captured.",
            "captured",
            "Basra, which the army had captured",
            id="with what a relative clause is about",
        ),
        pytest.param("Iran, Biden said on Monday, has bombed Erbil.", "bombed", "Iran has bombed Erbil", id="without its source put in"),
        pytest.param(
            "Iran, Biden said on Monday, has bombed Erbil.", "said", "Iran, Biden said on Monday, has bombed Erbil", id="all of what is said"
        ),
        pytest.param("Russia sent tanks to Kursk. It bombed Sumy.", "bombed", "Russia bombed Sumy", id="a pronoun becomes its name"),
        pytest.param(
            "After Turkey bombed Kobani on Monday, rebels attacked Azaz.", "bombed", "Turkey bombed Kobani on Monday", id="no leading after"
        ),
        pytest.param(
            "The brigade, which reached Poland on Friday, is small.", "reached", "Brigade reached Poland on Friday", id="which becomes its noun"
        ),
        pytest.param('"Russia attacked Odesa," Zelensky said on Monday.', "attacked", "Russia attacked Odesa", id="no quotation marks"),
        pytest.param("Russia sent  300\ttroops to Syria.", "sent", "Russia sent 300 troops to Syria", id="blanks are one"),
    ],
)
def test_a_label_is_the_clause_of_the_event(text, word, label):
    assert reports.event(text, word).label == label


def test_a_long_label_ends_after_a_whole_word():
    label = reports.event(LONG, "sent").label
    assert len(label) <= labels.LONGEST
    assert label.endswith("…")
    assert LONG.startswith(label[:-1])
    assert LONG[len(label) - 1] == " "


def test_a_label_of_one_endless_word_is_cut_too():
    text = f"Russia attacked {'Odesa' * 60} in Kyiv."
    assert len(reports.event(text, "attacked").label) <= labels.LONGEST
