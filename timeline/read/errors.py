"""What is said when something cannot be read."""


class ReadError(ValueError):
    """An article, file or cell that cannot be read; the message says what, where and the remedy."""
