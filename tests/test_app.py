"""Every page, without a browser: it is drawn, and bad input gets its sentence."""

from pathlib import Path

import pytest
from chart_frames import frame, some
from streamlit.testing.v1 import AppTest  # noqa: TID251  the pages are what is tested

from timeline.export import csv, reports, tables
from timeline.model import Article
from timeline.read import open as opening

APP = str(Path(__file__).parents[1] / "app.py")
REPORT = """Russian brigades reach Belarus

TALLINN, Feb. 8 — Russia moved two brigades to Belarus on Monday, the defence ministry said. On Sunday 700 Russian troops arrived in Minsk.

Poland denied that it had sent troops to Ukraine. President Vladimir Putin met President Alexander Lukashenko in Moscow last week.
"""


def main_page(**query: str | list[str]) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def told(app: AppTest) -> str:
    return "\n".join(element.value for kind in ("header", "subheader", "text", "markdown", "info", "warning") for element in app.get(kind))


def fine(app: AppTest) -> AppTest:
    assert [fault.value for fault in app.exception] == []
    assert "could not be drawn" not in told(app)
    return app


def give(text: str, published: str = "") -> AppTest:
    """Fill in the dialog and ask for events."""
    app = main_page()
    app.button(key="own").click().run()
    app.text_area(key="own-text").input(text)
    app.session_state["own-published"] = published  # the field comes with the text, and AppTest closes the dialog at each run
    app.button(key="own-read").click().run()
    return fine(app)


def test_the_main_page_opens_on_a_dossier():
    app = fine(main_page())
    assert "5 reports" in app.header[0].value
    assert app.selectbox(key="dossier").value.startswith("Belarus")
    labels = [button.label for button in app.get("download_button")]
    assert labels[0].startswith("Download CSV (")


def test_every_dossier_is_shown():
    app = main_page()
    for title in app.selectbox(key="dossier").options:
        fine(app.selectbox(key="dossier").select(title).run())
        assert "report" in app.header[0].value


def test_how_it_works_is_shown():
    def about() -> None:
        from timeline.views import about_page

        about_page.page()

    app = fine(AppTest.from_function(about, default_timeout=30).run())
    assert "Limits" in told(app)


@pytest.mark.parametrize("status", ["asserted", "planned", "possible", "denied"])
def test_the_number_of_a_status_filters_by_it_and_again_undoes_it(status):
    app = main_page()
    whole = app.header[0].value
    (number,) = (button for button in app.button if button.key == f"only-{status}")
    count = number.label.split()[1]
    number.click().run()
    assert f"{count} of " in fine(app).header[0].value
    app.button(key=f"only-{status}").click().run()
    assert fine(app).header[0].value == whole


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "Combat (all)"}, {"kind": "Deployment"}, {"actor": "Belarus"}, {"status": "Planned"}, {"q": "Kyiv"}, {"dates": ["2022-02-01", ""]},
        {"dates": ["", "2022-02-01"]}, {"kind": ["Deployment", "Strike"], "status": "Reported"},
    ],
    ids=str,
)  # fmt: skip
def test_the_address_leaves_the_events_that_match(query):
    app = fine(main_page(**query))
    assert " of " in app.header[0].value
    assert {name: app.query_params[name] for name in query} == query


def test_the_address_sets_the_filters():
    app = fine(main_page(q="Kyiv", lanes="Lanes by type"))
    assert app.selectbox(key="lanes").value == "Lanes by type"
    assert " of " in app.header[0].value


@pytest.mark.parametrize(
    "query",
    [
        {"dossier": "no such dossier"},
        {"event": "e-000000000000"},
        {"event": "<script>alert(1)</script>"},
        {"dates": "2022-13-45"},
        {"status": "nonsense"},
        {"lanes": "nonsense"},
        {"area": "9,8,7"},
        {"placed": "nonsense"},
        {"kind": "nonsense"},
        {"actor": "Atlantis"},
    ],
    ids=lambda query: "-".join(query.values()),
)
def test_a_wrong_address_still_shows_the_page(query):
    app = fine(main_page(**query))
    assert "5 reports" in app.header[0].value
    assert " of " not in app.header[0].value
    assert query.keys() & app.query_params.keys() <= {"event"}


def test_a_filter_that_matches_nothing_says_so():
    app = fine(main_page(q="zzzzzz"))
    assert "No event matches these filters." in told(app)
    assert app.get("download_button")[0].disabled


