"""What a kiosk keeps over a restart or a power cut: one SQLite file in its state folder.

store        opens the file, gives transactions, says what is wrong with it
migrations   its tables, version by version
outbox       commands without a final answer
series       the numbers this kiosk has given out by itself
tickets      what today's papers say, and what became of each
hall         what the server last said of the hall
refusals     what the server would not take of it, for the staff
paper_roll   what the roll in the printer has given
settings     what was set at the kiosk itself
tenure       one program to a state folder
"""
