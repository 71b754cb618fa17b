"""The house's offline voice: what to say, its sound, and the loudspeaker.

wording      numbers, counters and texts as words to be spoken: pure
utterance    what is heard in one go: chime, pauses, sentences
engine       what every engine of speech does
espeak       eSpeak NG, text to sound
choice       the engines that the settings choose, one behind the other, as one evened voice
sound        samples
levels       one loudness and one rate for all of it
chime        two bells
joining      phrases to one sound, without clicks
cache        what was rendered lately
studio       renders utterances ahead, on a thread of its own
renderer     rendering one wish, the newest, on a thread of its own
player       the loudspeaker, through Qt Multimedia
loudspeaker  a loudspeaker that writes a WAV file
speaker      says one thing at a time; a newer one takes the place of an older
"""
