"""The reading model: attributions, syntax and names of a document in one pass of a small encoder."""
