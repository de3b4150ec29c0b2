"""What the words of the field mean: frozen dataclasses and enums, no behaviour beyond looking things up.

Floor 0 of the house: nothing here imports a file system, a clock, a third party or a higher room.
"""
