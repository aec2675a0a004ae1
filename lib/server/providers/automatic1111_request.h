#pragma once
#include "server/providers/provider_link.h"

namespace mj::server {

// An order as a request of txt2img, img2img or extra-single-image, with the words for the ledger. InvalidField for what they do not take.
Result<ProviderCall> engineRequestOf(const PictureOrder &order);

} // namespace mj::server
