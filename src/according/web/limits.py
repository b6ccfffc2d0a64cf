"""Limits: what the server takes from those who speak to it. All of them stand here."""

#: One uploaded file, all of a request's body, and pasted text, in bytes. A file is what the largest readers take.
FILE, BODY, FIELD = 64_000_000, 200_000_000, 8_000_000
#: Files and other fields of one form; the readers open archives, so that more texts fit into one file.
FILES, FIELDS = 200, 400
#: Header lines of one part of a form, and the bytes of each.
PART_HEADERS, PART_HEADER = 8, 1_000
#: An uploaded file stays in memory up to this many bytes; beyond, it goes to a file beside the workspace.
IN_MEMORY = 1_000_000

#: Seconds in which a request's head must have come, between two pieces of its body, for all of its body, for which an
#: idle connection is kept, and in which an answer must have been taken.
HEAD_WAIT, PIECE_WAIT, BODY_WAIT, IDLE, ANSWER_WAIT = 10.0, 20.0, 300.0, 15, 60.0
#: Bytes of a request's head, connections at one time, requests under way at one time.
HEAD, CONNECTIONS, REQUESTS = 16_384, 100, 32
#: Forms with files that are taken in at one time; another is told to try again.
UPLOADS = 4
#: Characters of a path and a query: what is longer is no address of ours.
PATH, QUERY = 600, 4_000

#: Characters of the name under which a person works.
NAME = 80
