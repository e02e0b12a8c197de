from lxml import etree

from planloom.charts.svg import clean


def test_the_lines_of_a_text_stand_below_each_other():
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text transform="translate(4,4)">'
        '<tspan>9, 10</tspan><tspan x="0" dy="17">11</tspan></text></svg>'
    )
    text = etree.fromstring(clean(drawn).body)
    assert [(line.text, line.get("dy")) for line in text] == [("9, 10", None), ("11", "17")]
