#pragma once
#include "server/providers/provider_link.h"

namespace mj::server {

// An order in the words of the Images API: JSON to /images/generations, or a form to /images/edits where there are pictures to start from.
// What the model's options may say:
//   "stream", "partial_images"      pictures that can be watched, one a call
//   "background", "output_format", "output_compression", "moderation", "input_fidelity", "complexity", "response_format"  sent as they are
//   "transparent": true             it can leave the background out (RemoveBackground)
//   "omit": ["size", ...]           fields a compatible service does not take
//   "accepts": ["seed", "negative_prompt", "style"]  fields a compatible service takes beside the usual ones
//   "image_field"                   the name of a picture in the form, else "image[]"
// Errors: InvalidField (prompt, size, count, references, mask, negativePrompt, style, task).
Result<ProviderCall> openAiCall(const PictureOrder &order, bool isCompatible);

} // namespace mj::server
