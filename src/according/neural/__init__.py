"""The shipped models behind the ports of core, run with onnxruntime."""

from according.neural.coreference.scorer import AntecedentNetwork, coreference_name, load_coreference
from according.neural.encoder import OnnxEncoder, encoder_name, load
from according.neural.pairs.scorer import OnnxPairScorer, load_pairs, pairs_name
from according.neural.reader.reader import OnnxReader, load_reader, reader_name
from according.neural.remembering import remembering

__all__ = [
    "AntecedentNetwork",
    "OnnxEncoder",
    "OnnxPairScorer",
    "OnnxReader",
    "coreference_name",
    "encoder_name",
    "load",
    "load_coreference",
    "load_pairs",
    "load_reader",
    "pairs_name",
    "reader_name",
    "remembering",
]
