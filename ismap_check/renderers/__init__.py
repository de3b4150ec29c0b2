"""Report or result to bytes; escaping happens here, words are not chosen here."""
