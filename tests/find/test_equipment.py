import pytest

from timeline.find import equipment
from timeline.lexicon import default
from timeline.model import Article, Found, Materiel
from timeline.text import prepare


def found(text: str) -> list[Found[Materiel]]:
    return equipment.find(prepare(Article(text), default()), default())


def brief(text: str) -> list[tuple[str, str, bool]]:
    return [(one.value.name, one.value.kind, one.value.named) for one in found(text)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("Some troops left the town.", "troops", "force", id="troops"),
        pytest.param("The reservists went home.", "reservists", "force", id="reservists"),
        pytest.param("Russian forces left the town.", "forces", "force", id="forces with a nationality"),
        pytest.param("Two naval personnel were hurt.", "naval personnel", "force", id="personnel of a service"),
        pytest.param("Ethiopian units left the town.", "units", "unit", id="units of a nation"),
        pytest.param("The army said it had left.", "army", "force", id="army as a body of people"),
        pytest.param("It sent a brigade to the border.", "brigade", "unit", id="brigade"),
        pytest.param("A carrier strike group sailed.", "carrier strike group", "unit", id="strike group whole"),
        pytest.param("It flew attack helicopters over the coast.", "attack helicopters", "aircraft", id="attack helicopters are one mention"),
        pytest.param("A guided-missile destroyer sailed.", "guided-missile destroyer", "ship", id="destroyer with its modifier"),
        pytest.param("They fired anti-ship cruise missiles.", "anti-ship cruise missiles", "missile", id="cruise missiles"),
        pytest.param("It lost armoured personnel carriers.", "armoured personnel carriers", "vehicle", id="carriers on land"),
        pytest.param("Kamikaze drones hit the port.", "kamikaze drones", "drone", id="drones"),
        pytest.param("It stores tactical nuclear weapons there.", "tactical nuclear weapons", "nuclear", id="nuclear weapons"),
        pytest.param("A missile test was held at dawn.", "missile", "missile", id="missile before another noun"),
        pytest.param("Self-propelled howitzers shelled the ridge.", "self-propelled howitzers", "artillery", id="howitzers"),
    ],
)
def test_common_noun_is_one_mention(text: str, name: str, kind: str) -> None:
    assert brief(text) == [(name, kind, False)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("The 82nd Airborne Division arrived.", "82nd Airborne Division", "unit", id="ordinal"),
        pytest.param("The 1st Guards Tank Army arrived.", "1st Guards Tank Army", "unit", id="branches"),
        pytest.param(
            "The 4th Battalion, Royal Regiment of Scotland arrived.",
            "4th Battalion, Royal Regiment of Scotland",
            "unit",
            id="battalion of a regiment",
        ),
        pytest.param("The 10 Corps arrived.", "10 Corps", "unit", id="plain number of a corps"),
        pytest.param("The 42 Commando arrived.", "42 Commando", "unit", id="plain number of a commando"),
        pytest.param("The 16 Air Assault Brigade arrived.", "16 Air Assault Brigade", "unit", id="plain number"),
        pytest.param("Soldiers left. V Corps arrived.", "V Corps", "unit", id="roman numeral"),
        pytest.param("The Sixth Fleet arrived.", "Sixth Fleet", "unit", id="ordinal word"),
        pytest.param("Carrier Strike Group 3 arrived.", "Carrier Strike Group 3", "unit", id="number behind"),
        pytest.param("A crew of VP-8 arrived.", "VP-8", "unit", id="code"),
        pytest.param("The Tatra Brigade arrived.", "Tatra Brigade", "unit", id="free name"),
        pytest.param("The Green Berets arrived.", "Green Berets", "force", id="known force"),
        pytest.param("The HMS Prince of Wales arrived.", "HMS Prince of Wales", "ship", id="ship with a small word"),
        pytest.param("The USS Dwight D. Eisenhower arrived.", "USS Dwight D. Eisenhower", "ship", id="ship with an initial"),
        pytest.param("The USS Boxer Amphibious Ready Group arrived.", "USS Boxer Amphibious Ready Group", "unit", id="group of a ship"),
        pytest.param("Some F-16s arrived.", "F-16", "aircraft", id="plural designation"),
        pytest.param("Some Su-35S fighters arrived.", "Su-35", "aircraft", id="variant"),
        pytest.param("Some Tu-22M3 bombers arrived.", "Tu-22", "aircraft", id="long variant"),
        pytest.param("Some HIMARS rocket launchers arrived.", "HIMARS", "artillery", id="system with its noun"),
        pytest.param("Some Patriot missile batteries arrived.", "Patriot", "air_defence", id="guarded name with its noun"),
        pytest.param("Some 31 Abrams arrived.", "M1 Abrams", "vehicle", id="guarded name with a number"),
        pytest.param("Some Leopard 2 tanks arrived.", "Leopard 2", "vehicle", id="name with a digit"),
    ],
)
def test_proper_name_is_one_named_mention(text: str, name: str, kind: str) -> None:
    assert (name, kind, True) in brief(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Congressman Bradley met Stacey Abrams.", id="surnames"),
        pytest.param("Typhoon Hagibis reached the coast.", id="storm"),
        pytest.param("The weather forces the company to act.", id="verb"),
        pytest.param("Market forces rule the press corps.", id="other forces"),
        pytest.param("The sales division moved to a new office.", id="division of a company"),
        pytest.param("Military chiefs met on Monday.", id="military as adjective"),
        pytest.param("A submarine cable was cut.", id="cable"),
        pytest.param("He threw a javelin.", id="sport"),
        pytest.param("The taxi fleet grew.", id="fleet of taxis"),
    ],
)
def test_other_meaning_yields_nothing(text: str) -> None:
    assert brief(text) == []


