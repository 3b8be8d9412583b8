import pytest
import reports


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Russia has the ability to attack Kyiv.", id="an ability"),
        pytest.param("Ukraine helped Poland to fight smugglers.", id="help to do something"),
        pytest.param("Any French troops are there to help Mali repel the rebels.", id="help, without to"),
        pytest.param("There were no casualties near Goma.", id="no losses"),
        pytest.param("There was no fresh report of clashes near Goma.", id="no report of fighting"),
        pytest.param("The court found two soldiers guilty in Goma.", id="a verdict"),
        pytest.param("The army pursued fleeing rebels near Goma.", id="rebels but called fleeing"),
        pytest.param("France may not stop bombing Raqqa.", id="an act that is to stop"),
        pytest.param("We will answer every attack on Goma.", id="every attack"),
        pytest.param("The two-year truce in Mali broke down.", id="a truce that is over"),
        pytest.param("The White House may soon ask Congress for more tanks.", id="what may be said"),
        pytest.param("Next week marks the anniversary of the invasion of Normandy.", id="the anniversary of an act"),
        pytest.param("Wingers of the club attacked on the counter.", id="nobody attacks nothing"),
        pytest.param("The goalkeeper of the Indian Army lost a clash of the championship on Monday.", id="a soldier's sport"),
        pytest.param("The candidate attacked the Senate on Monday.", id="a campaign"),
        pytest.param("Abduction of children near home is feared.", id="abductions of nobody"),
        pytest.param("The weapon is an air-launched missile.", id="a compound"),
        pytest.param("The moves near Goma went beyond a normal exercise of the army.", id="more than an exercise"),
        pytest.param("Soldiers burned papers and knocked down the walls of a camp in Goma on Sunday.", id="the particle of another verb"),
        pytest.param("There have been skirmishes in the area.", id="a vague plural"),
        pytest.param("Its role in the invasion is disputed.", id="a noun after in"),
        pytest.param("Since the attack on Pearl Harbor, little has changed.", id="a noun after since"),
        pytest.param("Relations are at a low since the invasion.", id="a mood"),
        pytest.param("The general, who was captured in the war, retired.", id="recalled in passing"),
        pytest.param("Two men jailed for bombing Kyiv were freed.", id="a charge"),
        pytest.param("The editor has been detained nine times by Russian police.", id="what happened many times"),
        pytest.param("Bandits who raid villages near Katsina are feared.", id="what some are known for"),
        pytest.param("The act gives Russia the right to bomb Kyiv.", id="a right"),
        pytest.param("It was the second attack on Quetta in a row.", id="an act told already, counted"),
        pytest.param("No one claimed responsibility for the attack.", id="a claim that nobody made"),
        pytest.param("The Nigerian army is battling an insurgency.", id="a war that goes on"),
    ],
)
def test_what_is_only_recalled_or_made_possible_is_no_event(text):
    assert reports.triggers(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("Its role in the invasion of Ukraine in February 2022 is disputed.", "invasion", id="the noun brings its date"),
        pytest.param("The general, who was captured near Kyiv in March 2022, retired.", "captured", id="a dated relative clause"),
        pytest.param("Since the attack on Kyiv on 24 February 2022, little has changed.", "attack", id="a dated noun after since"),
        pytest.param("Rebels have seized Goma, which has been attacked twice.", "attacked", id="a perfect tense is news"),
    ],
)
def test_background_counts_if_it_has_a_date_or_is_news(text, word):
    assert word in reports.triggers(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Ten people were killed last week in clashes between rebels and soldiers in Goma.", {"clashes"}, id="killed in clashes"),
        pytest.param("Fighting in Goma killed two soldiers on Monday.", {"Fighting"}, id="fighting kills"),
        pytest.param("France suspended its financial aid to Mali.", {"suspended"}, id="aid that is suspended"),
        pytest.param("NATO suspended its offensives in March.", {"suspended"}, id="offensives that are suspended"),
        pytest.param("The army suffered no losses in the assault on Goma on Monday.", {"assault"}, id="losses denied, not the assault"),
        pytest.param("After fleeing Mosul, the soldiers reached Erbil.", {"fleeing", "reached"}, id="fleeing a town"),
        pytest.param("NATO pounded Pale with artillery and air attacks on Wednesday.", {"pounded"}, id="a means"),
        pytest.param("The army killed 29 rebels near Goma in two clashes on Monday.", {"killed"}, id="killed in clashes, by somebody"),
        pytest.param("Israel responded with air strikes on Gaza on Monday.", {"air strikes"}, id="an answer that strikes"),
        pytest.param("The candidate said that rebels shelled Goma on Monday.", {"shelled"}, id="a candidate speaks of war"),
        pytest.param("Rwanda denies having troops in Congo.", {"denies"}, id="denies having"),
    ],
)
def test_one_act_is_told_by_one_word(text, told):
    assert set(reports.triggers(text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Norway sent warships to the Baltic Sea to patrol its waters on Monday.", ["sent"], id="a purpose"),
        pytest.param("Turkey moved troops to Kobani to attack rebels.", ["moved"], id="a purpose, undated"),
        pytest.param("Turkey plans to attack Kobani.", ["attack"], id="a plan"),
        pytest.param("Turkey vowed to attack Kobani.", ["attack"], id="a vow"),
    ],
)
def test_an_infinitive_is_a_plan_only_if_a_word_says_so(text, told):
    assert [trigger for trigger in reports.triggers(text) if trigger in {"sent", "moved", "attack", "patrol"}] == told


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Joint war games and other links", id="a heading without a verb or date"),
        pytest.param("The company deployed new software on Monday.", id="software"),
        pytest.param("He attacked the opposition in a speech on Monday.", id="words"),
        pytest.param("A strike by rail workers began on Monday.", id="a labour dispute"),
        pytest.param("The deal was killed by the Pentagon on Monday.", id="a deal that was killed"),
        pytest.param("Chinese hackers broke into a bank in Rome on Monday.", id="hackers"),
        pytest.param("The earthquake killed 300 people in Turkey on Monday.", id="an earthquake"),
        pytest.param("The rebels fled before the soldiers came.", id="a flight from nowhere"),
        pytest.param("The striker scored and his shot hit the post on Sunday.", id="sport"),
    ],
)
def test_the_words_of_war_outside_war_are_no_event(text):
    assert reports.triggers(text) == []
