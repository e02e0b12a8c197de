"""Drawings are copied to the site only where nothing in them runs or loads when they are opened by their own address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planloom.source.drawings import harm_in
from planloom.source.files import find

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"{}>\n{}\n</svg>'
HTML = 'xmlns="http://www.w3.org/1999/xhtml"'


def drawing(inside="", on_top=""):
    return SVG.format(on_top, inside).encode()


HARMLESS = [
    '<style>.a { fill: url(#shade); font-family: "Noto Sans" }</style><rect class="a" style="stroke:url(\'#edge\')"/>',
    '<use xlink:href="#one"/><image href="data:image/png;base64,AAAA"/>',
    '<a href="https://example.org/"><text>there</text></a><a href="mailto:a@example.org"/>',
    '<animate attributeName="opacity" values="0;1"/><title>script onload="x"</title>',
    f'<switch><foreignObject><div {HTML} style="color: red">words<br/></div></foreignObject><text>words</text></switch>',
    '<x:namedview xmlns:x="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"/>',
    "<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>",
]
HARMFUL = [
    "<script>alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    f"<script {HTML}>alert(1)</script>",
    '<rect onclick="alert(1)"/>',
    '<a href="javascript:alert(1)"/>',
    '<a xlink:href=" java&#10;script:alert(1)"/>',
    '<a href="data:text/html,x"/>',
    '<image href="https://example.org/x.png"/>',
    '<image href="//example.org/x.png"/>',
    '<image href="data:image/svg+xml,x"/>',
    '<use xlink:href="other.svg#one"/>',
    '<set attributeName="href" to="javascript:alert(1)"/>',
    '<animate attributeName="xlink:href" values="javascript:alert(1)"/>',
    '<set attributeName="onclick" to="alert(1)"/>',
    '<rect fill="url(https://example.org/x#y)"/>',
    r'<rect style="fill: u\72l(https://example.org/x#y)"/>',
    "<style>@import 'https://example.org/x.css';</style>",
    "<style>rect { background: url( 'https://example.org/x.png' ) }</style>",
    "<style><![CDATA[rect { background: image-set('https://example.org/x.png' 1x) }]]></style>",
    f'<foreignObject><iframe {HTML} src="https://example.org/"/></foreignObject>',
    f'<foreignObject><img {HTML} src="x"/></foreignObject>',
    f"<foreignObject><form {HTML}/></foreignObject>",
    '<g xml:base="https://example.org/"/>',
    '<style>@imp<g/>ort "https://example.org/x.css";</style>',
    "<style>rect { fill: u<g/>rl(https://example.org/x#y) }</style>",
    '<style><style/>@import "https://example.org/x.css";</style>',
    '<a href="https://example.org/" ping="https://example.org/x"/>',
    "<g><rect></g>",
]


@pytest.mark.parametrize("inside", HARMLESS)
def test_a_drawing_is_harmless(inside):
    assert harm_in(drawing(inside)) is None
    assert harm_in('<?xml version="1.0" encoding="UTF-8"?>\n<!-- żółw -->\n'.encode() + drawing(inside)) is None


@pytest.mark.parametrize("inside", HARMFUL)
def test_what_runs_or_loads_is_found_with_its_line(inside):
    for written in (drawing(inside), drawing(inside).decode().encode("utf-16")):
        assert harm_in(written).line == 2


@pytest.mark.parametrize(
    "before",
    [
        '<?xml-stylesheet href="https://example.org/x.css"?>',
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>',
    ],
)
def test_nothing_stands_before_it(before):
    assert harm_in(before.encode() + drawing()).line == 1
    assert harm_in(b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">' + drawing()) is None


@given(st.binary(max_size=60))
def test_any_bytes_are_no_drawing_and_no_error(content):
    assert harm_in(content) is not None


def test_a_drawing_with_a_script_is_a_finding_and_no_picture(tmp_path):
    (tmp_path / "good.svg").write_bytes(drawing())
    (tmp_path / "Bad.SVG").write_bytes(drawing(on_top=' onload="alert(1)"'))
    (tmp_path / "torn.svg").write_bytes(drawing()[:-3])
    (tmp_path / "gone.svg").symlink_to("nowhere.svg")
    found, problems = find(tmp_path, tmp_path)
    assert [str(place) for place in found.media] == ["good.svg"]
    assert [(one.code.id, one.span.file, one.span.line) for one in problems] == [
        ("S113", "Bad.SVG", 1),
        ("S103", "gone.svg", 1),
        ("S113", "torn.svg", 3),
    ]
