"""A page as our components see it: its layers of rows, its quotation marks, where certain words stand, whose words they are."""
