"""Addresses and how to fetch what they name."""
