import pytest
import reports

from timeline import demands, roles
from timeline.lexicon import default
from timeline.lexicon.rows import Row
from timeline.lexicon.triggers import TriggerRow, conditions


def around(text, word):
    """Return the frame of a sentence, and candidate and slots of the trigger `word`."""
    one = reports.frame(text)
    (candidate,) = [found.value for found in one.candidates if text[found.span.start : found.span.end] == word]
    return one, candidate, roles.around(one, candidate, default().grammar)


def told(text, word):
    """Return the slots in words: "subject: Russia; object: 300 troops; to Syria"."""
    one, _, slots = around(text, word)
    kinds = {"subject": slots.subject, "object": slots.objects, "possessor": slots.possessors}
    parts = [f"{name}: {_words(text, one, phrases)}" for name, phrases in kinds.items() if phrases]
    return "; ".join([*parts, *(f"{phrase.preposition} {_words(text, one, [phrase])}" for phrase in slots.complements)])


def _words(text, one, phrases):
    return " + ".join(reports.quote(text, one, *phrase.span) for phrase in phrases)


@pytest.mark.parametrize(
    ("text", "word", "slots"),
    [
        pytest.param("Russia sent 300 troops to Syria.", "sent", "subject: Russia; object: 300 troops; to Syria", id="subject, object, complement"),
        pytest.param(
            "Russia, Belarus and Iran attacked Odesa.", "attacked", "subject: Russia + Belarus + Iran; object: Odesa", id="list of subjects"
        ),
        pytest.param("Israel attacked Syria and Lebanon.", "attacked", "subject: Israel; object: Syria + Lebanon", id="list of objects"),
        pytest.param(
            "France pulled its troops out of Mali.", "pulled", "subject: France; object: its troops; from Mali", id="particle after the object"
        ),
        pytest.param("NATO set up an air force in Estonia.", "set", "subject: NATO; object: air force; in Estonia", id="object after the particle"),
        pytest.param("The ship, which left Norfolk, shelled Odesa.", "left", "subject: ship; object: Norfolk", id="which takes the noun before it"),
        pytest.param("The ship, which left Norfolk, shelled Odesa.", "shelled", "subject: ship; object: Odesa", id="on after the relative clause"),
        pytest.param("Rebels who seized Goma are marching south.", "seized", "subject: Rebels; object: Goma", id="who takes the noun before it"),
        pytest.param("Israel struck Damascus and shelled Aleppo.", "shelled", "subject: Israel; object: Aleppo", id="subject of the clause before"),
        pytest.param("Israel struck Damascus and Syria shelled Haifa.", "shelled", "subject: Syria; object: Haifa", id="subject of its own"),
        pytest.param("After bombing Kobani, Turkey shelled Azaz.", "bombing", "subject: Turkey; object: Kobani", id="subject of the clause after"),
        pytest.param("Troops flew from Lyon, France.", "flew", "subject: Troops; from Lyon; from France", id="a town and its state"),
        pytest.param(
            "Kyiv is in danger — Russia is moving troops to Kursk.", "moving", "subject: Russia; object: troops; to Kursk", id="after a dash"
        ),
        pytest.param("Goma, which rebels captured, is calm.", "captured", "subject: rebels; object: Goma", id="which as the object"),
        pytest.param("Rebels shot at the crowd as villagers fled Goma.", "fled", "object: Goma", id="a subject of which nothing is known"),
        pytest.param("The attack on a plant owned by Russia lasted an hour.", "attack", "", id="an owner who does not attack"),
        pytest.param(
            "Ugandan rebels based in Sudan that have attacked Gulu are weak.",
            "attacked",
            "subject: Ugandan rebels; object: Gulu",
            id="not where it is",
        ),
        pytest.param(
            "The camp at Gao, run by France, was attacked by rebels.", "attacked", "by rebels; at Gao", id="who runs a camp does not attack it"
        ),
        pytest.param("Ukraine plans to send troops to Kherson.", "send", "subject: Ukraine; object: troops; to Kherson", id="infinitive"),
        pytest.param("Turkey said Syria had bombed Azaz.", "bombed", "subject: Syria; object: Azaz", id="what is said"),
        pytest.param(
            "Russia moved troops to Kursk; Ukraine shelled Donetsk.", "shelled", "subject: Ukraine; object: Donetsk", id="after a semicolon"
        ),
    ],
)
def test_a_verb_has_subject_object_and_complements(text, word, slots):
    assert told(text, word) == slots


