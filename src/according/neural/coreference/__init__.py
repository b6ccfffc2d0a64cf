"""The scorer of antecedents: small layers over the reader's vectors."""
