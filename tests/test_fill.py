from datetime import date

import pytest
import reports

from timeline import pipeline
from timeline.lexicon import default
from timeline.model import Article


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        pytest.param("Russia sent 300 troops to Syria.", "sent", ["Russia"], id="subject"),
        pytest.param("The town was captured by Wagner fighters on Friday.", "captured", ["Wagner Group"], id="by, in a passive"),
        pytest.param("The village was shelled by Russian forces on Sunday.", "shelled", ["Russia"], id="nationality of the force"),
        pytest.param("Russia, Belarus and Iran attacked Odesa on Sunday.", "attacked", ["Russia", "Belarus", "Iran"], id="list of subjects"),
        pytest.param("Russian and Belarusian troops attacked Kyiv.", "attacked", ["Russia", "Belarus"], id="list of nationalities"),
        pytest.param("Russia's invasion of Ukraine began on 24 February 2022.", "invasion", ["Russia"], id="possessor"),
        pytest.param("The invasion of Ukraine by Russia began in February.", "invasion", ["Russia"], id="by, after a noun"),
        pytest.param("Israel carried out airstrikes on Aleppo on Tuesday.", "airstrikes", ["Israel"], id="light verb"),
        pytest.param("Israel struck Damascus on Monday and shelled Aleppo.", "shelled", ["Israel"], id="subject of the clause before"),
        pytest.param("Rebels who seized Goma on Tuesday are marching south.", "seized", ["Rebels"], id="who"),
        pytest.param("Polish troops are being deployed to Estonia.", "deployed", ["Poland"], id="who is moved acts"),
        pytest.param("The arrival of 1,000 Russian troops in Belarus was reported on Saturday.", "arrival", ["Russia"], id="of, in a movement"),
        pytest.param("Fighting between Armenia and Azerbaijan broke out on 13 September.", "Fighting", ["Armenia", "Azerbaijan"], id="between"),
        pytest.param(
            "Putin met Emmanuel Macron in Moscow on 7 February.", "met", ["Vladimir Putin", "Emmanuel Macron"], id="both sides of a meeting"
        ),
        pytest.param("Talks with Iran were held in Vienna on Thursday.", "Talks", ["Iran"], id="with"),
        pytest.param("Israel bombed Rafah on Friday when a truce with Hamas expired.", "truce", ["Hamas", "Israel"], id="the only other side"),
        pytest.param("Iran and Iraq reached an agreement on control of the Syrian border.", "agreement", ["Iran", "Iraq"], id="not what it is about"),
        pytest.param(
            "Some 300 soldiers from the 82nd Airborne Division arrived in Romania.", "arrived", ["82nd Airborne Division"], id="from, before a unit"
        ),
        pytest.param("Some 300 soldiers from Mali and Chad arrived in Romania.", "arrived", ["Mali", "Chad"], id="from, before the verb"),
        pytest.param("About 100 vehicles arrived from Mali on Tuesday.", "arrived", [], id="from, after the verb, is where they started"),
        pytest.param("Shells from Congo killed five people in Gisenyi.", "killed", ["Democratic Republic of Congo"], id="from, of what is fired"),
        pytest.param("A missile fired from a Houthi-held area of Yemen hit a tanker.", "fired", [], id="from ground that others hold"),
        pytest.param("A bomber from Mali struck Gao on Monday.", "struck", [], id="from the base of an aircraft"),
        pytest.param("A cargo plane delivered four tanks from Russia to Mali.", "delivered", ["Russia"], id="from, of what is given"),
        pytest.param("Mali announced the delivery of four tanks from Russia.", "delivery", ["Russia"], id="not who announces what is given"),
        pytest.param("Germany delivered four tanks from Russia to Mali.", "delivered", ["Germany"], id="who gives what comes from elsewhere"),
        pytest.param("The invasion of Mali was condemned by Ghana on Monday.", "invasion", [], id="not by whom an act is judged"),
        pytest.param("US cargo ship Azov sailed to Odesa on Monday, the paper said.", "sailed", ["United States"], id="US is not us"),
        pytest.param("Chad moved a battalion to Gao, and Togo sent 500 soldiers to Kidal.", "sent", ["Togo"], id="who follows a place and a comma"),
        pytest.param("Saudi-led warplanes bombed airports near Sanaa on Friday.", "bombed", ["Saudi Arabia"], id="led"),
        pytest.param("Its patrol boats shelled Odesa, Russia's navy said on Monday.", "shelled", [], id="its, of nobody named before"),
        pytest.param("A delegation led by General Khalifa Haftar visited Moscow.", "visited", ["Khalifa Haftar"], id="led by"),
        pytest.param("The carrier Charles de Gaulle left Toulon on Tuesday.", "left", ["Charles de Gaulle"], id="a ship known by its name"),
        pytest.param(
            "Putin and his Turkish counterpart, Recep Tayyip Erdogan, met in Sochi on Monday.",
            "met",
            ["Vladimir Putin", "Turkey", "Recep Tayyip Erdogan"],
            id="his counterpart",
        ),
        pytest.param("A U.S.-South Korea landing drill began on Monday.", "drill", ["United States", "South Korea"], id="both sides of a hyphen"),
        pytest.param(
            "Biden told Benjamin Netanyahu in a telephone call on Saturday that it was over.",
            "telephone call",
            ["Joe Biden", "Benjamin Netanyahu"],
            id="who speak in a call",
        ),
        pytest.param("NATO said on Monday that 4,000 troops would be sent to Kosovo.", "sent", ["NATO"], id="who says that forces are sent"),
        pytest.param("Kyiv said on Monday that tanks had crossed the border near Kharkiv.", "crossed", [], id="not who says that they came"),
        pytest.param(
            "The British Ambassador in Berlin, Sir Nevile Henderson, visited Danzig on Monday.",
            "visited",
            ["British Ambassador", "Nevile Henderson"],
            id="the office before a name",
        ),
        pytest.param("NATO Secretary General Jens Stoltenberg visited London on Monday.", "visited", ["Jens Stoltenberg"], id="of no state"),
        pytest.param(
            "The United States and South Korea began military exercises with Japan on Monday.",
            "military exercises",
            ["United States", "South Korea", "Japan"],
            id="a partner of an exercise",
        ),
        pytest.param("On Friday, Russia sent tanks to Belgorod. It sent aircraft to Crimea.", "sent aircraft", ["Russia"], id="it"),
        pytest.param("Wagner fighters captured Soledar on 10 October. On 11 October they shelled Bakhmut.", "shelled", ["Wagner Group"], id="they"),
        pytest.param("Fifteen missiles hit Odesa early on Monday.", "hit", [], id="nobody is named"),
    ],
)
def test_who_acts(text, word, actors):
    assert reports.names(_event(text, word).actors) == actors


