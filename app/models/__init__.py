"""Mô hình: balance, outcomes, lifetimes and the list behind them."""
