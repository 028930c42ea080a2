from claims.api import check as check
from claims.api import compare as compare
from claims.api import extract as extract
from claims.api import report as report
from claims.models import Document as Document

__version__: str
