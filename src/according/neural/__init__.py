"""The shipped models behind the ports of core, run with onnxruntime."""
