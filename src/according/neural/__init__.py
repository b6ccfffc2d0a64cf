"""The shipped models behind the ports of core, run with onnxruntime."""

from according.neural.encoder import OnnxEncoder, encoder_name, load
from according.neural.reader.reader import OnnxReader, load_reader, reader_name

__all__ = ["OnnxEncoder", "OnnxReader", "encoder_name", "load", "load_reader", "reader_name"]
