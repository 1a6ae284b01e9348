"""The rules of `facts check`, in the order of the documentation. A new rule is a module and a line here."""
