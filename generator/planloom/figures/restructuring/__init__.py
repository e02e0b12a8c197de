"""What is saved, who leaves, and how the organisation looks before and after."""
