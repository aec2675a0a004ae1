#pragma once
#include <QRect>
#include <vector>

namespace mj::upscale {

// A part of a picture with any number of channels, pixel by pixel; its coordinates are those of the whole picture. A value.
class Plane
{
public:
    // What was in it is gone; memory is kept for the next shape.
    void shape(const QRect &area, int channels)
    {
        m_area = area;
        m_channels = channels;
        m_numbers.resize(std::size_t(area.width()) * std::size_t(area.height()) * std::size_t(channels));
    }

    int channels() const { return m_channels; }
    const float *at(int x, int y) const { return m_numbers.data() + offset(x, y); }
    float *at(int x, int y) { return m_numbers.data() + offset(x, y); }

private:
    std::ptrdiff_t offset(int x, int y) const
    {
        return (std::ptrdiff_t(y - m_area.y()) * m_area.width() + (x - m_area.x())) * m_channels;
    }

    QRect m_area;
    int m_channels = 0;
    std::vector<float> m_numbers;
};

} // namespace mj::upscale
