"""The glossary in the files of others: what is written comes back, and hostile files are told, not followed."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.glossary.entries import Entry, Naming
from planloom.glossary.interchange import FORMATS, UnreadableError
from planloom.glossary.interchange.records import Record, record_of

GOAL = Entry(
    "goal",
    "strategy",
    en=Naming("goal", plural="goals", abbr=("KPI",), synonyms=("aim", "end"), avoid=("target",), definition="An end."),
    pl=Naming("cel", gender="m", synonyms=("zamiar",), definition='=1+1; "tak", zażółć', note="Wymagane."),
    related=("measure",),
)
MEASURE = Entry("measure", en=Naming("measure"))

word = st.text("abcążźł ='-@;,\"<&", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
words = st.fixed_dictionaries(
    {"term": word.map(lambda text: (text,))},
    optional={
        **{name: word.map(lambda text: (text,)) for name in ("definition", "note")},
        **{name: st.lists(word, min_size=1, max_size=3).map(tuple) for name in ("synonyms", "avoid")},
    },
)
records = st.lists(
    st.builds(
        Record,
        st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True),
        st.sampled_from(["", "sales"]),
        st.dictionaries(st.sampled_from(["en", "pl"]), words, min_size=1),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda record: record.id,
)


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_written_comes_back(ending):
    given = [record_of(GOAL), record_of(MEASURE)]
    form = FORMATS[ending]
    assert form.read(form.written(given)) == given


@pytest.mark.parametrize("ending", FORMATS)
@given(listed=records)
def test_any_record_comes_back(ending, listed):
    form = FORMATS[ending]
    assert form.read(form.written(listed)) == listed


def test_a_spreadsheet_may_write_semicolons_and_its_own_code_page():
    table = "term.pl;id;area;mine\r\nźródło;source;sales;x\r\n"
    for content in (table.encode("cp1250"), table.encode("utf-8-sig"), table.encode("utf-16")):
        assert FORMATS[".csv"].read(content) == [Record("source", "sales", {"pl": {"term": ("źródło",)}})]


def test_a_cell_of_csv_is_no_formula():
    assert b"\"'=1+1" in FORMATS[".csv"].written([record_of(GOAL)])


def test_the_edition_of_2008_is_read():
    text = """<martif type="TBX-Basic"><text><body><termEntry id="c1">
      <langSet xml:lang="en-GB"><tig><term>lead time</term></tig>
        <tig><term>LT</term><termNote type="termType">acronym</termNote></tig>
        <tig><term>delay</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
      <langSet xml:lang="de"><tig><term>Vorlauf</term></tig></langSet>
    </termEntry></body></text></martif>"""
    expected = {"term": ("lead time",), "abbr": ("LT",), "avoid": ("delay",)}
    assert FORMATS[".tbx"].read(text.encode()) == [Record("c1", "", {"en": expected})]


def test_where_no_term_is_preferred_the_first_is():
    text = """<tbx><text><body><conceptEntry id="c1"><langSec xml:lang="en">
      <termSec><term>aim</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
    </langSec></conceptEntry></body></text></tbx>"""
    assert FORMATS[".tbx"].read(text.encode())[0].words["en"]["term"] == ("aim",)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"PK\x03\x04 no", b"<a><b></a>", b"<tbx/>", b"a,b\n1,2\n"])
def test_what_is_no_glossary_is_told(ending, content):
    with pytest.raises(UnreadableError) as told:
        FORMATS[ending].read(content)
    assert told.value.words.en
    assert told.value.words.pl


def test_entities_are_not_followed():
    text = '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx><conceptEntry id="a"><langSec xml:lang="en">'
    text += "<termSec><term>goal &x;</term></termSec></langSec></conceptEntry></tbx>"
    assert FORMATS[".tbx"].read(text.encode())[0].words["en"]["term"] == ("goal &x;",)


def test_a_bomb_is_not_unpacked():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b" " * 60_000_000)
    with pytest.raises(UnreadableError, match="too large"):
        FORMATS[".xlsx"].read(packed.getvalue())
