"""What readers see: addresses, pages and exports."""
