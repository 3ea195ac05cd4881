"""When reported acts were: days stated, of entries, of neighbours, and days that are not fixed."""
