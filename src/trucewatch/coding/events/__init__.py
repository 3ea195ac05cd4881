"""Events: type, mode, contexts and who takes part, from predicates and their arguments."""
