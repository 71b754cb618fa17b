"""The house's offline voice: what to say, its sound, and the loudspeaker.

wording   numbers, counters and texts as words to be spoken: pure
sound     a piece of speech as samples
espeak    eSpeak NG, text to sound
renderer  rendering on a thread of its own
player    the loudspeaker, through Qt Multimedia
speaker   says one thing at a time; a newer one takes the place of an older
"""
