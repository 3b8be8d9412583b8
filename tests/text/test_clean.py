"""Cleaning: each miss costs a whole article."""

import pytest

from timeline.lexicon import default
from timeline.model import Article
from timeline.text import prepare


def roles(text, title=""):
    document = prepare(Article(text, title=title), default())
    return [(sentence.role, text[sentence.span.start : sentence.span.end]) for sentence in document.sentences]


def body(text, title=""):
    return [words for role, words in roles(text, title) if role == "body"]


def test_a_headline_without_a_stop_is_the_title():
    assert roles("Troops move to Gomel\n\nThe army moved.")[0] == ("title", "Troops move to Gomel")


def test_a_long_headline_stands_apart_from_a_long_paragraph_below():
    title = "Zambia moves two battalions to the border with Angola"
    lead = "Zambia has moved two battalions to its border with Angola, where rebels had crossed into the west of the country in three places, " * 2
    assert roles(f"{title}\n{lead.strip()[:-1]}.")[0] == ("title", title)


def test_the_given_title_is_found_below_menus():
    text = "Home\nNews / Europe\n\nTroops move to Gomel\n\nThe army moved."
    assert roles(text, "Troops move to Gomel") == [("title", "Troops move to Gomel"), ("body", "The army moved.")]


@pytest.mark.parametrize(
    "line",
    [
        "Oops!",
        "Something went wrong.",
        "Please try again later.",
        "Accessibility links",
        "Share this article",
        "Jane Doe/AFP via Getty Images",
        "Read more: a week in pictures",
    ],
)
def test_a_boilerplate_line_is_blanked(line):
    assert body(f"Troops move\n\n{line}\n\nThe army moved to the border on Monday.") == ["The army moved to the border on Monday."]


def test_related_stories_end_at_the_next_long_sentence():
    text = (
        "Troops move\n\nThe army moved.\n\nRelated stories\n\nFive things to know about tanks\n\nIs the war over?\n\n"
        "The brigade reached the river on Tuesday evening after a march of three long days."
    )
    assert body(text) == ["The army moved.", "The brigade reached the river on Tuesday evening after a march of three long days."]


def test_related_stories_at_the_end_yield_nothing():
    text = "Troops move\n\nThe army moved.\n\nYou may also like\n\nDid the minister go too far?\n\nNew tanks raise questions\n\n5 films about Kyiv"
    assert body(text) == ["The army moved."]


def test_lines_wrapped_by_hand_are_joined():
    text = (
        "MINSK, Oct. 10 - The defence ministry said on Monday that a joint force\n"
        "of Russian and Belarusian soldiers had been formed near the town of Brest\n"
        "and that its first battalions would arrive by train within a few days of\n"
        "the announcement."
    )
    assert len(roles(text)) == 1


def test_a_hanging_indent_continues_its_entry():
    text = "2 Aug        Iraq invades Kuwait with\n                 three divisions.\n             The fleet sails.\n\n4 Aug        Talks begin."
    assert [" ".join(words.split()) for _, words in roles(text)] == [
        "2 Aug Iraq invades Kuwait with three divisions.",
        "The fleet sails.",
        "4 Aug Talks begin.",
    ]


def test_a_date_torn_over_two_paragraphs_is_mended():
    assert [" ".join(words.split()) for _, words in roles("Chronology\n\nThe army marched. Aug.\n\n10 saw the fall of the town.")][
        -1
    ] == "Aug. 10 saw the fall of the town."


def test_a_line_given_twice_is_a_caption():
    text = "Troops move\n\nSoldiers ride a tank near Gomel on Friday.\nSoldiers ride a tank near Gomel on Friday.\n\nThe army moved."
    assert roles(text)[1:] == [("caption", "Soldiers ride a tank near Gomel on Friday."), ("body", "The army moved.")]


def test_a_short_line_without_a_stop_is_a_heading():
    assert ("heading", "What we know") in roles("Troops move\n\nThe army moved.\n\nWhat we know\n\nIt stopped.")


@pytest.mark.parametrize("text", ["", "\n\n", " ", "x", "\u2022", "a\rb", "İstanbul\n" * 3, "🚢 sails.\n\n🚢 sails."])
def test_the_body_is_as_long_as_the_text(text):
    assert len(prepare(Article(text), default()).body) == len(text)