def test_who_speaks_on_a_visit_is_the_visitor():
    text = "Ships will patrol the Red Sea, US Defence Secretary Lloyd Austin announced on Tuesday during a visit to Bahrain."
    assert reports.names(reports.event(text, "visit").actors) == ["Lloyd Austin"]


def _event(text, words):
    """Return the event at the first of some words; the others tell two triggers apart."""
    start = text.index(words)
    (found,) = [event for event in reports.read(text) if start <= event.trigger.start < start + len(words)]
    return found


@pytest.mark.parametrize(
    ("text", "word", "targets"),
    [
        pytest.param("Russia attacked Ukraine on 24 February 2022.", "attacked", ["Ukraine"], id="object"),
        pytest.param("Russia's invasion of Ukraine began in February.", "invasion", ["Ukraine"], id="of"),
        pytest.param("Iran launched an attack against Israel on Monday.", "attack", ["Israel"], id="against"),
        pytest.param("The EU imposed sanctions on Iran on Monday.", "sanctions", ["Iran"], id="on"),
        pytest.param("Mali's army killed 30 militants near Gao on Friday.", "killed", ["militants"], id="a group"),
        pytest.param("Ukrainian troops were attacked by Wagner fighters near Bakhmut.", "attacked", ["Ukraine"], id="subject of a passive"),
        pytest.param("Fighting between Armenia and Azerbaijan broke out on 13 September.", "Fighting", [], id="a clash has only actors"),
        pytest.param("Russia sent 300 troops to Syria.", "sent", [], id="a movement has none"),
        pytest.param("Lukashenko accused Ukraine of lies on Monday.", "accused", ["Ukraine"], id="who is accused"),
        pytest.param("Russia fired 80 missiles at Ukrainian cities on Monday.", "fired", ["Ukraine"], id="at"),
        pytest.param("Germany delivered 10 howitzers to Ukraine on Monday.", "delivered", ["Ukraine"], id="to, of what is given"),
        pytest.param("Poland gave Ukraine 14 German tanks on Monday.", "gave", ["Ukraine"], id="who is given, not whose make it is"),
        pytest.param("Washington announced military aid for Kyiv's army on Friday.", "military aid", ["Kyiv's army"], id="for"),
        pytest.param("Some 40,000 Russian troops massed near the Ukraine border on Monday.", "massed", ["Ukraine"], id="across the border"),
        pytest.param("Russia sent 300 troops to its border with Finland on Monday.", "sent", ["Finland"], id="border with"),
        pytest.param("German troops entered France at Cirey on Sunday.", "entered", ["France"], id="the state entered"),
        pytest.param("Syrian troops entered Aleppo on Sunday.", "entered", [], id="not its own state"),
        pytest.param("NATO troops entered Kosovo on Saturday.", "entered", [], id="not by a mission of many"),
        pytest.param("Two Russian jets flew into Finnish airspace on Monday.", "flew", ["Finland"], id="its airspace"),
        pytest.param("A Russian ship was operating on the edge of UK waters on Monday.", "operating", ["United Kingdom"], id="its waters"),
        pytest.param(
            "Japan scrambled eight fighter jets after a Chinese plane entered its airspace.", "scrambled", ["China"], id="who made them scramble"
        ),
        pytest.param("Japan scrambled eight fighter jets from Okinawa on Monday.", "scrambled", [], id="nobody made them scramble"),
        pytest.param("Mali's army has retaken two towns seized by Hezbollah.", "seized", [], id="seized by others, nobody is named"),
        pytest.param("Polish troops massed on Poland's border on Monday.", "massed", [], id="its own border"),
        pytest.param("Militants attacked a base near Gao on Friday.", "attacked", ["Gao"], id="the state of the place"),
        pytest.param("Mali's army attacked a camp near Gao on Friday.", "attacked", [], id="nobody in its own state"),
        pytest.param("Ukrainian forces recaptured Lyman on Saturday.", "recaptured", [], id="nobody by retaking its own town"),
        pytest.param("A base near Gao was attacked on Friday.", "attacked", ["Gao"], id="the state of the place, in a passive"),
        pytest.param("A drone was shot down over Odesa on Monday.", "shot", [], id="whose aircraft is not known"),
        pytest.param("Lukashenko claimed that Ukraine was planning attacks on Monday.", "claimed", ["Ukraine"], id="who acts in what is claimed"),
    ],
)
def test_whom_it_befalls(text, word, targets):
    assert reports.names(reports.event(text, word).targets) == targets


