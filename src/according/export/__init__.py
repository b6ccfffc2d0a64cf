"""Results to the formats of the contract: JSON, its schemas, and rows."""
