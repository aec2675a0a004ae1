#pragma once
#include "server/providers/provider_link.h"

namespace mj::server {

// One of Stability's endpoints and what it takes, by the model's name in the catalogue: "core", "ultra", "sd3..." (the name of the model
// itself), "inpaint", "remove-background", "fast", "conservative", "creative".
struct StabilityService {
    QLatin1String model;
    QLatin1String path; // under /v2beta/stable-image
    api::Task task = api::Task::Create;
    bool takesWords = false; // prompt and negative prompt
    bool takesSeed = false;
    bool takesStyle = false;
    bool takesShape = false;   // aspect_ratio; not together with a picture to start from
    bool takesPicture = false; // for Create: may start from one
    bool isSlow = false;       // answers with an id; the result is asked for
    int mostPixels = 0;        // of the picture it starts from

    static const StabilityService *of(const QString &model); // null: none of that name
};

// An order as a form. What the model's options may say, sent as they are: "output_format", "strength", "creativity", "grow_mask",
// "cfg_scale"; "strength" is 0.6 where a picture needs one and none is said.
// Errors: ModelUnavailable; InvalidField (prompt, size, count, references, mask, negativePrompt, style, task).
Result<ProviderCall> stabilityCall(const PictureOrder &order);

} // namespace mj::server
