print("vaxalloc")
