"""Speech acts of statements: asserts, accuses, denies, threatens, demands, offers."""
