"""What is asked of the person, as data: the question, its options, and what a reply becomes.

Whichever face asks: nothing here is typed, shown or kept.
"""
