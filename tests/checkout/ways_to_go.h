#pragma once
#include "checkout/shop.h"

namespace mj {

// How a page can send somebody to an address; the first five replace the page itself.
enum class Way { Href, Replace, Form, Anchor, Redirect, Window, Frame };
inline constexpr int kPageWays = 5;

// Any characters may be in the address, except double quotes. What the page's own parser refuses is refused.
void goBy(Shop &shop, Way way, const QString &address);

// A script: what the frames of the page say, as far as it may look into them.
QString framesHold();

} // namespace mj
