"""The torch side of the scorer of antecedents."""
