"""After an edit: only what it touches is read, checked, weighed and printed again, and all is as if built anew."""
