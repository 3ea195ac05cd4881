"""Terms of agreements, and reported acts that keep or break them."""
