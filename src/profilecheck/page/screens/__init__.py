"""The screens of the page, a module each: what it shows, and what its forms do."""
