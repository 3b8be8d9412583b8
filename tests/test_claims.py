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
            "Medvedev, speaking in Sochi where he met the chancellor, Angela Merkel, said that Mali had sent troops to Kidal.",
            "sent",
            "Dmitry Medvedev",
            "",
            id="speaking in",
        ),
        pytest.param(
            "General Nogovitsyn was quoted by the agency Interfax as saying that Mali had sent troops to Kidal.",
            "sent",
            "General Nogovitsyn",
            "the agency Interfax",
            id="was quoted by",
        ),
        pytest.param(
            '"Mali has sent troops to Kidal," negotiator Anton Balasingham was quoted as saying by the Tamilnet website.',
            "sent",
            "Anton Balasingham",
            "the Tamilnet website",
            id="was quoted as saying by",
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


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        pytest.param("Rebels accused President Bozize on Monday of breaking a 2007 peace deal.", "accused", "2022-10-10", id="the day of the deal"),
        pytest.param("Zelensky accuses Russia of violating the 2014 Minsk agreement.", "accuses", "2022-10-11", id="two words on"),
        pytest.param("The Taliban denied Friday's attack on Kunduz.", "denied", "2022-10-11", id="the day of what is denied"),
        pytest.param("Three soldiers were killed in the July 7 attack in Goma.", "attack", "2022-07-07", id="an act has no other day"),
        pytest.param(
            "It was the first time since Pelosi's visit to Taiwan on 2 August that China had sent ships there.",
            "sent",
            "2022-10-11",
            id="first since",
        ),
        pytest.param(
            "It was the first time since Pelosi's visit to Taiwan on 2 August that China had sent ships there.",
            "visit",
            "2022-08-02",
            id="that visit",
        ),
        pytest.param("It was the worst attack on Kabul since 2014.", "attack", "2022-10-11", id="worst since"),
        pytest.param("Russia has shelled Kharkiv since Monday.", "shelled", "2022-10-10..2022-10-11", id="since without a measure"),
    ],
)
def test_a_date_that_names_a_thing_or_measures_an_act_is_not_its_day(text, word, day):
    assert reports.days(reports.event(text, word)) == day


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        pytest.param("The president dismissed claims by Ukraine that its forces had crossed the border.", "crossed", "denied", id="dismissed claims"),
        pytest.param(
            "The Pentagon denied a report by the Guardian that it was sending troops to Iraq.", "sending", "denied", id="denied a report by"
        ),
        pytest.param("Rebel leaders were not present at Saturday's meeting with Kabila.", "meeting", "asserted", id="met without them"),
        pytest.param("No meeting with Kabila took place on Saturday.", "meeting", "denied", id="not met"),
    ],
)
def test_what_is_denied_is_what_the_words_deny(text, word, status):
    assert reports.event(text, word).status == status


@pytest.mark.parametrize(
    "text",
    [
        "UN observers will monitor the truce in Sudan.",
        "Chad violated the accord with Sudan on Friday.",
        "Ceasefire violations by Armenia went on.",
        "The mediators of the Jeddah Agreement slept in Sudan.",
        "Gbagbo called for help in monitoring the cease-fire with the rebels.",
    ],
)
def test_a_pact_that_is_kept_or_broken_is_not_made(text):
    assert not {"ceasefire", "agreement"} & {event.type for event in reports.read(text)}


def test_to_agree_on_a_truce_is_one_act():
    (read,) = reports.read("Sudan and Chad agreed on Friday to a cease-fire.")
    assert (read.status, reports.names(read.actors), reports.days(read)) == ("asserted", ["Sudan", "Chad"], "2022-10-07")


def test_a_truce_to_come_stays_apart_from_the_agreeing():
    read = reports.read("Sudan and Chad agreed on Monday to a cease-fire from 1 November.")
    assert [reports.days(event) for event in read] == ["2022-10-10", "2022-11-01"]


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        pytest.param("Sudan said the resupply boat ignored warnings by Chad.", "ignored", [], id="who is unknown"),
        pytest.param("Rice flew to Tbilisi after the column had attacked Gori.", "attacked", [], id="nor of another clause"),
        pytest.param("Putin said he had sent troops to Kovel.", "sent", ["Vladimir Putin"], id="a pronoun that is known"),
        pytest.param("NATO met two days after the alliance had suspended its campaign.", "suspended", ["NATO"], id="another word for who was named"),
    ],
)
def test_a_clause_with_a_subject_of_its_own_takes_no_other(text, word, actors):
    assert [
        name for event in reports.read(text) if text[event.trigger.start : event.trigger.end] == word for name in reports.names(event.actors)
    ] == actors


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        pytest.param('"We will leave by 4 November," Lavrov said in a statement.', "said", "2022-10-11", id="the day in what is said"),
        pytest.param('On Monday Lavrov said in a statement: "We leave on 4 November."', "said", "2022-10-10", id="the day of saying it"),
        pytest.param("Before troops left on Monday, Lavrov said in a statement that he was ill.", "said", "2022-10-11", id="the day of another act"),
        pytest.param(
            "The United States condemned the drills between Iran and Russia, which kicked off on Monday.", "drills", "2022-10-10", id="which"
        ),
        pytest.param(
            "The United States condemned the drills between Iran and Russia, which hurt it on Monday.",
            "drills",
            "2022-10-11",
            id="which did something",
        ),
    ],
)
def test_a_day_belongs_to_saying_or_to_what_is_said(text, word, day):
    assert reports.days(reports.event(text, word)) == day


