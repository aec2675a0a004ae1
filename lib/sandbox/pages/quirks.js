// The bad habits that need a script: dialogs, a window nobody asked for, and taking the top window.
(function () {
  'use strict';
  var leaving = document.getElementById('quirks-top');
  if (leaving) {
    window.top.location = leaving.dataset.url;
    return;
  }
  var page = document.getElementById('quirks');
  var said = document.getElementById('quirk-said');
  function onClick(id, act) { document.getElementById(id).addEventListener('click', act); }
  onClick('quirk-alert', function () {
    window.alert(page.dataset.alert);
    said.textContent = 'alert';
  });
  onClick('quirk-confirm', function () { said.textContent = 'confirm: ' + window.confirm(page.dataset.confirm); });
  // Three seconds later it is no longer the answer to a click, so a browser may block it.
  onClick('quirk-window', function () {
    window.setTimeout(function () { said.textContent = 'window: ' + (window.open('about:blank', '_blank') ? 'opened' : 'blocked'); }, 3000);
  });
})();
