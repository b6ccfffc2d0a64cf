"""The reader in torch: corpora, batches, model and losses."""
