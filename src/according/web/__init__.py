"""The web page to work in: a face beside the command line, on this machine alone unless told otherwise."""
