"""Word processors' documents: their text as if every tracked change had been accepted, and the changes beside it."""
