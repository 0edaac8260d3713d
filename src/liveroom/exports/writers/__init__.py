"""How records are written: documents as Markdown and HTML, tables as CSV, XLSX and JSON."""
