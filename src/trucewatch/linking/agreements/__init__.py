"""The register of agreements and the ledger of findings on their provisions."""
