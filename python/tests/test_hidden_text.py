"""What a spreadsheet keeps beside its cells - comments, text boxes, charts - is no text of them."""

from __future__ import annotations

import pytest

import stadtnetz as sn

ROWS = [["Stadt", "Land", "seit"], ["Kassel", "HE", "2015"], ["Gera", "TH", "2018"]]


def flat_open_document() -> str:
    chart = (
        "<draw:frame><draw:object><office:document><table:table><table:table-row><table:table-cell><text:p>Chart</text:p>"
        "</table:table-cell></table:table-row></table:table></office:document></draw:object></draw:frame>"
    )
    box = "<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box></draw:frame>"
    beside = {"Kassel": chart, "Gera": box}
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string">{beside.get(text, "")}<text:p>{text}</text:p></table:table-cell>'
            for text in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    names = {"office": "office", "draw": "drawing", "table": "table", "text": "text"}
    spaces = " ".join(f'xmlns:{prefix}="{urn}:{name}:1.0"' for prefix, name in names.items())
    return (
        f'<?xml version="1.0"?><office:document {spaces} office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f'<office:body><office:spreadsheet><table:table table:name="L"><table:shapes>{box}</table:shapes>{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document>"
    )


def spreadsheet_of_2003() -> str:
    comment = '<Comment ss:Author="x"><ss:Data>anrufen</ss:Data></Comment>'
    rows = "".join(
        "<Row>"
        + "".join(
            f'<Cell><Data ss:Type="String">{text}</Data>{comment if text == "Kassel" else ""}</Cell>' for text in row
        )
        + "</Row>"
        for row in ROWS
    )
    urn = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{urn}" xmlns:ss="{urn}">'
        f'<Worksheet ss:Name="L"><Table>{rows}</Table></Worksheet></Workbook>'
    )


def page() -> str:
    comment = '<a class="comment-indicator"></a><comment>anrufen</comment>'
    rows = "".join(
        "<tr>" + "".join(f"<td>{comment if text == 'Kassel' else ''}{text}</td>" for text in row) + "</tr>" for row in ROWS
    )
    return f"<html><body><table>{rows}</table></body></html>"


@pytest.mark.parametrize("make", [flat_open_document, spreadsheet_of_2003, page], ids=lambda make: make.__name__)
def test_what_lies_beside_a_cell_is_no_text_of_it(make: object) -> None:
    list_ = make().encode()  # type: ignore[operator]
    read = sn.typed(list_, sn.inspect(list_).profile).table
    assert [(row["name"], row["state"], row["from"]) for row in read] == [
        ("Kassel", "DE-HE", "2015"),
        ("Gera", "DE-TH", "2018"),
    ]
