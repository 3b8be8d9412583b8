import pytest
import reports


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        pytest.param("Russia attacked Odesa on Sunday.", "attacked", "asserted", id="past"),
        pytest.param("Russia is sending troops to Syria.", "sending", "asserted", id="going on"),
        pytest.param("The defence ministry said Russia shelled Kharkiv on Sunday.", "shelled", "asserted", id="by a source"),
        pytest.param("Iran began to withdraw its forces from Syria on Monday.", "withdraw", "asserted", id="began to"),
        pytest.param("Turkish troops went on to capture Kobani on Monday.", "capture", "asserted", id="went on to"),
        pytest.param("Ukraine plans to send two brigades to Kherson.", "send", "planned", id="plans to"),
        pytest.param("Sweden will send soldiers to Estonia in November.", "send", "planned", id="will"),
        pytest.param("Germany is to send 18 tanks to Lithuania.", "send", "planned", id="is to"),
        pytest.param("Biden ordered the deployment of 3,000 troops to Germany on Monday.", "deployment", "planned", id="an order"),
        pytest.param("NATO will hold its annual exercise in Germany.", "exercise", "planned", id="will hold, before a noun"),
        pytest.param("The exercise will take place in Norway.", "exercise", "planned", id="right of a noun"),
        pytest.param("Poland and Latvia have decided to deploy troops near Gdansk.", "deploy", "planned", id="decided to"),
        pytest.param("Russia may send troops to Belarus.", "send", "possible", id="may"),
        pytest.param("Suspected militants killed two soldiers near Gao on Monday.", "killed", "asserted", id="suspected is who did it"),
        pytest.param("Russia could attack Moldova next year.", "attack", "possible", id="could, though in the future"),
        pytest.param("If Russia attacks Poland, NATO will respond.", "attacks", "possible", id="if"),
        pytest.param("If Russia yields and attacks Poland, NATO will respond.", "attacks", "possible", id="if, and"),
        pytest.param("NATO air strikes on Pale would be considered.", "air strikes", "possible", id="would be considered"),
        pytest.param("Whether Belarus attacks Ukraine is unclear.", "attacks", "possible", id="whether"),
        pytest.param("Turkey is considering an attack on Kobani.", "attack", "possible", id="considering, before a noun"),
        pytest.param("Turkey threatened to attack Kobani.", "attack", "possible", id="threatened to"),
        pytest.param("A meeting between Putin and Zelensky may take place in Turkey.", "meeting", "possible", id="right of a noun: may take place"),
        pytest.param("Russia did not rule out sending troops to Syria.", "sending", "possible", id="did not rule out"),
        pytest.param("India has not denied that Pakistan moved troops to Jammu.", "moved", "possible", id="has not denied"),
        pytest.param("France could neither confirm nor deny that troops had entered Gao.", "entered", "possible", id="neither confirm nor deny"),
        pytest.param("Russian troops began on Thursday to withdraw from Kherson.", "withdraw", "asserted", id="began to, a date between"),
        pytest.param("Russian troops plan on Thursday to withdraw from Kherson.", "withdraw", "planned", id="no beginning, a date between"),
        pytest.param("Japan is speeding up the arrival of two warships in Manila.", "arrival", "planned", id="speeding up"),
        pytest.param("Denmark announced a deployment of troops to Latvia.", "deployment", "planned", id="announced, of what is sent"),
        pytest.param("Ukraine announced the capture of Lyman.", "capture", "asserted", id="announced, of what is done"),
        pytest.param("In May rebels might attack Goma.", "attack", "possible", id="a month of May, and might"),
        pytest.param("On May 1 rebels attacked Goma.", "attacked", "asserted", id="a day of May"),
        pytest.param("Rebels may attack Goma.", "attack", "possible", id="may"),
        pytest.param("Sweden postponed a drill in Gotland planned for Monday.", "drill", "denied", id="postponed"),
        pytest.param("Russia did not attack Odesa on Sunday.", "attack", "denied", id="did not"),
        pytest.param("Iran has never attacked Israel.", "attacked", "denied", id="never"),
        pytest.param("The army suffered no losses in the assault on Goma on Monday.", "assault", "asserted", id="no, of something else"),
        pytest.param("No Belarusian troops have entered Ukraine.", "entered", "denied", id="no"),
        pytest.param("Ukraine's army could not enter Kherson.", "enter", "denied", id="could not"),
        pytest.param("Hungary refused to send weapons to Ukraine on Monday.", "send", "denied", id="refused to"),
        pytest.param("The drill planned for Monday was cancelled.", "drill", "denied", id="right of a noun: was cancelled"),
        pytest.param("Russia said it had not sent troops to Belarus.", "sent", "denied", id="in what is said"),
    ],
)
def test_status(text, word, status):
    assert reports.event(text, word).status == status


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        pytest.param("Belarus will not send troops to Ukraine.", "send", "denied", id="denied before planned"),
        pytest.param("Belarus might not send troops to Ukraine.", "send", "denied", id="denied before possible"),
        pytest.param("Russia might soon plan to attack Kyiv.", "attack", "possible", id="possible before planned"),
    ],
)
def test_denied_beats_possible_beats_planned(text, word, status):
    assert reports.event(text, word).status == status


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        pytest.param("Russia attacked Odesa on Sunday and did not attack Kyiv.", ["asserted", "denied"], id="and"),
        pytest.param("Russia has not attacked Odesa, but it may attack Kyiv.", ["denied", "possible"], id="but"),
        pytest.param("Russia planned to attack Kyiv, but it attacked Kharkiv on Monday.", ["planned", "asserted"], id="planned, then done"),
    ],
)
def test_a_cue_reaches_no_further_than_its_clause(text, statuses):
    assert [event.status for event in reports.read(text)] == statuses


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        pytest.param("The United States sends 12,000 troops to Poland on 20 October 2022.", "sends", "planned", id="ahead"),
        pytest.param("Talks between Russia and Ukraine resume on 20 October 2022 in Ankara.", "Talks", "planned", id="ahead, a noun"),
        pytest.param("The United States sends 12,000 troops to Poland on 11 October 2022.", "sends", "asserted", id="the same day"),
        pytest.param("Russia did not attack Odesa on 20 October 2022.", "attack", "denied", id="denied stays denied"),
    ],
)
def test_what_lies_ahead_of_publication_is_planned(text, word, status):
    assert reports.event(text, word).status == status


