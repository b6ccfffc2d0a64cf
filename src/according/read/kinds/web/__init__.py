"""Web archives: WARC and WACZ, each page in them an input of its own."""
