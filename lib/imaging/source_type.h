#pragma once
#include <QString>
#include <optional>

namespace mj {

// How a picture came to be, in the words of the IPTC (cv.iptc.org/newscodes/digitalsourcetype).
enum class SourceType {
    TrainedAlgorithmicMedia,              // by generative AI, from words alone
    CompositeWithTrainedAlgorithmicMedia, // by generative AI, from somebody's own picture
    AlgorithmicMedia,                     // by a formula; no AI
};

QLatin1String sourceTypeAddress(SourceType source);
std::optional<SourceType> sourceTypeAt(QStringView address); // nullopt: one that this program never writes

} // namespace mj