def test_what_is_over_is_not_of_a_day_ahead_told_before():
    text = "Uganda will hand over its base in Barire by the end of October. Already, 5,000 soldiers have withdrawn from Somalia."
    event = reports.event(text, "withdrawn")
    assert (event.status, event.when.value.basis) == ("asserted", "published")


def test_what_is_not_denied_is_no_denial():
    assert [event.type for event in reports.read("India has not denied that Pakistan moved troops to Jammu.")] == ["deployment"]


def test_without_a_day_of_publication_nothing_lies_ahead():
    text = "The United States sends 12,000 troops to Poland on 20 October 2022."
    assert reports.event(text, "sends", published=None).status == "asserted"


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        pytest.param("The defence ministry said Russia shelled Kharkiv on Sunday.", "shelled", "defence ministry", id="a ministry"),
        pytest.param("Putin said on Monday that Ukraine had attacked Odesa.", "attacked", "Vladimir Putin", id="a leader by full name"),
        pytest.param('"Russia attacked Odesa on Sunday," Zelensky said on Monday.', "attacked", "Volodymyr Zelensky", id="of a quotation"),
        pytest.param("Ukrainian forces retook Lyman on 1 October, President Zelensky said.", "retook", "Volodymyr Zelensky", id="after what is said"),
        pytest.param("Officials said two soldiers were killed near Donetsk on Sunday.", "killed", "Officials", id="officials"),
        pytest.param("Putin said on Monday that Ukraine had attacked Odesa.", "said", "Vladimir Putin", id="of the statement itself"),
        pytest.param("Russia attacked Odesa on Sunday.", "attacked", None, id="the report speaks for itself"),
    ],
)
def test_the_speaker_is_whose_words_carry_the_event(text, word, speaker):
    told = reports.event(text, word)
    assert (told.speaker.value.name if told.speaker else None) == speaker


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("The defence ministry said Russia shelled Kharkiv on Sunday.", ["strike"], id="a ministry that sources an event"),
        pytest.param("Officials said two soldiers were killed near Donetsk on Sunday.", ["casualties"], id="officials"),
        pytest.param("Putin said on Monday that Ukraine had attacked Odesa.", ["statement", "attack"], id="a leader makes news by speaking"),
        pytest.param("Zelensky said in a televised address on Sunday that the war would go on.", ["statement"], id="nothing but a statement"),
    ],
)
def test_a_source_tag_is_no_event_and_a_leaders_words_are(text, kinds):
    assert [event.type for event in reports.read(text)] == kinds


