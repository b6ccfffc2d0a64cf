"""The shipped models behind the ports of core, run with onnxruntime."""

from according.neural.encoder import OnnxEncoder, encoder_name, load

__all__ = ["OnnxEncoder", "encoder_name", "load"]