def test_a_pasted_report_takes_the_place_of_the_dossier():
    app = give(REPORT, "2022-02-08")
    assert app.selectbox(key="dossier").value == "Your reports"
    assert app.header[0].value.startswith("1 report")
    assert "When was this published" not in told(app)


def test_without_a_date_the_page_asks_and_a_day_moves_the_events_to_keep_or_undo():
    app = give(REPORT)
    assert "When was this published" in told(app)
    before = app.header[0].value
    (field,) = (one for one in app.text_input if one.key.startswith("needed-"))
    field.input("8 Feb 2022").run()
    assert "When was this published" not in told(fine(app))
    assert app.header[0].value != before
    assert "published 8 Feb 2022, before: unknown. 4 of 5 events moved." in told(app)
    app.button(key="moved-undo").click().run()
    assert fine(app).header[0].value == before
    assert "When was this published" in told(app)


def test_several_reports_of_one_day_are_dated_at_once_and_undone_at_once():
    app = give(REPORT)
    app.session_state["reports to read"] = [Article(REPORT.replace("Russia", "France"))]
    app.session_state["what came of them"], app.session_state["reports just read"] = [], {}
    before = fine(app.run()).header[0].value
    assert sum(one.key.startswith("needed-a-") for one in app.text_input) == 2
    app.text_input(key="needed-by-all").input("8 Feb 2022").run()
    assert "When was this published" not in told(fine(app))
    assert "2 reports: published 8 Feb 2022, before: unknown. 8 of 10 events moved." in told(app)
    app.button(key="moved-undo").click().run()
    assert fine(app).header[0].value == before
    app.button(key="unknown-any").click().run()
    assert "When was this published" not in told(fine(app))


def test_a_day_that_is_there_can_be_mended():
    app = give(REPORT, "2022-02-08")
    (field,) = (one for one in app.text_input if one.key.startswith("mended-"))
    field.input("2022-02-15").run()
    assert "published 15 Feb 2022, before: 8 Feb 2022" in told(fine(app))
    app.button(key="moved-keep").click().run()
    assert "before:" not in told(fine(app))
    assert "15 Feb" in told(app) or app.text_input(key=field.key).value == "2022-02-15"


def test_a_day_that_does_not_exist_is_refused_in_a_sentence():
    app = give(REPORT, "2022-02-08")
    (field,) = (one for one in app.text_input if one.key.startswith("mended-"))
    field.input("2022-02-30").run()
    assert "not in the calendar" in told(fine(app))


def test_the_result_says_events_and_what_needs_a_look():
    app = give(REPORT, "2022-02-08")
    assert "5 events" in told(app)
    look = [button.label for button in app.button if button.key == "need-look"]
    if look:
        app.button(key="need-look").click().run()
        assert f"{look[0].split()[0]} of 5 events" in fine(app).header[0].value


def test_the_same_text_again_adds_nothing_and_says_so():
    app = give(REPORT, "2022-02-08")
    app.button(key="own").click().run()
    app.text_area(key="own-text").input(REPORT)
    app.button(key="own-read").click().run()
    app.button(key="own").click().run()
    assert "the same text is already here; 0 events added" in told(fine(app))
    assert app.header[0].value.startswith("1 report, 5 events")


@pytest.mark.parametrize(
    ("text", "published", "sentence"),
    [
        pytest.param("", "", "There is no text", id="empty"),
        pytest.param(" \n\t ", "", "There is no text", id="blank"),
        pytest.param("Troops moved. " * 150_000, "", "too long for one article", id="two megabytes"),
        pytest.param(REPORT, "2022-02-30", "not in the calendar", id="a day that does not exist"),
        pytest.param(REPORT, "08/02/22", "two ways", id="a day that can be read in two ways"),
        pytest.param(REPORT, "soon", "not a day", id="no day at all"),
    ],
)
def test_what_cannot_be_read_has_its_own_sentence(text, published, sentence):
    app = give(text, published).button(key="own").click().run()  # AppTest closes the dialog at each run
    assert sentence in told(fine(app))
    assert "5 reports" in app.header[0].value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("Die Bundeswehr verlegt im Februar zwei Brigaden nach Litauen, sagte der Minister am Montag. " * 5, "English", id="not English"),
        pytest.param("The recipe asks for two eggs and a little salt. Stir it well and bake it for an hour. " * 3, "o event", id="no event"),
        pytest.param("\x00\x01\x02" * 40 + "Troops moved to Belarus.", "", id="control characters"),
        pytest.param("🪖" * 30_000, "o event", id="emoji"),
        pytest.param("((((" * 20_000, "o event", id="brackets"),
    ],
)
def test_what_yields_no_event_leaves_the_page_standing(text, sentence):
    app = give(text, "2022-02-08")
    assert app.selectbox(key="dossier").value == "Your reports"
    assert sentence in told(app)


