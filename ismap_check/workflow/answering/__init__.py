"""Ask for answers one by one: a dialogue as values, with neither terminal nor files in it, and what saves an answer.

``ground`` is what is known of a profile and what is open in it, ``needs`` what an answer has to say, ``reading`` and
``entries`` make something of a line, ``dialogue`` goes on from one line to the next. Only ``saving`` touches files.
"""
