"""The workshop: what a trainer shows a room, on made-up people alone.

A server on this computer shows two windows: the projector's, for the room, and the trainer's, with
notes and controls. Every network in it is a replica that this computer serves to itself; there is
no way from here to a real account, and nothing of it is kept.
"""
