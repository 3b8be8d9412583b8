from datetime import date

import pytest
import reports


def bases(text, word, published=reports.TUESDAY):
    told = reports.event(text, word, published)
    return reports.days(told), told.when.value.basis


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        pytest.param(
            "Israel struck Damascus on Monday, and Syria fired missiles at Haifa on Tuesday.", "struck", "2022-10-10", id="own clause, first"
        ),
        pytest.param(
            "Israel struck Damascus on Monday, and Syria fired missiles at Haifa on Tuesday.", "fired", "2022-10-11", id="own clause, second"
        ),
        pytest.param("On Sunday, Russia attacked Odesa.", "attacked", "2022-10-09", id="before the event"),
        pytest.param("The warship, which left Sevastopol on Friday, fired missiles at Odesa on Sunday.", "left", "2022-10-07", id="relative clause"),
        pytest.param("The warship, which left Sevastopol on Friday, fired missiles at Odesa on Sunday.", "fired", "2022-10-09", id="main clause"),
        pytest.param("The ship that had left Sevastopol in May fired missiles at Odesa on Friday.", "fired", "2022-10-07", id="behind another date"),
        pytest.param("Israel struck Damascus on Monday and shelled Aleppo.", "shelled", "2022-10-10", id="another clause of the sentence"),
        pytest.param(
            "Russia moved troops to Belgorod on Monday; Ukraine shelled Donetsk on Friday.", "shelled", "2022-10-07", id="after a semicolon"
        ),
        pytest.param("Russia's invasion of Ukraine began on 24 February 2022.", "invasion", "2022-02-24", id="a noun, dated by its verb"),
        pytest.param(
            "After talks on 3 October Russia attacked Odesa on 7 October.", "attacked", "2022-10-07", id="the date after it before the one before"
        ),
        pytest.param("France pulled its troops out of Mali in August.", "pulled", "2022-08-01..2022-08-31", id="a month is all its days"),
        pytest.param("The navy's exercises off Norway ran from Monday to Friday.", "exercises", "2022-10-10..2022-10-14", id="a range"),
    ],
)
def test_an_event_takes_the_date_nearest_to_it(text, word, days):
    assert reports.days(reports.event(text, word)) == days


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Troops that had entered Belarus crossed into Ukraine on Friday.", id="the main clause follows"),
        pytest.param("On Friday, troops who had entered Belarus moved to Brest.", id="the date leads"),
        pytest.param("The troops, who had entered Belarus from Russia, attacked Chernihiv on Friday.", id="between commas"),
    ],
)
def test_what_was_over_before_has_an_open_span_and_its_reason(text):
    when = reports.event(text, "entered").when.value
    assert (when.first, str(when.last), when.precision) == (None, "2022-10-07", "before")
    assert when.reason.startswith("told as over by then")


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        pytest.param("Putin said on Monday that Ukraine had attacked Odesa on Saturday.", "said", "2022-10-10", id="of the statement"),
        pytest.param("Putin said on Monday that Ukraine had attacked Odesa on Saturday.", "attacked", "2022-10-08", id="of what is told"),
        pytest.param('"Russia attacked Odesa on Sunday," Zelensky said on Monday.', "attacked", "2022-10-09", id="quoted"),
        pytest.param('"Russia attacked Odesa on Sunday," Zelensky said on Monday.', "said", "2022-10-10", id="quoted, the statement"),
        pytest.param(
            "The army said on Monday its forces had captured Lyman.", "captured", "2022-10-10", id="the day of speaking, for want of another"
        ),
    ],
)
def test_the_day_of_speaking_is_not_the_day_of_the_event(text, word, days):
    assert reports.days(reports.event(text, word)) == days


@pytest.mark.parametrize(
    ("text", "word", "days", "basis"),
    [
        pytest.param("On Friday, Russia sent tanks to Kursk. It bombed Sumy.", "bombed", "2022-10-07", "context", id="the sentence before"),
        pytest.param(
            "Russia shelled Kharkiv on Sunday. It was dark. Ukraine shelled Donetsk.", "shelled Donetsk", "2022-10-09", "context", id="two before"
        ),
        pytest.param(
            "On Friday, Russia sent tanks to Kursk.\n\nUkraine bombed Sumy.", "bombed", "2022-10-11", "published", id="not another paragraph"
        ),
        pytest.param(
            "Ukraine bombed Sumy. On Friday, Russia sent tanks to Kursk.", "bombed", "2022-10-11", "published", id="never the sentence after"
        ),
        pytest.param("Ukraine bombed Sumy.", "bombed", "2022-10-11", "published", id="no date at all"),
        pytest.param(
            "Russia bombed Sumy in February. It may attack Odesa.", "attack", "2022-10-11", "published", id="what may come is not of a day long past"
        ),
        pytest.param(
            "NATO pulled its troops out of the eastern states that joined after 1997.",
            "pulled",
            "2022-10-11",
            "published",
            id="the date of something else",
        ),
    ],
)
def test_an_event_without_a_date_takes_that_of_the_sentence_before_else_that_of_publication(text, word, days, basis):
    start = text.index(word)
    (told,) = [event for event in reports.read(text) if event.trigger.start == start]
    assert (reports.days(told), told.when.value.basis) == (days, basis)


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        pytest.param("Russia sent 300 troops to Syria.", "sent", "", id="no date"),
        pytest.param("Russia sent 300 troops to Syria on Monday.", "sent", "", id="a relative date"),
        pytest.param("Russia sent 300 troops to Syria on 3 May 2022.", "sent", "2022-05-03", id="a full date"),
        pytest.param("On 3 May 2022, Russia sent tanks to Kursk. It bombed Sumy.", "bombed", "2022-05-03", id="a full date before"),
    ],
)
def test_without_a_day_of_publication_nothing_relative_is_resolved(text, word, days):
    assert reports.days(reports.event(text, word, published=None)) == days


