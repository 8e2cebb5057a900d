"""What the parse of a sentence says, whatever is read from it: who does what (`functions`), and whether it is so (`factuality`)."""
