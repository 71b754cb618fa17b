"""Pictures and films beside the calls: what is shown when, how a broken file is stepped over, how films are played."""
