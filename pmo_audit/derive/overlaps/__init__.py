"""Work done twice: pairs of projects, or of deliverables of different projects, that resemble each other."""
