"""Words that the grader and the warm template have in common."""

ONCE, SHUT_IN = "sekali", "terkurung"  # arguments of the template
READY = b"siap\n"  # what the template says first
ALIVE, REFUSED = b"!", b"?"  # what a fork says first
READY_WORD = "siap"  # the word of the first frame of a fresh process
# Of a submission that has namespaces of its own: where it may write, and its folder there.
PLACE = "/kerja"
WORK = f"{PLACE}/latihan"
