// Tells the merchant page how the visit ended. A checkout opened in a tab of its own has no parent and goes there itself.
(function () {
  'use strict';
  var section = document.getElementById('handoff');
  var told = JSON.parse(section.dataset.told);
  if (window.parent !== window) {
    window.parent.postMessage(told, section.dataset.origin);
  } else if (told.kind === 'redirect') {
    window.location.replace(told.url);
  } else {
    window.close();
  }
})();
