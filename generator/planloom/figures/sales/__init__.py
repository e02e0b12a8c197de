"""What is to be sold: targets, quotas, forecasts, the pipeline, and who can sell it."""
