"""The one place where a site's state lives: submit → decide → apply → (group) commit → publish and acknowledge.

owner    takes commands and readers in, and lets answers and events out
items    what is on its way to the database
telling  events as they are sent
rebuild  a day, read anew from its journal
"""