def test_the_town_where_a_truce_is_signed_is_no_scene():
    text = "Chad and Sudan signed a truce in Jeddah on Monday. The army continued to launch air strikes on the rebels."
    assert [(event.type, reports.spot(event.place)) for event in reports.read(text)] == [("ceasefire", "Jeddah"), ("strike", None)]


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        pytest.param(
            "A spokesman for the rebels, who asked not to be named, denied on Wednesday that they had met Chad in Tripoli.",
            "denied",
            ["spokesman for the rebels"],
            id="a role behind an aside",
        ),
        pytest.param("The Kremlin denied on Wednesday that it had met Chad in Tripoli.", "denied", ["Kremlin"], id="a name"),
    ],
)
def test_who_tells_a_denial_is_who_denies(text, word, actors):
    read = reports.event(text, word)
    assert reports.names(read.actors) == actors
    assert "rebels" not in reports.names(read.targets)


def test_a_source_behind_the_day_of_the_report_is_the_speaker():
    text = "Libyan radio reported on Tuesday, citing diplomats, that Chad had sent troops to Faya."
    assert said(reports.event(text, "sent")) == ("diplomats", "Libyan radio")


def test_what_was_told_of_recent_days_is_no_day_of_speaking():
    text = "The sanctions imposed on Jakarta in recent days may be lifted. John Howard reiterated in a statement that Australia would send troops."
    assert reports.event(text, "reiterated").when.value.basis == "published"


def test_a_particle_behind_another_clause_is_not_the_verbs():
    read = reports.read("Netanyahu vowed to strike Hezbollah hard if it breaks the deal.")
    assert "agreement" not in {event.type for event in read}


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        pytest.param("North Korea sent ships. The North said on Monday that it was ready.", "said", ["North Korea"], id="where it was named"),
        pytest.param("The rebels moved south. The North said on Monday that it was ready.", "said", [], id="where it was not"),
        pytest.param("North Korea fired at South Korea. The South shelled Kaesong in answer.", "shelled", ["South Korea"], id="the other half"),
    ],
)
def test_half_of_a_land_is_the_state_of_that_half(text, word, actors):
    assert [
        name for event in reports.read(text) if text[event.trigger.start : event.trigger.end] == word for name in reports.names(event.actors)
    ] == actors


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        pytest.param("Colombian President Juan Manuel Santos asked Congress on Monday to vote for peace with FARC.", ("COL",), id="of the state"),
        pytest.param("President Joe Biden asked Congress on Monday to arm Ukraine.", ("USA",), id="of its own"),
        pytest.param("Congress approved aid for Ukraine on Monday.", ("USA",), id="of none that has one"),
    ],
)
def test_congress_is_that_of_the_state_told_of(text, iso3):
    parties = [party.value for event in reports.read(text) for party in (*event.actors, *event.targets)]
    assert {party.iso3 for party in parties if party.name == "Congress"} == {iso3}


def test_what_a_side_calls_an_act_is_no_act_and_no_place():
    (read,) = reports.read("Missiles hit Kharkiv on Monday in what Russia calls a special military operation.")
    assert (read.type, reports.spot(read.place)) == ("strike", "Kharkiv")


def test_a_launch_that_a_side_calls_otherwise_is_past():
    text = "Russia launched what it calls a 'special military operation' in Ukraine on 24 February."
    assert reports.days(reports.event(text, "military operation")) == "2022-02-24"


FILLER = "Officials spoke of roads, schools and water for the valley, and of the many letters that had come in since the spring. "


@pytest.mark.parametrize(
    ("count", "told"),
    [pytest.param(3, ["truce"], id="a short report"), pytest.param(20, [], id="a long text on something else")],
)
def test_one_word_of_conflict_in_a_hundred_makes_a_report(count, told):
    assert reports.triggers("A truce between Turkey and Iraq began on Monday. " + FILLER * count) == told
