"""One file a page, run by Streamlit; each reads, draws its parts and hands decisions to the desk."""