@pytest.mark.parametrize(
    ("text", "word", "slots"),
    [
        pytest.param("The attack on Kyiv failed.", "attack", "on Kyiv", id="on"),
        pytest.param("The invasion of Ukraine by Russia began.", "invasion", "of Ukraine; by Russia", id="of and by"),
        pytest.param("Talks between Iran and Iraq were held.", "Talks", "between Iran; between Iraq", id="between"),
        pytest.param("Talks with Iran were held in Vienna.", "Talks", "with Iran; in Vienna", id="with"),
        pytest.param("Russia's invasion of Ukraine began.", "invasion", "possessor: Russia; of Ukraine", id="possessor"),
        pytest.param("Russia's initial, failed assault on Kyiv began.", "assault", "possessor: Russia; on Kyiv", id="possessor, adjectives between"),
        pytest.param("A Russian attack on Kyiv began.", "attack", "possessor: Russian; on Kyiv", id="nationality"),
        pytest.param("Israel carried out strikes on Aleppo.", "strikes", "subject: Israel; on Aleppo", id="light verb"),
    ],
)
def test_a_noun_has_possessors_complements_and_the_subject_of_its_light_verb(text, word, slots):
    assert told(text, word) == slots


@pytest.mark.parametrize(
    ("text", "word", "doer", "undergoer"),
    [
        pytest.param("Russia shelled Kharkiv.", "shelled", ["Russia"], ["Kharkiv"], id="active"),
        pytest.param("Kharkiv was shelled by Russia.", "shelled", ["Russia"], ["Kharkiv"], id="passive with by"),
        pytest.param("Kharkiv was shelled on Monday.", "shelled", [], ["Kharkiv"], id="passive without by"),
        pytest.param("Kharkiv has already been shelled by Russia.", "shelled", ["Russia"], ["Kharkiv"], id="has been"),
        pytest.param("Kharkiv is being shelled by Russia.", "shelled", ["Russia"], ["Kharkiv"], id="is being"),
        pytest.param("Kharkiv was not shelled by Russia.", "shelled", ["Russia"], ["Kharkiv"], id="was not"),
        pytest.param("Troops attacked by Russia fled.", "attacked", ["Russia"], ["Troops"], id="a participle with by"),
        pytest.param("Soldiers sent to Mali died.", "sent", ["Soldiers"], ["Soldiers"], id="sent to may be either"),
        pytest.param("Russia's attack on Kyiv failed.", "attack", ["Russia"], [], id="a possessor acts"),
        pytest.param("Kenya took Kismayo after seizing Goma.", "seizing", ["Kenya"], ["Goma"], id="who acts in the clause before"),
        pytest.param("Hezbollah fighters launched an attack on Haifa.", "attack", ["Hezbollah fighters"], [], id="who launched it acts"),
    ],
)
def test_who_acts_and_whom_it_befalls(text, word, doer, undergoer):
    one, _, slots = around(text, word)
    assert [_words(text, one, [phrase]) for phrase in slots.doer()] == doer
    assert [_words(text, one, [phrase]) for phrase in slots.undergoer()] == undergoer


@pytest.mark.parametrize(
    ("text", "word", "passive"),
    [
        pytest.param("Soldiers killed in Mali were buried.", "killed", True, id="killed in is a passive"),
        pytest.param("Soldiers killed a man in Mali.", "killed", False, id="killed a man is not"),
    ],
)
def test_a_bare_participle_is_settled_by_its_type(text, word, passive):
    _, _, slots = around(text, word)
    assert slots.settled(hits=True).passive is passive


def test_an_infinitive_is_marked():
    assert around("Ukraine plans to send troops to Kherson.", "send")[2].infinitive
    assert around("Ukraine plans not to send troops to Kherson.", "send")[2].infinitive
    assert not around("Ukraine may send troops to Kherson.", "send")[2].infinitive


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param("Lukashenko claimed that Ukraine was planning attacks on Monday.", ["Ukraine"], id="who is accused"),
        pytest.param("Lukashenko claimed victory.", [], id="nothing is said"),
    ],
)
def test_who_acts_in_what_is_claimed(text, who):
    one, _, slots = around(text, "claimed")
    assert [_words(text, one, [phrase]) for phrase in roles.claimed(one, slots, default().grammar)] == who


@pytest.mark.parametrize(
    ("text", "phrase", "classes"),
    [
        pytest.param("Russia attacked.", "Russia", {"party", "state", "agent", "place"}, id="a state"),
        pytest.param("Putin arrived.", "Putin", {"party", "person", "agent"}, id="a person"),
        pytest.param("Troops arrived.", "Troops", {"force", "mover"}, id="troops"),
        pytest.param("The warship arrived.", "warship", {"ship", "mover", "weapon"}, id="a ship moves and is a weapon"),
        pytest.param("The missile arrived.", "missile", {"missile", "weapon"}, id="a missile does not move of itself"),
        pytest.param("The convoy reached Odesa.", "Odesa", {"place"}, id="a town"),
        pytest.param("It left 11 people dead.", "11 people", {"casualty", "counted"}, id="the dead"),
    ],
)
def test_a_phrase_can_stand_for_its_classes(text, phrase, classes):
    one = reports.frame(text)
    (told,) = [roles.classes(held) for held in one.phrases if _words(text, one, [held]) == phrase]
    assert told == classes


