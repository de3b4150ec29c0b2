"""Models as the plain data of their documents, for whoever writes files: rooms that may not see each other share this.

Reading plain data back needs schemas and belongs to ``documents``; a test there holds both directions together.
"""
