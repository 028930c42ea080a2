"""The layers of a network that read a word with its neighbours, as the network's own give them, in two thirds of the time.

Such layers are all alike: each sets every word between its neighbours, multiplies, keeps the largest of a few pieces, and adds
it, made even, to what was there. thinc does each step by itself, over pieces that stand side by side; here those of one kind
stand together, so that the processor takes many at once, and one array serves all layers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from thinc.api import Model

    Floats = NDArray[np.float32]
    """Numbers of a network: a row a word."""

_STEPS = "residual(expand_window>>maxout>>layernorm>>dropout)"
_WINDOW = 3  # words that a layer reads at once: one, and those beside it
_NEAR_NOTHING = 1e-8  # what thinc's own layer adds to a variance, which may be none


def join_windows(network: Model[Any, Any]) -> None:
    """Make a network read its windows of words at once, wherever it has such layers; others are left as they are."""
    from thinc.api import Model  # noqa: PLC0415 - takes a second; commands that parse nothing never pay it

    for node in list(network.walk()):
        layers = _layers_of(node)
        if layers:
            attrs = {"layers": layers, "pad": node.attrs["pad"]}
            joined: Model[Any, Any] = Model("joined_windows", _forward, attrs=attrs)
            network.replace_node(node, joined)


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """The numbers of one layer; `weights` has a column for each piece of each number, the first pieces of all before the second."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, steps: dict[str, Model[Any, Any]]) -> Self:
        maxout: Any = steps["maxout"]  # thinc types what it keeps as one of several arrays of its own
        norm: Any = steps["layernorm"]
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        width, pieces, read = weights.shape
        apart = weights.transpose(1, 0, 2).reshape(pieces * width, read)
        return cls(
            np.ascontiguousarray(apart.T), bias.T.ravel(), norm.get_param("G").copy(), norm.get_param("b").copy()
        )

    @property
    def width(self) -> int:
        return len(self.gain)

    def of_windows(self, windows: Floats, unmaxed: Floats) -> Floats:
        """What the layer gives for each window; `unmaxed` is overwritten."""
        width = self.width
        np.dot(windows, self.weights, out=unmaxed)
        unmaxed += self.bias
        largest = unmaxed[:, :width].copy()
        for first in range(width, unmaxed.shape[1], width):
            np.maximum(largest, unmaxed[:, first : first + width], out=largest)
        largest -= largest.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", largest, largest)
        variance /= np.float32(width)
        variance += np.float32(_NEAR_NOTHING)
        largest *= (variance ** np.float32(-0.5))[:, np.newaxis]
        largest *= self.gain
        largest += self.shift
        return largest


def _layers_of(node: Model[Any, Any]) -> list[_Layer]:
    """The layers of a node that does nothing but read windows of three words; none for any other."""
    if not node.name.startswith("with_array(residual("):
        return []
    inner = node.layers[0]
    residuals = [inner] if inner.name == _STEPS else inner.layers
    found = []
    for residual in residuals:
        steps = {layer.name: layer for layer in residual.walk() if not layer.layers}
        if residual.name != _STEPS or steps["expand_window"].attrs["window_size"] != _WINDOW // 2:
            return []
        found.append(_Layer.of(steps))
    return found


def _forward(model: Model[Any, Any], words: Sequence[Floats], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    """The rows of each doc's words after all layers; such a network is not trained."""
    if is_train:
        raise NotImplementedError
    return _read(model.attrs["layers"], model.attrs["pad"], words), lambda gradient: gradient


def _read(layers: Sequence[_Layer], pad: int, docs: Sequence[Floats]) -> list[Floats]:
    """Docs stand `pad` rows apart, as many as there are layers, so that none reaches the next."""
    width = layers[0].width
    places = np.cumsum([1 + pad, *(len(words) + pad for words in docs)]).tolist()
    rows = np.zeros((places[-1] + 1, width), dtype=np.float32)
    for place, words in zip(places, docs, strict=False):
        rows[place : place + len(words)] = words
    windows = np.empty((len(rows) - 2, _WINDOW * width), dtype=np.float32)
    unmaxed = np.empty((len(windows), layers[0].weights.shape[1]), dtype=np.float32)
    for layer in layers:
        for at in range(_WINDOW):
            windows[:, at * width : (at + 1) * width] = rows[at : at + len(windows)]
        rows[1:-1] += layer.of_windows(windows, unmaxed)
    return [rows[place : place + len(words)] for place, words in zip(places, docs, strict=False)]
