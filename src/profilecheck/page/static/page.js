// What the page does beside its forms; it works without.
