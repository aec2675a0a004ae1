#pragma once
#include "server/providers/provider_link.h"

namespace mj::server {

// The size of pictures that an order comes to, one of the words "512", "1K", "2K", "4K": the quality where it is one of them, else the
// nearest by area. Empty where the model has but one size.
QString geminiSize(const PictureOrder &order);

// An order as a generateContent call. What the model's options may say:
//   "aspect_ratios": ["1:1", ...]    what it makes, else the ten that every model does
//   "image_sizes": ["1K", "2K"]      what it makes, else all four; empty: it has but one
// Errors: InvalidField (prompt, size, count, references, mask, negativePrompt, style, task).
Result<ProviderCall> geminiCall(const PictureOrder &order);

} // namespace mj::server
