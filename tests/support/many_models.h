#pragma once
#include <QByteArray>

namespace mj {

// A catalogue of models that differ in everything a form has to follow. All are drawn by the demo engine, whatever they say about themselves.
inline QByteArray manyModels()
{
    return R"({"models": [
  {"id": "painter", "via": "demo", "name": "Painter", "provider": "MJ Studio", "country": "local", "retention": "none", "generativeAi": false,
   "sizes": ["512x512", "768x512"], "styles": ["ink", "pastel"], "maxCount": 4, "seed": true, "pointsPerPicture": 12},
  {"id": "sketcher", "via": "demo", "name": "Sketcher", "provider": "Sketch Works", "country": "US", "retention": "30d",
   "sizes": ["512x512", "512x768"], "qualities": ["low", "high"], "maxCount": 2, "negativePrompt": true, "pointsPerPicture": 20,
   "tariff": [{"quality": "low", "points": 5}, {"quality": "high", "points": 20}]},
  {"id": "retoucher", "via": "demo", "name": "Retoucher", "provider": "Retouch Inc", "country": "US", "retention": "1h",
   "tasks": ["create", "edit", "variation"], "sizes": ["512x512"], "maxCount": 1, "maxReferences": 3, "mask": true,
   "chargesCancel": true, "chargesRefusal": true, "pointsPerPicture": 30},
  {"id": "mimic", "via": "demo", "name": "Mimic", "provider": "Retouch Inc", "country": "US", "retention": "1h",
   "tasks": ["edit"], "sizes": ["512x512"], "maxCount": 2, "maxReferences": 1, "seed": true, "pointsPerPicture": 8},
  {"id": "enlarger", "via": "demo", "name": "Enlarger", "provider": "MJ Studio", "country": "local", "tasks": ["upscale"], "scales": [2, 4],
   "maxCount": 1, "maxReferences": 1, "generativeAi": false, "pointsPerPicture": 3},
  {"id": "cutter", "via": "demo", "name": "Cutter", "provider": "MJ Studio", "country": "local", "tasks": ["remove_background"],
   "maxCount": 1, "maxReferences": 1, "generativeAi": false, "pointsPerPicture": 2},
  {"id": "veteran", "via": "demo", "name": "Veteran", "provider": "MJ Studio", "country": "local", "state": "retired", "successor": "painter",
   "sizes": ["512x512"], "pointsPerPicture": 9},
  {"id": "sleeper", "via": "demo", "name": "Sleeper", "provider": "Sketch Works", "country": "US", "retention": "30d", "state": "paused",
   "sizes": ["512x512"], "pointsPerPicture": 7}
]})";
}

} // namespace mj