def test_a_place_that_is_hit_stands_for_its_state():
    (target,) = reports.event("Russia attacked Odesa on Sunday.", "attacked").targets
    assert target.value.iso3 == ("UKR",)


@pytest.mark.parametrize(
    ("text", "word", "targets"),
    [
        pytest.param("North Korea threatened to attack South Korea on Tuesday.", "threatened", ["South Korea"], id="whom it would hit"),
        pytest.param("Turkey warned on Monday that it would strike Hezbollah in Syria.", "warned", ["Hezbollah"], id="whom it would strike"),
        pytest.param("Hamas rejected a truce proposed by Israel on Friday.", "rejected", ["Israel"], id="who proposed it"),
        pytest.param("The UN condemned an attack by Hezbollah on Haifa on Monday.", "condemned", ["Hezbollah"], id="who attacked, not who was"),
        pytest.param("Germany asked for Italy's help on 5 August 1914.", "asked", ["Italy"], id="whose help"),
        pytest.param("The U.S. reaffirmed on Monday its support for Israel.", "reaffirmed", ["Israel"], id="support for"),
        pytest.param("The Pentagon called for restraint on Monday.", "called", [], id="nobody"),
    ],
)
def test_at_whom_words_are_aimed(text, word, targets):
    assert reports.names(reports.event(text, word).targets) == targets


