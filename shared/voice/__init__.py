"""The house's offline voice: what to say, its sound, and the loudspeaker.

wording        calls, counters and texts as words to be spoken: pure
tokens         what a text is made of: patterns
numerals       digits, quantities, Roman numerals: pure
abbreviations  what is spelled, and what shortened words stand for: pure
volume         how loud at what time of day: pure
utterance      what is heard in one go: chime, pauses, sentences
settings       which engine speaks
engine         what every engine of speech does
espeak         eSpeak NG, text to sound
piper          a neural voice from a file
clips          recorded words
clip_list      which words a site must record (a program)
choice         the engines one behind the other, as one evened voice
sound          samples
levels         one loudness and one rate for all of it
chime          two bells
joining        phrases to one sound, without clicks
cache          what was rendered lately
studio         renders utterances ahead, on a thread of its own
renderer       renders one wish, the newest, on a thread of its own
player         what every loudspeaker does
sound_card     the machine's sound card, played by a process of its own
sounder        that process, through Qt Multimedia
loudspeaker    a loudspeaker that writes a WAV file
speaker        says one thing at a time; a newer one takes the place of an older
"""
