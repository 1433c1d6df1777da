"""Content files written: composed, styled, changed in place, moved, begun."""