def test_what_others_only_ask_for_is_no_event_of_its_own():
    assert reports.triggers("The UN called on Rwanda to withdraw its forces on Friday.") == ["called"]
    assert reports.triggers("Putin ordered the Russian army to withdraw from Kherson on Friday.") == ["withdraw"]


def test_a_secretary_general_speaks_for_no_state():
    (actor,) = reports.event("NATO Secretary General Jens Stoltenberg visited London on Monday.", "visited").actors
    assert actor.value.iso3 == ()


def test_a_named_target_is_kept_where_another_mention_names_only_the_place():
    (told,) = reports.read("Israel struck Rafah on Monday.\n\nIsrael struck Hamas fighters in Rafah on Monday.")
    assert reports.names(told.targets) == ["Hamas"]


@pytest.mark.parametrize(
    ("source", "actors"),
    [("UK Ministry of Defence", ["GBR"]), ("Swedish Armed Forces", ["SWE"]), ("VOA News", []), ("The Washington Post", []), ("", [])],
)
def test_forces_of_no_nation_are_those_of_the_ministry_that_publishes(source, actors):
    text = "The frigate will leave for the Pacific in January."
    (told,) = pipeline.read(Article(text, date(2022, 10, 11), source=source), default()).events
    assert [iso3 for actor in told.actors for iso3 in actor.value.iso3] == actors


