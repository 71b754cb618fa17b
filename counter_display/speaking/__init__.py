"""What is said in the hall, when, and by which display.

line         the calls and announcements still to be said, in order: pure
phrasing     how one of them is said, and the shorter the more others wait: pure
group        whose calls and announcements are heard from a group of loudspeakers: pure
duty         which display of a group speaks, also while the server is away: pure
progress     whether the one that speaks gets on: pure
foresight    which calls are likely next: pure
rehearsal    has these rendered ahead, and those that wait
voice        says one utterance after the other: renders it, plays it, notices when nothing is heard
speaking     the parts wired to the link, the stage and the memory
diary        what of it is written down
telling      what this display tells the server of itself
report       when what was said, for measures and trials
"""
