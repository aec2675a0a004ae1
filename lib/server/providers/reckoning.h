#pragma once
#include <QJsonObject>
#include <cmath>
#include <optional>

namespace mj::server {

// What a model's options say of its prices. Of tokens, "rates" in US dollars a million: {"text_in", "image_in", "text_out", "image_out"};
// of a picture, "price" in US dollars: a number, or {"high": 0.211, "high 1024x1536": 0.165, "": ...}, the most exact key counting.
class Reckoning
{
public:
    explicit Reckoning(const QJsonObject &options)
        : m_rates(options.value(QLatin1String("rates")).toObject()), m_price(options.value(QLatin1String("price")))
    {
    }

    bool knowsTokens() const { return !m_rates.isEmpty(); }
    // A dollar a million is a millionth of a dollar each. A rate that is not there counts as nothing.
    double tokens(const char *kind, double count) const { return count * m_rates.value(QLatin1String(kind)).toDouble(); }

    // Millionths of a dollar; nothing where no price fits.
    std::optional<qint64> pictures(qint64 count, const QString &quality, const QString &size) const
    {
        QJsonValue price = m_price;
        if (price.isObject()) {
            const QJsonObject table = price.toObject();
            price = table.value(quality + QLatin1Char(' ') + size);
            for (const QString &key : {quality, QString()})
                price = price.isUndefined() ? table.value(key) : price;
        }
        return price.isDouble() ? std::optional(micros(price.toDouble() * 1e6 * static_cast<double>(count))) : std::nullopt;
    }

    static qint64 micros(double exact) { return static_cast<qint64>(std::ceil(exact - 1e-6)); }

private:
    QJsonObject m_rates;
    QJsonValue m_price;
};

} // namespace mj::server
