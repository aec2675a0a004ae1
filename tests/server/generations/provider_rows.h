#pragma once
#include <QByteArray>

// Rows of models.json for stand-ins that paint small pictures. Prices are of no market.
namespace mj::test::rows {

inline const QByteArray openAi = R"({"id":"whole","via":"openai","remote":"gpt-image-2","name":"Whole","provider":"OpenAI","country":"US","retention":"30d",
    "sizes":["256x256"],"maxCount":4,"pointsPerPicture":20,"pointsPerUsd":196,"chargesCancel":true,
    "options":{"rates":{"text_in":5,"image_in":8,"image_out":30}}})";
inline const QByteArray openAiStream = R"({"id":"streamed","via":"openai","remote":"gpt-image-2","name":"Streamed","provider":"OpenAI","country":"US",
    "retention":"30d","sizes":["256x256"],"maxCount":4,"pointsPerPicture":20,"pointsPerUsd":196,"chargesCancel":true,
    "options":{"stream":true,"partial_images":2,"rates":{"text_in":5,"image_in":8,"image_out":30}}})";
inline const QByteArray compatible = R"({"id":"alike","via":"openai_compatible","remote":"sd-turbo","name":"Alike","provider":"Alike","country":"local",
    "retention":"none","sizes":["64x64"],"maxCount":2,"seed":true,"pointsPerPicture":3,"options":{"accepts":["seed"]}})";
inline const QByteArray gemini = R"({"id":"gem","via":"gemini","remote":"gemini-3.1-flash-image","name":"Gem","provider":"Google","country":"US","retention":"55d",
    "sizes":["512x512"],"maxCount":2,"pointsPerPicture":14,"chargesCancel":true})";
inline const QByteArray stability = R"({"id":"core","via":"stability","remote":"core","name":"Core","provider":"Stability AI","country":"GB","retention":"55d",
    "sizes":["1024x1024"],"maxCount":2,"seed":true,"negativePrompt":true,"pointsPerPicture":6,"chargesCancel":true})";
inline const QByteArray enlarger = R"({"id":"creative","via":"stability","remote":"creative","name":"Creative","provider":"Stability AI","country":"GB",
    "retention":"55d","tasks":["upscale"],"scales":[2],"maxReferences":1,"pointsPerPicture":50,"chargesCancel":true})";
inline const QByteArray replicate = R"({"id":"schnell","via":"replicate","remote":"black-forest-labs/flux-schnell","name":"Schnell","provider":"Replicate",
    "country":"US","retention":"1h","sizes":["512x512"],"maxCount":4,"seed":true,"pointsPerPicture":2,"chargesCancel":true,
    "options":{"input":{"output_format":"png"},"atOnce":4,"map":{"prompt":"prompt","size":"aspect_ratio","seed":"seed","count":"num_outputs"}}})";
inline const QByteArray fal = R"({"id":"queued","via":"fal","remote":"fal-ai/flux/schnell","name":"Queued","provider":"fal","country":"US","retention":"55d",
    "sizes":["96x64"],"maxCount":4,"seed":true,"pointsPerPicture":2,"chargesCancel":true,
    "options":{"atOnce":4,"map":{"prompt":"prompt","size":"image_size","seed":"seed","count":"num_images"}}})";
inline const QByteArray automatic1111 = R"({"id":"forge","via":"automatic1111","remote":"sd_xl_base_1.0","name":"Forge","provider":"AUTOMATIC1111","country":"local",
    "retention":"none","sizes":["64x48"],"maxCount":4,"seed":true,"negativePrompt":true,"pointsPerPicture":4,
    "options":{"input":{"steps":20,"cfg_scale":7,"sampler_name":"Euler a"},"atOnce":4}})";
inline const QByteArray comfyui = R"({"id":"graph","via":"comfyui","remote":"sd_xl_base_1.0.safetensors","name":"Graph","provider":"ComfyUI","country":"local",
    "retention":"none","sizes":["64x48"],"maxCount":4,"seed":true,"negativePrompt":true,"pointsPerPicture":4,"options":{"workflow":{
    "3":{"class_type":"KSampler","inputs":{"seed":"{{seed}}","steps":20,"model":["4",0],"positive":["6",0],"latent_image":["5",0]}},
    "4":{"class_type":"CheckpointLoaderSimple","inputs":{"ckpt_name":"{{model}}"}},
    "5":{"class_type":"EmptyLatentImage","inputs":{"width":"{{width}}","height":"{{height}}","batch_size":"{{count}}"}},
    "6":{"class_type":"CLIPTextEncode","inputs":{"text":"{{prompt}}","clip":["4",1]}},
    "7":{"class_type":"CLIPTextEncode","inputs":{"text":"{{negative}}","clip":["4",1]}},
    "8":{"class_type":"SaveImage","inputs":{"filename_prefix":"MJ","images":["3",0]}}},"atOnce":4}})";

} // namespace mj::test::rows