def test_who_urges_in_a_quotation_is_its_speaker():
    text = '"I urge the army to lay down its weapons," Tsikhanouskaya said on Monday.'
    assert reports.names(reports.event(text, "urge").actors) == ["Sviatlana Tsikhanouskaya"]


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        pytest.param("Ukrainian forces retook Lyman on 1 October. Russia shelled the town.", "shelled", "Lyman", id="the sentence before"),
        pytest.param("Ukrainian forces retook Lyman on 1 October. Russia shelled Sloviansk.", "shelled", "Sloviansk", id="its own place first"),
        pytest.param("The EU imposed sanctions on Iran on Monday. Poland accused Russia of lies.", "accused", None, id="words have no scene"),
        pytest.param(
            "Ukrainian forces retook Lyman on 1 October. Iran shot down a missile fired at a tanker in the Strait of Hormuz.",
            "shot",
            "Strait of Hormuz",
            id="its own sentence before the one before",
        ),
        pytest.param("In Brussels, Mark Rutte warned on Monday of attacks in Poland.", "warned", "Brussels", id="an opening, not what is said"),
        pytest.param("Lloyd Austin spoke at a news conference in Tokyo on Monday.", "spoke", "Tokyo", id="where it is said"),
    ],
)
def test_the_scene_of_the_sentence_before_holds_on(text, word, place):
    assert reports.spot(reports.event(text, word).place) == place


def test_nobody_befalls_what_he_does():
    told = reports.event("Israel's forces bombed Israel's enemies in Syria on Monday.", "bombed")
    assert set(reports.names(told.actors)).isdisjoint(reports.names(told.targets))


def test_confidence_is_the_sum_it_gives_as_its_reason():
    for told in reports.read("Russia may attack Odesa. Putin met Macron on Monday. Troops left Mali in August."):
        terms = [float(term.rsplit(" ", 1)[1]) for term in told.confidence_reason.split(", ")]
        assert told.confidence == pytest.approx(sum(terms), abs=0.005)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param("Russia attacked Odesa on Sunday.", "Russia attacked Odesa.", id="a date of its own"),
        pytest.param("Russia attacked Odesa on Sunday.", "Russia attacked on Sunday.", id="a place"),
        pytest.param("Russia attacked Odesa on Sunday.", "Odesa was attacked on Sunday.", id="an actor"),
        pytest.param("Russia attacked Odesa.", "Russia may attack Odesa.", id="no doubt"),
    ],
)
def test_more_said_is_more_trusted(more, less):
    (one,), (two,) = reports.read(more), reports.read(less)
    assert one.confidence > two.confidence


def test_an_unresolved_date_is_trusted_least():
    text = "Russia attacked Odesa."
    assert reports.event(text, "attacked", published=None).confidence < reports.event(text, "attacked").confidence


