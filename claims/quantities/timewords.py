"""How dates, eras, periods and times of day are written, as patterns for a text in lower case (`ERAS`: as given).

Every repetition is bounded, and no match begins inside a word or a run of digits.
"""

from __future__ import annotations

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)(?![a-z])"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?(?:[-/&]|and|to|or)\s?{_DAY})?"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}"
_TO_NINE = "one|two|three|four|five|six|seven|eight|nine"
_COUNT = (
    r"(?:[0-9][0-9]{0,3}|an?\s(?:couple\sof|few|dozen|hundred)|couple\sof|few|dozen|hundred|several"
    rf"|{_TO_NINE}|ten|eleven|twelve|thirteen|fourteen|fifteen"
    rf"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{_TO_NINE}))?)"
)
_COUNTS = rf"{_COUNT}(?:\s?(?:to|or|-)\s?{_COUNT})?"
_SPAN = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|weekends?|nights?|months?|quarters?|years?|decades?|centuries"
    r"|generations?|seasons?|summers?|winters?|autumns?|springs?)"
)
_OWNERS = "the|these|his|her|its|their|our"
_PLACED = "last|past|next|previous|preceding|coming|following|recent|final|latest|first"
_NO_VERB = r"(?<!\bto\s)(?<!\b(?:may|can)\s)(?<!\bwill\s)(?<!\b(?:could|might|would)\s)(?<!\bshould\s)"
_HOUR = r"(?:2[0-4]|1[0-9]|0?[0-9])"
_AM = r"(?:[ap]\.m\.|[ap]m\b)"
_ZONE = r"(?:gmt|utc|bst|est|edt|pst|pdt|et|pt|cet|ist)\b"

DATES = (
    rf"(?<!\w)(?:the\s)?{_DAYS}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}(?![0-9,]))?",
    rf"(?<!\w){_MONTH}\s{_DAYS}(?![0-9]|[,.][0-9]|\s?%)(?:,?\s{_YEAR}(?![0-9]))?(?:\s?-\s?{_MONTH}\s{_DAY}(?![0-9]))?",
    rf"(?<!\w){_MONTH},?\s(?:of\s)?{_YEAR}(?![0-9,])",
    r"(?<![\w-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])(?:t[0-9:.]+z?)?",
    r"(?<![\w/.])[0-9]{1,2}[/.][0-9]{1,2}[/.](?:19|20)?[0-9]{2}(?![\w/])",
    r"(?<!\w)(?:the\s)?(?:(?:early|mid|late)[- ])?(?:1[0-9]|20)[0-9]0'?s(?!\w)",
    r"(?<![\w'])'[0-9]{2}(?![\w'])",
    r"(?<![\w.,])(?:19|20)[0-9]{2}\s?[-/]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![\w,])",
    rf"(?<!\w)(?:between\s{_YEAR}\sand\s{_YEAR}|from\s{_YEAR}\s(?:to|until|through)\s{_YEAR})(?![\w,])",
)
ERAS = (
    r"(?<![\w.,])[0-9]{1,5}(?:\s?-\s?[0-9]{1,5})?\s?(?:BCE?|AD|CE|B\.C\.|A\.D\.)(?!\w)",
    r"(?<!\w)(?:AD|A\.D\.)\s[0-9]{1,4}(?![\w,])",
)
PERIODS = (
    rf"(?<!\w)(?=(?:{_OWNERS}|{_PLACED})\s){_NO_VERB}(?:(?:{_OWNERS})\s)?(?:{_PLACED})\s{_COUNTS}\s{_SPAN}(?!\w)",
    (
        rf"(?<![\w.,-]){_COUNTS}(?:-and-a-half|\sand\sa\shalf)?\s(?:full\s|more\s)?{_SPAN}"
        r"\s(?:ago|earlier|later|before\s(?:that|this)|hence|from\snow|previously|on\sfrom)(?!\w)"
    ),
)
TIMES = (
    rf"(?<![\w:.]){_HOUR}(?:[:.][0-5][0-9])?(?:\s?-\s?{_HOUR}(?:[:.][0-5][0-9])?)?\s?{_AM}(?:\s{_ZONE})?",
    rf"(?<!\w)(?:between|from)\s{_HOUR}(?:[:.][0-5][0-9])?\s(?:and|to|until|till)\s{_HOUR}(?:[:.][0-5][0-9])?\s?{_AM}(?:\s{_ZONE})?",
    rf"(?<![\w:.]){_HOUR}:[0-5][0-9](?::[0-5][0-9])?(?![\w:])(?:\s?{_ZONE})?",
    rf"(?<![\w:.,]){_HOUR}[0-5][0-9]\s?(?:hours\b|{_ZONE})",
)
_HOURS = rf"(?:[0-9]{{1,2}}|{_TO_NINE}|ten|eleven|twelve)"
_BEHIND_HOUR = r"(?=[.,;:!?)]|\s(?:in\sthe|on|at|and|when)\b|$)"
CLOCK = (
    rf"(?<!\w){_HOURS}\so'clock(?!\w)",
    rf"(?<!\w)(?:a\s)?quarter\sto\s{_HOURS}{_BEHIND_HOUR}",
    rf"(?<!\w)half\spast\s{_HOURS}(?!\w)",
    rf"(?<!\w)(?:(?:a\s)?quarter|five|ten|twenty|twenty-five|[0-9]{{1,2}}\sminutes)\spast\s{_HOURS}{_BEHIND_HOUR}",
)
