"""Inputs to extracts: files, folders and standard input; plain text, Markdown and saved web pages."""
