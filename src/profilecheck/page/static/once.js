// What was sent is sent once. Where a page answers a form, the browser would send that once more before
// it showed the page again. From now on it asks for the page alone.
"use strict";

history.replaceState(history.state, "");