def holds(slot, text, word):
    one, candidate, slots = around(text, word)
    row = TriggerRow(word, "verb", "attack", conditions(Row("triggers.csv:2", {"slot": slot}), default().grammar), (), "", "triggers.csv:2")
    return demands.fits(row, slots, one, candidate, default())


@pytest.mark.parametrize(
    ("slot", "text", "word", "fits"),
    [
        pytest.param("", "Russia attacked.", "attacked", True, id="no demand"),
        pytest.param("object=force", "Russia sent 300 troops to Syria.", "sent", True, id="object"),
        pytest.param("object=force", "Russia sent a letter to Syria.", "sent", False, id="another object"),
        pytest.param("subject=state", "Russia attacked Kyiv.", "attacked", True, id="subject"),
        pytest.param("subject=state", "Kyiv was attacked by Russia.", "attacked", True, id="subject of a passive"),
        pytest.param("subject=state", "Rebels attacked Russia.", "attacked", False, id="not the object"),
        pytest.param("object=force to=place", "Russia sent troops to Syria.", "sent", True, id="two demands"),
        pytest.param("object=force to=place", "Russia sent troops home.", "sent", False, id="one of two fails"),
        pytest.param("to=place", "Russia moved troops to Syria.", "moved", True, id="a preposition"),
        pytest.param("to=place", "Russia moved troops from Syria.", "moved", False, id="another preposition"),
        pytest.param("any=ship", "Turkey sent warships to Libya.", "sent", True, id="anywhere"),
        pytest.param("any=ship", "Turkey sent drones to Libya.", "sent", False, id="nowhere"),
        pytest.param("place", "Troops arrived in Minsk.", "arrived", True, id="a place where"),
        pytest.param("place", "Troops arrived late.", "arrived", False, id="no place where"),
        pytest.param("active", "Russia attacked Kyiv.", "attacked", True, id="active"),
        pytest.param("active", "Kyiv was attacked.", "attacked", False, id="not active"),
        pytest.param("dated", "Russia attacked Kyiv on Monday.", "attacked", True, id="dated"),
        pytest.param("dated", "Russia attacked Kyiv.", "attacked", False, id="not dated"),
        pytest.param("person", "Putin attacked Kyiv.", "attacked", True, id="a person"),
        pytest.param("person", "Russia attacked Kyiv.", "attacked", False, id="no person"),
        pytest.param("speaker", "Russia attacked Kyiv.", "attacked", True, id="a state may speak"),
        pytest.param("speaker", "Tanks attacked Kyiv.", "attacked", False, id="tanks may not"),
        pytest.param("occasion", "Putin warned NATO in a speech.", "warned", True, id="an occasion"),
        pytest.param("occasion", "Putin warned NATO.", "warned", False, id="no occasion"),
        pytest.param("object=any", "Turkey attacked critics of the war.", "attacked", True, id="any word"),
        pytest.param("object=any", "Turkey attacked in the night.", "attacked", False, id="no word"),
        pytest.param("object=aid", "The UN sent food to Somalia.", "sent", True, id="aid is told by its word"),
        pytest.param("object=aid", "The UN sent troops to Somalia.", "sent", False, id="no word of aid"),
    ],
)
def test_a_row_fits_if_all_its_demands_hold(slot, text, word, fits):
    assert holds(slot, text, word) is fits


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        pytest.param("Government troops seized the camp on Monday from M23 rebels.", "seized", ["Government"], ["M23"], id="taken from"),
        pytest.param("British marines landed by helicopter near Basra.", "landed", ["British marines"], [], id="by helicopter"),
        pytest.param("The United Nations accused them of shelling Tuzla.", "shelling", [], ["Tuzla"], id="accused them of"),
        pytest.param("PALE, Bosnia (AP) -- Shells hit NATO troops on Monday.", "hit", [], ["NATO"], id="a dateline acts nowhere"),
        pytest.param("Iran retaliated with a missile attack on Haifa on Monday.", "missile attack", ["Iran"], ["Haifa"], id="an answer"),
        pytest.param("Fighting went on with President Duterte saying it may end.", "Fighting", [], [], id="with somebody saying"),
        pytest.param("Manila spoke of acting like pirates in a clash on Monday.", "clash", [], [], id="like pirates"),
    ],
)
def test_who_is_named_beside_an_act_need_not_do_it(text, word, actors, targets):
    event = reports.event(text, word)
    assert (reports.names(event.actors), reports.names(event.targets)) == (actors, targets)


def test_an_office_may_speak():
    event = reports.event("A French minister threatened on Monday to strike Raqqa.", "threatened")
    assert (event.type, reports.names(event.actors)) == ("threat", ["French minister"])
