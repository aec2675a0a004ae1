// Tells the checkout that opened this window that the customer is authenticated, and goes away.
(function () {
  'use strict';
  var session = document.getElementById('popup-done').dataset.session;
  // Without an opener (a policy of the merchant page cut it off) the page stays and says so.
  if (!window.opener) return;
  window.opener.postMessage({ source: 'toss-sandbox', kind: 'authenticated', session: session }, window.location.origin);
  window.close();
})();
