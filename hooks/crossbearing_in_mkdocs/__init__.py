"""The rooms behind the hook: with the hook itself the only package that knows MkDocs."""
