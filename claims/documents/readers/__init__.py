"""The readers: one function for each kind of file, its bytes → its text. `claims.documents.formats` holds the table of them."""
