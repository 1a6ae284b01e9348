"""How fast the project is beside its peers: facts in any number, made up from a seed, and what is measured on them."""
