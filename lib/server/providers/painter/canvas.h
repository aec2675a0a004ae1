#pragma once
#include "server/providers/painter/colour.h"
#include "server/providers/painter/noise.h"
#include <QImage>
#include <array>
#include <vector>

namespace mj::server::painter {

// The picture in linear light, a float a channel. Not for two threads at once.
class Canvas
{
public:
    Canvas(int width, int height);

    int width() const { return m_width; }
    int height() const { return m_height; }
    Rgb *row(int y) { return m_pixels.data() + size_t(y) * size_t(m_width); }
    const Rgb *row(int y) const { return m_pixels.data() + size_t(y) * size_t(m_width); }
    Rgb sample(float x, float y) const; // bilinear, the edge repeats

    void dot(float x, float y, float radius, Rgb colour, float alpha = 1);                 // a disc with a soft edge of one pixel
    void petal(float x, float y, float length, float width, float angle, Rgb colour, float alpha = 1); // an ellipse, angle in radians
    void glow(float x, float y, float radius, Rgb light);                                  // adds light that fades to nothing at the radius
    Canvas reduced(int factor) const;                                                       // the mean of factor x factor pixels

    // Lays a sheet (premultiplied ARGB) on the rows [from, to); shade(colour, x, y) gives what is painted there.
    template <class Shade>
    void lay(const QImage &sheet, int from, int to, Shade shade)
    {
        const std::array<float, 256> &linear = linearOfByte();
        for (int y = from < 0 ? 0 : from; y < to && y < m_height; ++y) {
            const auto *source = reinterpret_cast<const QRgb *>(sheet.constScanLine(y));
            Rgb *target = row(y);
            for (int x = 0; x < m_width; ++x) {
                const int alpha = qAlpha(source[x]);
                if (alpha == 0)
                    continue;
                const QRgb plain = alpha == 255 ? source[x] : qUnpremultiply(source[x]);
                const Rgb colour{linear[size_t(qRed(plain))], linear[size_t(qGreen(plain))], linear[size_t(qBlue(plain))]};
                target[x] = mix(target[x], shade(colour, x, y), float(alpha) * (1.0F / 255.0F));
            }
        }
    }

private:
    static const std::array<float, 256> &linearOfByte();

    int m_width;
    int m_height;
    std::vector<Rgb> m_pixels;
};

// A number for each cell of a coarse grid over a picture, read back smoothly between the cells.
class Field
{
public:
    Field(int width, int height, int step);

    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    float step() const { return float(m_step); }
    float &cell(int column, int row) { return m_values[size_t(row) * size_t(m_columns) + size_t(column)]; }
    float at(float x, float y) const; // in pixels of the picture

private:
    int m_step;
    int m_columns;
    int m_rows;
    std::vector<float> m_values;
};

} // namespace mj::server::painter
