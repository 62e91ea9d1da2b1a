"""The local page: the second face, for people who do not live in a terminal.

A server on this computer alone shows one screen after the other, from “which networks” to the
checklist. It knows nothing of the terminal: what is asked is in `questions`, what is kept in
`store`, every word in `words`.
"""
