"""The central server: routes tickets to counters, and never loses, doubles or reorders one."""
