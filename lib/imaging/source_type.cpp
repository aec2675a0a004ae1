#include "imaging/source_type.h"

namespace mj {

QLatin1String sourceTypeAddress(SourceType source)
{
    switch (source) {
    case SourceType::TrainedAlgorithmicMedia:
        return QLatin1String("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");
    case SourceType::CompositeWithTrainedAlgorithmicMedia:
        return QLatin1String("http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia");
    case SourceType::AlgorithmicMedia:
        break;
    }
    return QLatin1String("http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia");
}

std::optional<SourceType> sourceTypeAt(QStringView address)
{
    for (const SourceType source :
         {SourceType::TrainedAlgorithmicMedia, SourceType::CompositeWithTrainedAlgorithmicMedia, SourceType::AlgorithmicMedia}) {
        if (address == sourceTypeAddress(source))
            return source;
    }
    return std::nullopt;
}

} // namespace mj
