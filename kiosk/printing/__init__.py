"""Tickets on paper: laid out, sent, and known to have come out.

    ticket        what a ticket says, and the ESC/POS bytes that say it
    trial         a trial print for the staff
    layout        the same as blocks of words, rules and a code: pure
    description   blocks -> plain text
    length        how much paper that is: pure
    logo          a picture -> black and white dots
    phrases       the fixed words of a ticket, by language
    wrapping      words on lines, none broken, none too long
    sheet         what the paper and the printer can take
    spelling      characters the printer has
    encoder       blocks -> ESC/POS, by python-escpos
    status        what the sensors' bytes mean: pure
    outcome       what became of a ticket
    condition     both in one word, for the consoles: pure
    watch         when to look at an idle printer, and what of it is news
    roll          tickets left on the roll: pure
    capabilities  the printers that python-escpos knows
    config        the [printer] table of the kiosk's configuration
    transport     ways to reach a printer: network, devicefile, serialport, usb, cups, library (Windows), preview
    choice        which of them a configuration names
    conversation  ask, send, confirm
    printer       one printer: check it, print on it
    spooler       the same on a thread of its own

No Qt here. The kiosk's window hears of a printer only by the callbacks of the spooler.
"""
