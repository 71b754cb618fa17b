"""What is said in the hall, when, and by which display.

line         the calls and announcements still to be said, in order: pure
phrasing     how one of them is said, and the shorter the more others wait: pure
duty         which display of a group of loudspeakers speaks, also while the server is away: pure
voice        says one utterance after the other: renders it, plays it, notices when nothing is heard
speaking     the parts wired to the link, the stage and the memory
telling      what this display tells the server of itself
"""
