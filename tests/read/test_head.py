"""What a report says about itself is found; what it does not say is not made up."""

from datetime import date

import pytest

from timeline.read import head, markup, paste
from timeline.read.errors import ReadError
from timeline.read.head import Head

BODY = (
    "Russia moved two brigades to Belarus on Monday, the defence ministry in Minsk said, adding that the units would stay for a drill next month. "
    * 3
)


@pytest.mark.parametrize(
    ("above", "day"),
    [
        pytest.param("Published 11 October 2022", (2022, 10, 11), id="published"),
        pytest.param("By Jane Doe\nOct. 10, 2022", (2022, 10, 10), id="under the byline"),
        pytest.param("By Jane Doe, October 10, 2022", (2022, 10, 10), id="in the byline"),
        pytest.param("Monday, October 10th, 2022 at 14:05 GMT", (2022, 10, 10), id="weekday and time"),
        pytest.param("2022-10-10 | 5 min read", (2022, 10, 10), id="ISO"),
        pytest.param("Updated: 12 Oct 2022\nPublished: 10 Oct 2022", (2022, 10, 10), id="published comes before updated"),
        pytest.param("Date: 10 Oct 2022\n12 Oct 2022", (2022, 10, 10), id="the named one first"),
        pytest.param("Updated: 12 Oct 2022", None, id="updated alone"),
        pytest.param("10 October", None, id="no year"),
        pytest.param("30 February 2022", None, id="no such day"),
        pytest.param("The treaty of 12 June 1987 had promised them peace for a hundred years.", None, id="a sentence"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_day_above_the_body(above, day):
    assert head.read(f"Brigades move\n\n{above}\n\n{BODY}").published == (date(*day) if day else None)


@pytest.mark.parametrize(
    ("line", "source", "day"),
    [
        ("MOSCOW, Oct 10 (Reuters) - ", "Reuters", None),
        ("KYIV, Ukraine (AP) — ", "AP", None),
        ("MINSK, October 10, 2022 (Xinhua) -- ", "Xinhua", date(2022, 10, 10)),
        ("MINSK, 10 October 2022 — ", "", date(2022, 10, 10)),
        ("Minsk said (once more) - ", "", None),
    ],
)
def test_the_dateline_names_outlet_and_day(line, source, day):
    assert head.read(f"Brigades move\n\n{line}{BODY}") == Head("Brigades move", source, day)


def test_a_day_in_the_headline_or_the_body_is_not_that_of_publication():
    assert head.read(f"Remembering 11 September 2001\n\n{BODY}On 3 May 2021 it ended.\n").published is None


PAGE = f"""<!DOCTYPE html><html><head><title>Brigades move | The Norvale Post</title>
<meta property="og:site_name" content="The Norvale Post"><meta content="2022-10-11T08:00:00Z" property='article:published_time'>
<style>p {{ color: red }}</style><script>var a = "<p>Iran attacked Iraq.</p>";</script></head>
<body><nav><ul><li>China attacks Taiwan</li></ul></nav><article><h1>Brigades move</h1><p>{BODY}</p><p>Poland &amp; Norway<br>objected.</p>
<figure><figcaption>Troops in Syria</figcaption></figure></article><aside>Iran fired missiles</aside><footer>© 2022</footer></body></html>"""


def test_the_source_of_a_page_gives_its_text_and_its_facts():
    found = paste.article(PAGE, name="page")
    assert (found.title, found.source, found.published) == ("Brigades move", "The Norvale Post", date(2022, 10, 11))
    assert found.text == f"Brigades move\n\n{BODY.strip()}\n\nPoland & Norway\n\nobjected."


def test_a_page_without_text_says_what_to_do():
    with pytest.raises(ReadError, match="copy the text"):
        paste.article("<html><body><script>x()</script></body></html>")


def test_a_text_that_mentions_a_tag_stays_as_it_is():
    assert paste.article("The <b>troops</b> moved. 3 < 5 <p>").text == "The <b>troops</b> moved. 3 < 5 <p>"


@pytest.mark.parametrize("piece", ["<!--", "<p", "<a href='", "<div>", "</p", "&amp", "<meta content=" + "a" * 500, "<article>"])
def test_broken_markup_is_read_in_a_time_that_grows_with_its_length(piece):
    markup.read("<html><body>" + piece * (400_000 // len(piece)))
