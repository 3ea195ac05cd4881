"""Who the words of a story mean: names, titles, pronouns and offices, and the code of each."""
