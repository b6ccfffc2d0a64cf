"""A small builder of ONNX graphs, with the int8 layers that the shipped models are made of."""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

#: Operators that every build of onnxruntime for a CPU has; graphs made of them need no optimisation at start.
FUSED = "com.microsoft"
#: Seven bits: two products of a byte and a weight then fit into the 16 bits in which older x86 CPUs add them up.
LARGEST = 63


class Graph:
    """Nodes and constants in the order in which they are added; every method returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, array: NDArray[np.generic]) -> str:
        """A constant under ``name``; given once."""
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def node(self, operator: str, *inputs: str, domain: str = "", output: str = "", **attributes: object) -> str:
        """An operator with one output, named ``output`` or by its number."""
        output = output or f"{operator.lower()}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [output], domain=domain, **attributes))
        return output

    def cast(self, x: str, kind: int) -> str:
        """``x`` in another type of number."""
        return self.node("Cast", x, to=kind)

    def split(self, x: str, parts: int) -> list[str]:
        """``x`` cut into equal parts along its last axis."""
        outputs = [f"{x}.part{i}" for i in range(parts)]
        self.nodes.append(helper.make_node("Split", [x], outputs, axis=-1, num_outputs=parts))
        return outputs

    def embedding(self, name: str, table: NDArray[np.float32], ids: str) -> str:
        """Rows of a table kept as int8 with one scale a row."""
        scale = np.abs(table).max(axis=1, keepdims=True) / 127
        scale[scale == 0] = 1
        rows = self.constant(name, np.rint(table / scale).astype(np.int8))
        scales = self.constant(f"{name}.scale", scale.astype(np.float32))
        x = self.cast(self.node("Gather", rows, ids), TensorProto.FLOAT)
        return self.node("Mul", x, self.node("Gather", scales, ids))

    def dense(self, name: str, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32] | None) -> str:
        """``x @ weight.T + bias`` in int8: one scale an output column; ``x`` is quantised as it comes."""
        columns = weight.T
        scale = np.abs(columns).max(axis=0) / LARGEST
        rounded = np.clip(np.rint(columns / scale), -LARGEST, LARGEST).astype(np.int8)
        inputs = [x, self.constant(f"{name}.weight", rounded)]
        inputs += [self.constant(f"{name}.scale", scale.astype(np.float32)), ""]
        if bias is not None:
            inputs.append(self.constant(f"{name}.bias", bias))
        return self.node("DynamicQuantizeMatMul", *inputs, domain=FUSED)

    def unit_mean(self, hidden: str, mask: str, output: str) -> str:
        """The mean of the tokens that ``mask`` keeps, at unit length (the sum has the same direction)."""
        one = self.constant("one", np.array([1], np.int64))
        kept = self.node("Unsqueeze", self.cast(mask, TensorProto.FLOAT), one)
        return self.node("LpNormalization", self.node("Squeeze", self.node("MatMul", kept, hidden), one), output=output)

    def save(
        self,
        path: Path,
        inputs: dict[str, list[str]],
        outputs: dict[str, list[str | int]],
        *,
        floats: dict[str, list[str | int]] | None = None,
    ) -> None:
        """Write the model; ``inputs`` are of whole numbers, ``floats`` and ``outputs`` of floats, with dimensions."""
        whole = helper.make_graph(
            self.nodes,
            "encoder",
            [
                *(helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name, shape in inputs.items()),
                *(
                    helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
                    for name, shape in (floats or {}).items()
                ),
            ],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
            list(self.constants.values()),
        )
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid(FUSED, 1)]
        model = helper.make_model(whole, opset_imports=opsets, ir_version=8, producer_name="according")
        path.write_bytes(model.SerializeToString(deterministic=True))