def test_an_event_names_the_rows_that_made_it():
    evidence = reports.event("Russia did not attack Odesa on Sunday.", "attack").evidence
    assert [row.split(":")[0] for row in evidence] == ["triggers.csv", "status.csv"]


def test_a_blocking_row_keeps_the_words_it_covers_from_counting():
    assert reports.triggers("The assault rifle was found in Kyiv on Monday.") == []


def test_the_exercise_that_a_move_is_for_is_no_event_of_its_own():
    told = reports.read("Zambian soldiers entered Malawi for an exercise on Monday.")
    assert [event.type for event in told] == ["deployment"]


def test_a_plan_told_without_a_day_is_still_a_plan():
    event = reports.event("Zambia pledged a battalion, without saying when the troops would be deployed.", "deployed")
    assert (event.type, event.status) == ("deployment", "planned")


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param("Kenyan troops have left Kismayo, President Kenyatta said on Monday.", ["withdrawal"], id="behind what is told"),
        pytest.param("President Kenyatta said that Kenyan troops would leave Kismayo.", ["statement", "withdrawal"], id="before it"),
    ],
)
def test_words_that_only_tell_the_source_are_no_event(text, types):
    assert [event.type for event in reports.read(text)] == types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Iran fired two missiles during an exercise on Monday.", "weapons_test", id="in a drill"),
        pytest.param("A missile launched in a test in Iran failed on Monday.", "weapons_test", id="in a test, passive"),
        pytest.param("Iran fired two missiles into the sea on Monday.", "weapons_test", id="into the sea"),
        pytest.param("Iran fired two missiles at Erbil in a test of its will.", "strike", id="at a town"),
        pytest.param("Houthi fighters fired two missiles at a ship in the Red Sea.", "strike", id="at a ship on the sea"),
        pytest.param("Armenia violated the ceasefire on Monday.", "other", id="a broken truce is no attack"),
    ],
)
def test_what_is_fired_at_nobody_is_a_test(text, kind):
    assert reports.read(text)[0].type == kind


def test_ground_without_a_name_is_not_the_town_told_before():
    text = "US troops landed in Dhahran on Monday. Iraq held Kuwait. Iraqi troops had overrun the emirate on 2 October."
    event = reports.event(text, "overrun")
    assert (reports.names(event.targets), event.place.value.name) == (["Kuwait"], "Kuwait")
    alone = reports.event("US troops landed in Dhahran on Monday. Iraqi troops overran the emirate.", "overran")
    assert alone.place is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Three Iraqi missiles were fired at Kuwait on Monday.", id="whose they are"),
        pytest.param("Missiles were fired at Kuwait by Iraqi troops on Monday.", id="by whom"),
    ],
)
def test_who_owns_what_is_thrown_acts(text):
    event = reports.event(text, "fired")
    assert (reports.names(event.actors), reports.names(event.targets)) == (["Iraq"], ["Kuwait"])


def test_who_denies_talks_is_one_of_the_two_sides():
    event = reports.event("Iraq on Monday denied reports of talks with Kuwait.", "talks")
    assert (event.status, reports.names(event.actors)) == ("denied", ["Iraq", "Kuwait"])


def test_a_clause_behind_a_summit_says_when_and_where_it_is():
    event = reports.read("Arab leaders will hold an emergency summit, which is to open in Cairo on Friday.")[0]
    assert (event.type, event.when.value.first.isoformat(), event.place.value.name) == ("meeting", "2022-10-14", "Cairo")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("US missiles crossed Kuwait and hit Baghdad.", "asserted", id="past"),
        pytest.param("US missiles will cross Kuwait and hit Baghdad.", "planned", id="base"),
    ],
)
def test_a_past_that_looks_like_a_base_form_is_no_plan(text, status):
    assert reports.event(text, "hit").status == status