def test_guarded_name_counts_once_the_article_names_the_system_in_full() -> None:
    assert ("M1 Abrams", "vehicle", True) in brief("The M1 Abrams came by rail. The Abrams then drove east.")[1:]


def test_headline_does_not_stretch_the_name_of_a_ship() -> None:
    text = "HMS Larkspur Sails For Home\n\nThe frigate HMS Larkspur sailed for home on Monday, the navy said."
    assert [one[0] for one in brief(text) if one[2]] == ["HMS Larkspur", "HMS Larkspur"]


def test_lists_of_units_stay_apart() -> None:
    named = [one[0] for one in brief("The 3rd Brigade, 4th Brigade and 5th Brigade left.")]
    assert named == ["3rd Brigade", "4th Brigade", "5th Brigade"]


def test_mentions_are_sorted_quote_the_text_and_name_their_row() -> None:
    text = "Two F-15 fighter jets, 30 tanks and the 3rd Infantry Division left."
    mentions = found(text)
    assert [text[one.span.start : one.span.end] for one in mentions] == ["F-15 fighter jets", "tanks", "3rd Infantry Division"]
    assert all(one.evidence[0].split(":")[0] in {"equipment.csv", "units.csv", "unit_names.csv"} for one in mentions)


@pytest.mark.parametrize(
    ("text", "ships"),
    [
        pytest.param("France sent the frigate Chevalier Paul to Tartus.", ["Chevalier Paul"], id="behind its class"),
        pytest.param("The landing ships Azov, Nikolai Filchenkov and Peresvet sailed.", ["Azov", "Nikolai Filchenkov", "Peresvet"], id="several"),
        pytest.param("Britain sent a frigate Monday.", [], id="a day"),
        pytest.param("It is the frigate France sent.", [], id="a state"),
        pytest.param("The destroyer USS Barry sailed.", ["USS Barry"], id="with its own mark"),
        pytest.param("The frigate sailed from Toulon.", [], id="no name"),
    ],
)
def test_a_ship_may_be_named_by_its_class_alone(text, ships):
    assert [name for name, kind, named in brief(text) if kind == "ship" and named] == ships


@pytest.mark.parametrize("text", ["The units left the town.", "Some housing units burned."])
def test_units_of_nobody_are_no_force(text):
    assert [kind for _, kind, _ in brief(text)] == []
