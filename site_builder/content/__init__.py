"""The content folder, read and checked: files into papers, or every problem there is."""
