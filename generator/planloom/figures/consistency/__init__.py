"""What is said twice, or out of its series: what rules hold against each other."""
