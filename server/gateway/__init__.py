"""The device plane: kiosks, consoles and displays over WebSocket, on the hall's own network.

gateway     accepts connections, checks rights, hands commands to the site's owner
connection  one client: who it is, how fast it may ask, whether it still reads
audience    those who follow a site's board
kiosks      which kiosks are there, and how they are
displays    which displays are there, and which of them speaks
pulse       notices that the one that speaks has gone without a word
login       officers' passwords, and slowing down those who guess
rate        how often is too often
"""
