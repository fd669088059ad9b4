"""How the cells of one column are to be read, worked out from the whole column, its heading and its neighbours."""
