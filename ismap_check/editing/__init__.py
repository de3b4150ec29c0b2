"""Plain data to the text of files: whole, or as the change of a file that people wrote.

What other rooms take from here: ``yaml_text.yaml_text`` writes a document anew, ``edit.edited`` changes one by
position, ``edit.rewritten`` replaces one that cannot be changed so. No kinds of document are known here.
"""
