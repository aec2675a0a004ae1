#pragma once
#include "base/result.h"
#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace mj::server {

// A graph of ComfyUI (as "Save (API format)" writes it) with places to fill: {{prompt}}, {{seed}} ... A text that is nothing but a place
// becomes the value with its type; inside a longer text the value is written out. What is filled in is never looked at again.
class WorkflowTemplate
{
public:
    explicit WorkflowTemplate(const QJsonObject &graph);

    bool isEmpty() const { return m_graph.isEmpty(); }
    bool holds(const QString &place) const { return m_places.contains(place); }
    QStringList places() const { return m_places; }
    // InvalidField with the name of a place that has no value.
    Result<QJsonObject> filled(const QHash<QString, QJsonValue> &values) const;
    // The place that an input of a node is filled from, or empty.
    QString placeAt(const QString &node, const QString &input) const;

private:
    QJsonObject m_graph;
    QStringList m_places;
};

} // namespace mj::server
