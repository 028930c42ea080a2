"""Stories written for tests of copies: an agency's report of a ferry, what newspapers make of it, and other writers' reports of the same day."""

from __future__ import annotations

FERRY = """A passenger ferry ran aground in thick fog off the island of Sorvik early on Tuesday, killing nine people and leaving four others missing, the coastguard said.

The Lindholm was carrying 212 passengers and 18 crew from the mainland port of Halden when she struck a reef about two kilometres from the harbour entrance shortly after five in the morning.

"Nine people have lost their lives and we are still looking for four," coastguard commander Berit Aasland told reporters on the quay. "The fog is so dense that our helicopters cannot fly."

Fishing boats brought most of the survivors ashore within two hours. Sixty-one people were treated in the island's small hospital, mainly for cold and for broken bones, its director said, and seven of them were later taken to the mainland.

Passengers described a grinding noise and then darkness. "The lights went out and everybody ran for the stairs," said Tomas Eide, a teacher who was travelling with his class. All of the 23 pupils were safe, he said.

The shipping company said that the master had sailed the route for eleven years. It declined to comment on reports that the ship's radar had been repaired twice since the spring.

Investigators from the transport safety board were expected on the island by the evening. A preliminary report would take about a month, the board said.

The Lindholm was built in 1994 and passed her last inspection in March. In 2011 a sister ship struck the same reef, without loss of life.
"""

OWN_REPORT = """It was the noise that woke the people of Sorvik. By the time the first of them reached the quay, the Lindholm lay on her side on the reef that islanders call the Sow, and the fishing boats were already on their way.

Nine people died on the ferry on Tuesday morning and four had not been found by nightfall, in the worst accident in these waters for half a century. More than sixty were hurt.

"Nine people have lost their lives and we are still looking for four," coastguard commander Berit Aasland told reporters on the quay. She looked as if she had not slept.

Among those who put out was Arne Moe, 71, whose boat took 40 people off in three trips. "You could not see your own hand," he said. "We went by the shouting."

A class from Halden had been on its way to a camp. "The lights went out and everybody ran for the stairs," said Tomas Eide, a teacher who was travelling with his class. He counted the children on the deck, again in the boat and again on the quay, and each time there were 23.

Why the ship left her course is what the island was asking on Tuesday night. She had made this crossing six times a day since 1994, and the reef is marked on every chart. The company's office in Halden stayed shut.

In the church hall, volunteers had laid out blankets and soup. The names of the dead had not been made public, but on an island of 900 people there was nobody who did not know one of them.
"""

OTHER_REPORT = """The coastguard has called off its search for survivors of the Sorvik ferry disaster until daylight, after fog and a rising sea made it too dangerous for divers to go on.

Nine bodies have been recovered since the Lindholm hit a reef on Tuesday with 230 people on board. Four passengers are unaccounted for, among them a couple from Halden and their son.

Commander Berit Aasland said that the boats would go out again at six. "The fog is so dense that our helicopters cannot fly," she said.

The transport minister, Jon Refsnes, promised a full inquiry and said that he had ordered checks on the radar of every ferry of that class. He will travel to the island on Wednesday.

Unions have complained for years that crews work shifts of up to fourteen hours on the route. The company has denied that, and says that it keeps to the rules on rest.
"""

MARKET = """The price of bread in the capital rose by 14 percent in the year to October, the fastest since records began, the statistics office said on Monday.

A loaf of the standard brown kind now costs 3.20 crowns in the shops that the office visits, up from 2.81 crowns a year before. Flour rose by 9 percent over the same time and fuel for ovens by 31 percent.

Bakers said that they could not carry the costs any longer. "We have put off repairs, we have put off hiring, and now there is nothing left to put off," said Pavla Horak, who runs four shops in the north of the city.

The ministry of agriculture expects prices to ease after the harvest in neighbouring countries. The central bank left its rate at 5.5 percent last week and said that food would keep inflation above its target until the summer.
"""


def headed(text: str, headline: str = "Night of fear on the Sorvik ferry") -> str:
    """The story under another newspaper's headline, by-line and page furniture."""
    return f"{headline}\n\nBy our staff\n\n{text}\nRead more\n\nSign up for our newsletter\n"


def cut(text: str, paragraphs: int) -> str:
    """The first paragraphs of a story."""
    return "\n\n".join(text.split("\n\n")[:paragraphs]) + "\n"


def reworded(text: str) -> str:
    """The story with three of its words changed."""
    found = text.replace("thick fog", "heavy fog").replace("brought most", "carried most")
    return found.replace("were expected on", "were due on")


def updated(text: str) -> str:
    """The story as it was told some hours later: two more dead, two fewer missing."""
    found = text.replace(
        "killing nine people and leaving four others missing", "killing eleven people and leaving two others missing"
    )
    return found.replace(
        '"Nine people have lost their lives and we are still looking for four,"',
        '"Eleven people have lost their lives and we are still looking for two,"',
    )


def edited(text: str) -> str:
    """The story after an editor's hand: a word or two changed in most sentences, two paragraphs gone, the order of two turned."""
    parts = text.strip().split("\n\n")
    found = "\n\n".join([parts[0], parts[2], parts[1], parts[3], parts[4], parts[6]])
    for old, new in (
        ("early on Tuesday", "on Tuesday morning"), ("others missing", "more missing"), ("she struck", "it struck"),
        ("shortly after five in the morning", "just after 5 a.m."), ("told reporters on the quay", "said"), ("ashore", "to land"),
        ("its director said", "according to its director"), ("described", "spoke of"), ("by the evening", "on Tuesday evening"),
    ):  # fmt: skip
        found = found.replace(old, new)
    return found + "\n"


def half(text: str) -> str:
    """A report of a newspaper's own that quotes two paragraphs of the agency's."""
    parts = text.strip().split("\n\n")
    return (
        "\n\n".join([*OWN_REPORT.strip().split("\n\n")[:2], parts[1], parts[3], *OWN_REPORT.strip().split("\n\n")[5:]])
        + "\n"
    )