def test_an_open_date_says_what_is_needed():
    assert "publication date" in reports.event("Russia sent 300 troops to Syria.", "sent", published=None).when.value.reason


CHRONOLOGY = """1 March 2022: Russia shelled Kharkiv.

Ukraine attacked Kherson.

3 March 2022: Russian troops entered Kherson.

5 March 2022: Talks between Russia and Ukraine were held in Gomel. Israel bombed Damascus."""


@pytest.mark.parametrize(
    ("word", "days"),
    [
        pytest.param("shelled", "2022-03-01", id="within the entry"),
        pytest.param("attacked", "2022-03-01", id="until the next entry, across paragraphs"),
        pytest.param("entered", "2022-03-03", id="next entry"),
        pytest.param("Talks", "2022-03-05", id="last entry"),
        pytest.param("bombed", "2022-03-05", id="second sentence of an entry"),
    ],
)
def test_in_a_chronology_the_date_of_an_entry_holds_until_the_next(word, days):
    assert reports.days(reports.event(CHRONOLOGY, word)) == days


def test_a_date_quotes_its_words():
    text = "On Friday, Russia sent tanks to Kursk. It bombed Sumy."
    for word in ("sent", "bombed"):
        when = reports.event(text, word).when
        assert text[when.span.start : when.span.end] in {"Friday", "On Friday"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("It is the first visit since 2014, when Russia annexed Crimea.", "2014-01-01..2014-12-31", id="year"),
        pytest.param("It is the first visit since March 2019, when Turkey attacked Raqqa.", "2019-03-01..2019-03-31", id="month"),
        pytest.param("It is the first visit since 24 February, when Russia invaded Ukraine.", "2022-02-24", id="day"),
        pytest.param("It is the first visit since Monday, when Russia shelled Kyiv.", "2022-10-10", id="weekday"),
    ],
)
def test_a_stretch_of_since_begins_with_its_event(text, days):
    (event,) = [event for event in reports.read(text) if event.type != "visit"]
    assert reports.days(event) == days


def test_what_is_being_done_now_is_no_act_of_the_day_told_before():
    told = [
        (event.status, event.when.value.first)
        for event in reports.read("The brigade left Gao on 3 May. Some 300 soldiers are not being deployed to Chad.")
    ]
    assert told[-1] == ("denied", date(2022, 10, 11))


def test_what_was_being_done_then_is_of_the_day_told_before():
    told = [event.when.value.first for event in reports.read("The brigade left Gao on 3 May. Some 300 soldiers were being deployed to Chad.")]
    assert told == [date(2022, 5, 3)] * 2


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        pytest.param("On 7 February, President Macron announced that France would leave Mali.", "announced", (2022, 2, 7), id="that"),
        pytest.param("On 7 February, President Macron announced France would leave Mali.", "announced", (2022, 2, 7), id="without that"),
        pytest.param("On Monday, he said, Rwandan troops left Goma.", "left", (2022, 10, 10), id="a day before who speaks in passing"),
    ],
)
def test_a_day_that_opens_a_sentence_is_that_of_its_own_clause(text, word, day):
    assert reports.event(text, word).when.value.first == date(*day)


@pytest.mark.parametrize(
    ("text", "word", "last"),
    [
        pytest.param(
            "The two sides agreed on Monday to withdraw their troops from Goma by 3 November.", "withdraw", (2022, 11, 3), id="the later day"
        ),
        pytest.param(
            "Rwanda agreed to withdraw its troops on 3 November from the town seized on Monday.", "withdraw", (2022, 11, 3), id="its own day"
        ),
    ],
)
def test_the_day_of_agreeing_is_not_that_of_the_act_agreed_on(text, word, last):
    assert reports.event(text, word).when.value.last == date(*last)


@pytest.mark.parametrize(
    ("second", "day"),
    [
        pytest.param("Army Rangers parachuted onto Kidal airport at first light.", (2022, 10, 3), id="at first light"),
        pytest.param("Army Rangers parachuted onto Kidal airport before nightfall.", (2022, 10, 3), id="before nightfall"),
        pytest.param("Army Rangers parachuted onto Kidal airport under light fire.", (2022, 10, 11), id="no hour"),
    ],
)
def test_an_hour_is_of_the_day_told_in_the_paragraph_before(second, day):
    assert reports.event(f"French marines invaded Mali on 3 October.\n\n{second}", "parachuted").when.value.first == date(*day)


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        pytest.param("French troops left Gao when rebels attacked on 3 October.", "left", (2022, 10, 3), id="at the same time"),
        pytest.param("French troops had left Gao when rebels attacked on 3 October.", "left", (2022, 10, 11), id="over by then"),
    ],
)
def test_what_happens_when_something_else_does_is_of_its_day(text, word, day):
    assert reports.event(text, word).when.value.first == date(*day)
