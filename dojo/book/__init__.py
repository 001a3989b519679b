"""The web book: pages made from the syllabus, the behaviours and real runs of the spec. See mkdocs.yml."""