@pytest.mark.parametrize(
    ("text", "word", "place", "origin"),
    [
        pytest.param("Russia sent 300 troops to Syria.", "sent", "Syria", None, id="destination"),
        pytest.param("Russia moved 5,000 troops from Syria to Belarus on Monday.", "moved", "Belarus", "Syria", id="from and to"),
        pytest.param("Tens of thousands of troops moved from Russia to Belarus in January.", "moved", "Belarus", "Russia", id="they move themselves"),
        pytest.param("France pulled its troops out of Mali in August.", "pulled", "Mali", "Mali", id="out of: the place left stands for both"),
        pytest.param("German troops left Mali on Sunday.", "left", "Mali", "Mali", id="left"),
        pytest.param("The withdrawal of Russian troops from Kherson ended on Wednesday.", "withdrawal", "Kherson", "Kherson", id="withdrawal from"),
        pytest.param("Russia shelled Kharkiv on Monday.", "shelled", "Kharkiv", None, id="what is hit"),
        pytest.param("An attack on Kyiv by Russian forces killed ten people on Monday.", "attack", "Kyiv", None, id="on"),
        pytest.param("The convoy was attacked near Gao by militants on Tuesday.", "attacked", "Gao", None, id="near"),
        pytest.param("Talks between Russia and Ukraine were held in Istanbul.", "Talks", "Istanbul", None, id="in"),
        pytest.param("Macron visited Kyiv on 16 June.", "visited", "Kyiv", None, id="visited"),
        pytest.param("Turkish troops shelled Kobani in Syria on Monday.", "shelled", "Kobani", None, id="the town before its country"),
        pytest.param("Fighting between Armenia and Azerbaijan broke out on 13 September.", "Fighting", None, None, id="nowhere said"),
        pytest.param("Iraq: Car bombing kills 20 soldiers.", "bombing", "Iraq", None, id="the state that heads a line"),
        pytest.param("Iran shipped rockets from Bandar Abbas to Hodeidah.", "shipped", "Hodeidah", "Bandar Abbas", id="arms go from town to town"),
        pytest.param("Britain pledged aid to Ukraine ahead of a meeting in Germany.", "pledged", None, None, id="not where a meeting is"),
        pytest.param("South of Gao, rebels ambushed a convoy.", "ambushed", "South of Gao", None, id="beside a town"),
        pytest.param("Air raids hit the Idlib town of Kafr Nabl.", "Air raids", "Kafr Nabl", None, id="a town in a town's province"),
        pytest.param("Rebels took control of Tessit in Gao province.", "took", "Tessit", None, id="a town that no table knows"),
        pytest.param("Britain shipped rockets to Ukraine.", "shipped", None, None, id="to whom arms go is no place"),
    ],
)
def test_where(text, word, place, origin):
    told = reports.event(text, word)
    assert (reports.spot(told.place), reports.spot(told.origin)) == (place, origin)


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        pytest.param("Russia sent 300 troops to Syria.", "sent", (300, 300, "troops"), id="object"),
        pytest.param("Some 3,000 Russian troops arrived in Belarus on Saturday.", "arrived", (3000, 3000, "troops"), id="subject"),
        pytest.param("The arrival of 1,000 Russian troops in Belarus was reported.", "arrival", (1000, 1000, "troops"), id="of"),
        pytest.param("More than 700 Russian soldiers arrived in Belarus.", "arrived", (700, None, "troops"), id="at least"),
        pytest.param("Nearly 9,000 Russian soldiers will arrive in Belarus.", "arrive", (None, 9000, "troops"), id="at most"),
        pytest.param("Tens of thousands of troops moved from Russia to Belarus.", "moved", (20000, 99999, "troops"), id="tens of thousands"),
        pytest.param("Mali's army killed 30 militants near Gao on Friday.", "killed", (30, 30, "killed"), id="the dead"),
        pytest.param("Fifteen missiles hit Odesa early on Monday.", "hit", (15, 15, "missiles"), id="weapons"),
        pytest.param("Ukraine created a new brigade in Lviv in August.", "created", (3000, 5000, "troops"), id="the usual size of a unit"),
        pytest.param("A battalion of 800 French soldiers left Toulon with 12 tanks.", "left", (800, 800, "troops"), id="men before tanks"),
        pytest.param("Washington gave Ukraine 30 tanks worth $325 million.", "gave", (325_000_000, 325_000_000, "USD"), id="what it costs"),
        pytest.param("Two brigades with some 5,000 men crossed the Don.", "crossed", (5000, 5000, "troops"), id="men before brigades"),
        pytest.param("Russian troops travelled to Goma in a tank.", "travelled", None, id="not what carries them"),
        pytest.param("Rebels attacked one of its posts near Gao.", "attacked", None, id="a single post"),
        pytest.param("Russia attacked Odesa on Sunday.", "attacked", None, id="no number"),
        pytest.param("French troops arrived in Chad with those of more than a dozen allies.", "arrived", None, id="not the states"),
        pytest.param(
            "About 18,000 rebels laid down arms, including many in the rebel force, and more than 900 UN troops have been deployed.",
            "deployed",
            (900, None, "troops"),
            id="the subject of a new clause",
        ),
        pytest.param("Some 250 United Nations (UN) peacekeeping troops entered Goma.", "entered", (250, 250, "troops"), id="behind a short form"),
        pytest.param("A bomber attacked Odesa on Sunday.", "attacked", None, id="not the one bomber that attacks"),
        pytest.param("French soldiers left Toulon for the 900-strong force in Mali.", "left", None, id="not the force that is joined"),
        pytest.param("USS Barry and the frigate Azov sailed to Odesa.", "sailed", (2, 2, "ships"), id="ships by name"),
        pytest.param("USS Barry sailed to Odesa.", "sailed", None, id="one ship by name"),
        pytest.param("Police arrested 13 gunmen in Goma on Monday.", "arrested", (13, 13, "detained"), id="the arrested"),
        pytest.param(
            "France had 400 soldiers in Chad. The first 120 left for Toulon on Monday.", "left", (120, 120, "troops"), id="the first of them"
        ),
        pytest.param("Two soldiers died and five more were wounded in Gao.", "died", (2, 2, "killed"), id="not those behind and"),
        pytest.param("American troops in Iraq grew from 5,000 to 12,000.", "grew", (12000, 12000, "troops"), id="the new strength, no range"),
        pytest.param(
            "The Pentagon trimmed its troop levels in Iraq from 5,000 to 900.", "trimmed", (900, 900, "troops"), id="a new strength without a noun"
        ),
        pytest.param("Britain sent 1,200 combat and support troops to Cyprus.", "sent", (1200, 1200, "troops"), id="two modifiers"),
        pytest.param("A group of 11 NATO countries pledged military aid to Ukraine.", "pledged", None, id="givers are not what is given"),
        pytest.param("Air strikes near Gao killed ten people, including two children.", "Air strikes", (10, 10, "killed"), id="not a part"),
        pytest.param(
            "Rebels claimed a raid on a camp in Mali that killed at least 60 people and wounded ten.",
            "raid",
            (60, None, "killed"),
            id="dead before wounded",
        ),
        pytest.param("The army ambushed a convoy near Gao, killing 21 fighters.", "ambushed", (21, 21, "killed"), id="fighters that are counted"),
        pytest.param("A battalion captured Goma on Monday.", "captured", None, id="not the size of the unit that takes a town"),
        pytest.param("Britain will send 400 soldiers to Mali, rising to about 1,000.", "send", (400, 1000, "troops"), id="a number that grows"),
    ],
)
def test_how_many(text, word, count):
    assert reports.count(reports.event(text, word)) == count


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("Fifteen missiles hit Odesa on Monday, and 12 people were killed.", "hit", id="before its weapons"),
        pytest.param("Rebels attacked 300 troops, with 12 killed, near Goma on Monday.", "attacked", id="before those attacked"),
        pytest.param("An attack by 15 gunmen killed 12 people in Goma on Monday.", "attack", id="before its men"),
    ],
)
def test_the_dead_of_an_attack_come_first(text, word):
    assert reports.count(reports.event(text, word)) == (12, 12, "killed")


