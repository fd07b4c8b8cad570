"""What the furniture says about its article."""

import pytest

from analysis.boilerplate import Fields, fields

BODY = "The pier of Norvale will be repaired, the council said on Monday after a long debate."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (BODY, Fields()),
        (f"PORT VELL, May 3 (AP) — {BODY}", Fields("PORT VELL", "AP")),
        (f"May 3 (UPI) -- {BODY}", Fields(None, "UPI")),
        (f"TARROW (Courier) - {BODY}", Fields("TARROW", "Courier")),
        (f"Harrow Falls, Ore. — {BODY}", Fields("Harrow Falls, Ore.")),
        (f"(CNN) {BODY}", Fields(None, "CNN")),
        (f"Tarrow (CNN){BODY}", Fields("Tarrow", "CNN")),
        (f"PORT VELL: (PTI) {BODY}", Fields("PORT VELL", "PTI")),
        (f"PORT VELL, May 3 (EFE).- {BODY}", Fields("PORT VELL", "EFE")),
        (f"PORT VELL — (Bloomberg) -- {BODY}", Fields("PORT VELL", "Bloomberg")),
        (f"PORT VELL--(BUSINESS WIRE)--{BODY}", Fields("PORT VELL", "BUSINESS WIRE")),
        (f"PORT VELL, May 3, 2021 /PRNewswire/ -- {BODY}", Fields("PORT VELL", "PRNewswire")),
        (f"Port Vell, Spain – {BODY}", Fields("Port Vell, Spain")),
        (f"The Herald’s owner (CNN reported it) is Norvale. {BODY}", Fields()),
        (f"By Ana Lund\n\n{BODY}", Fields(byline="Ana Lund")),
        (f"Von Ana Lund\n\n{BODY}", Fields(byline="Ana Lund")),
        (f"Written by: Ana Lund and Tor Vik\n\n{BODY}", Fields(byline="Ana Lund and Tor Vik")),
        (f"Published: May 3, 2021 4:15 pm\n\n{BODY}", Fields(timestamp="May 3, 2021 4:15 pm")),
        (f"date 2021-05-03 2/7\n\n{BODY}", Fields(timestamp="2021-05-03")),
        (f"{BODY}\n\nReuters", Fields(wire_credit="Reuters")),
        ("", Fields()),
    ],
)
def test_fields(text, wanted):
    assert fields(text) == wanted
