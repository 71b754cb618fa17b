"""A thermal printer made of software: it listens like one, answers like one, fails like one and shows its paper.

    commands     bytes -> commands, one at a time
    codepages    what a byte above 127 means
    marks        what a command does to the paper
    interpreter  commands -> marks
    glyphs       a character as the dots of its cell
    paper        marks -> pieces of paper, as pictures
    realtime     requests that are answered even when nothing can be printed
    mechanism    the whole device with its faults, without a socket
    device       the same on a TCP port, on a thread of its own
    __main__     the same as a program

Written from Epson's ESC/POS command reference, not from the kiosk's code, so that the two can check each other.
"""