@pytest.mark.parametrize(
    ("text", "word", "forces", "equipment"),
    [
        pytest.param("Russia sent the 1st Guards Tank Army to Belgorod.", "sent", 1, 0, id="a formation"),
        pytest.param("The USS Ronald Reagan arrived in Busan on Friday.", "arrived", 0, 1, id="a ship by name"),
        pytest.param("Russia sent troops to Belgorod.", "sent", 0, 0, id="common nouns are not named"),
        pytest.param("The USS Gerald R. Ford, the biggest warship in the world, arrived in Portsmouth.", "arrived", 0, 1, id="a ship with an aside"),
        pytest.param("About 900 soldiers from the 10th Mountain Division arrived in Gdansk.", "arrived", 1, 0, id="the unit of soldiers"),
        pytest.param("HMS Severn intercepted the corvette Azov and the tanker Yelnya off Dover.", "intercepted", 0, 3, id="ships behind their nouns"),
    ],
)
def test_named_units_and_systems_are_kept(text, word, forces, equipment):
    told = reports.event(text, word)
    assert (len(told.forces), len(told.equipment)) == (forces, equipment)


def test_police_act_for_the_state_in_which_they_act():
    text = "Police freed the hostages and arrested 13 gunmen on Monday. Ecuador has since sent troops to Quito, Cuenca and Guayaquil."
    assert reports.names(reports.event(text, "arrested").actors) == ["Ecuador"]
