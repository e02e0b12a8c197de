"""How problems are told: one renderer an audience. Finding them is the business of the stages."""
