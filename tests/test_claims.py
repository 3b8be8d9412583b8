"""Who says so, through whom, how sure and when, read from whole sentences and short reports."""

import pytest
import reports


def said(read):
    """Return (speaker, via) of an event."""
    return (read.speaker.value.name if read.speaker else None, read.via)


@pytest.mark.parametrize(
    ("text", "word", "speaker", "via"),
    [
        pytest.param(
            "The army of Chad has attacked the town, the general told a hearing on Monday, according to Reuters.",
            "attacked",
            "general",
            "Reuters",
            id="according to an outlet",
        ),
        pytest.param("The ministry said Mali had sent troops to Kidal, Reuters reported.", "sent", "ministry", "Reuters", id="an outlet brings it"),
        pytest.param(
            "The mayor said Mali had sent troops to Kidal, the official Sahel News Agency reported.",
            "sent",
            "mayor",
            "Sahel News Agency",
            id="an agency of no list",
        ),
        pytest.param(
            "The Guardian, citing unnamed officials, reported that Mali had sent troops to Kidal.",
            "sent",
            "unnamed officials",
            "The Guardian",
            id="citing",
        ),
        pytest.param("Reuters reported that Mali had sent troops to Kidal.", "sent", "Reuters", "Reuters", id="an outlet alone"),
        pytest.param(
            "The commander told reporters at a summit in Bamako that Chad, Mali and Niger had sent troops to Kidal.",
            "sent",
            "commander",
            "",
            id="a list of states is no speaker",
        ),
        pytest.param(
            "Soldiers stationed at the village of Kati said that Mali had sent troops to Kidal.",
            "sent",
            "Soldiers stationed at the village of Kati",
            "",
            id="stationed at",
        ),
        pytest.param("Rebels backed by Iran said that Mali had sent troops to Kidal.", "sent", "Rebels", "", id="backed by"),
        pytest.param(
            "Two rebel sources with knowledge of the talks said that Mali had sent troops to Kidal.",
            "sent",
            "rebel sources with knowledge of the talks",
            "",
            id="with knowledge of",
        ),
        pytest.param(
            "TAIPEI, 11 August - Taiwan has moved ships but says it has sent troops to Kinmen.", "sent", "Taiwan", "", id="a dateline speaks not"
        ),
    ],
)
def test_the_chain_ends_with_who_speaks(text, word, speaker, via):
    assert said(reports.event(text, word)) == (speaker, via)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            'One of the sources said President Bozize would leave. "Rebels have seized Bangui," he said.', "sources", id="not who was told of"
        ),
        pytest.param('President Talon was on his way, Bola Tinubu said. "Rebels have seized Bangui," he said.', "Bola Tinubu", id="not the subject"),
        pytest.param('Officials said President Talon had left. "Rebels have seized Bangui," he said.', "Patrice Talon", id="nor many"),
    ],
)
def test_who_spoke_goes_on_speaking(text, speaker):
    assert said(reports.event(text, "seized"))[0] == speaker


def test_a_pronoun_that_speaks_is_who_spoke_before():
    text = 'President Talon was on his way, Bola Tinubu said. "We stand by Niger," he said in a statement.'
    assert [reports.names(event.actors) for event in reports.read(text)] == [["Bola Tinubu"]]


def test_a_statement_after_a_meeting_is_told_by_who_makes_it():
    text = "In a joint statement after the meeting, the Serbian and Croatian leaders denied that they would divide Bosnia."
    assert reports.event(text, "denied").when.value.basis == "published"


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        pytest.param("Niger slammed the drills on Monday and warned of war, the news agency reported on Tuesday.", "warned", "2022-10-10", id="act"),
        pytest.param("Rebels have seized Bunia in Congo, state radio reported on Sunday.", "seized", "2022-10-09", id="no day but that of the tag"),
        pytest.param(
            "Rebels attacked Bunia in Congo on Friday. They seized its airport, state radio reported on Sunday.",
            "attacked",
            "2022-10-07",
            id="the day told before",
        ),
    ],
)
def test_the_day_of_a_tag_is_the_last_to_be_asked(text, word, day):
    assert reports.days(reports.event(text, word)) == day


def test_an_unknown_agency_makes_no_statement_of_others():
    assert reports.triggers("Chad warned of war, the village news agency reported on Monday.") == ["warned"]
