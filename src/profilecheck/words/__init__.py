"""Every word for the person: audiences, reasons, states, outcomes, nouns, sentences of findings.

The terminal, the page and the judge take their words from here, so that one thing is called by one
name. Nothing here knows a terminal, a page of a network or a browser, and nothing is decided here:
each function is handed what was found, and says it.

Plain British English, at most 25 words a sentence, singular and plural right; a network's own nouns
(followers on X, subscribers on YouTube) come from its header, by way of the account.
"""
