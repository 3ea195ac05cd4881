"""The brief: what a record holds of some days, every sentence footnoted to its statement."""