def test_a_fault_becomes_a_sentence():
    def broken() -> None:
        from timeline.views import main

        def page() -> None:
            raise RuntimeError("<b>secret</b>")

        main.guarded(page)()

    app = AppTest.from_function(broken, default_timeout=30).run()
    assert not app.exception
    assert "could not be drawn (RuntimeError)" in told(app)
    assert "secret" not in told(app)


def with_table(monkeypatch, path) -> AppTest:
    monkeypatch.setattr("sys.argv", ["app.py", str(path)])
    return fine(main_page())


@pytest.mark.parametrize("name", ["events.parquet", "events.csv"])
def test_a_table_named_on_the_command_line_is_a_collection_of_its_own(monkeypatch, tmp_path, name):
    events = some(80)
    if name.endswith("csv"):
        (tmp_path / name).write_text(csv.text(events), encoding="utf-8", newline="")
    else:
        tables.write(events, tmp_path / name)
    app = with_table(monkeypatch, tmp_path / name)
    assert app.selectbox(key="dossier").value == name
    assert "80 events" in app.header[0].value
    assert app.get("download_button")[0].label == "Download CSV (80 rows)"
    fine(app.selectbox(key="lanes").select("Lanes by place").run())
    app.selectbox(key="dossier").select(app.selectbox(key="dossier").options[1]).run()
    assert "5 reports" in fine(app).header[0].value


def test_a_table_of_no_events_is_shown_as_such(monkeypatch, tmp_path):
    tables.write(frame(), tmp_path / "none.parquet")
    app = with_table(monkeypatch, tmp_path / "none.parquet")
    assert "0 events" in app.header[0].value


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        pytest.param("gone.parquet", None, "there is no such file", id="missing"),
        pytest.param("bad.parquet", b"nonsense", "bad.parquet: this is no Parquet file", id="nonsense"),
        pytest.param("bad.csv", b"a,b\r\n", "no column event_id", id="another table"),
    ],
)
def test_a_table_that_cannot_be_opened_is_said_and_the_dossiers_are_there(monkeypatch, tmp_path, name, content, sentence):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    app = with_table(monkeypatch, tmp_path / name)
    assert sentence in told(app)
    assert "5 reports" in app.header[0].value


def test_what_an_address_asks_for_is_also_the_default_of_its_widget():
    """A busy browser may see a widget only in a later run, and then takes its default for the reader's choice."""
    app = fine(main_page(dossier="The Falklands, 1982", lanes="Lanes by status", view="Force ledger"))
    for key, wanted in (("dossier", "The Falklands, 1982"), ("lanes", "Lanes by status")):
        chosen = app.selectbox(key=key)
        assert chosen.options[chosen.proto.default] == wanted
    view = app.get("button_group")[0]
    assert [view.proto.options[at].content for at in view.proto.default] == ["Force ledger"]


def test_a_link_to_reports_that_are_not_here_says_so_and_takes_no_filter_of_theirs():
    app = fine(main_page(dossier="Your reports", status="Planned", event="e-1"))
    assert "The reports of this link are not here" in told(app)
    assert app.session_state["status"] == []
    assert app.selectbox(key="dossier").value.startswith("Belarus")
    app = fine(app.button(key="not-here-close").click().run())
    assert "not here" not in told(app)
    assert "There is no dossier “Atlantis”" in told(fine(main_page(dossier="Atlantis")))


def test_saved_reports_open_again_as_they_were():
    app = give(REPORT, "2022-02-08")
    (one,) = app.session_state["own reports"].articles
    saved = reports.lines([one]).decode()
    assert [(again.id, again.text, again.published, again.title) for again in opening.saved(saved, "muster-reports.jsonl")] == [
        (one.id, one.text, one.published, one.title)
    ]
    assert [button.label for button in app.get("download_button")].count("Save reports") == 2
