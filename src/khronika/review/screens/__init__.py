"""The screens of the desk: each module answers for one, and lists its routes."""
