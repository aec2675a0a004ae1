#pragma once
#include "server/providers/provider_link.h"
#include "server/providers/workflow_template.h"

namespace mj::server {

// The catalogue's graph for the order's task; empty when it has none.
WorkflowTemplate workflowOf(const PictureOrder &order);

// Whether the graph takes everything the order asks for, and the order has what the graph wants. InvalidField (the order's part),
// ModelUnavailable (no graph).
Result<void> checkWorkflow(const WorkflowTemplate &workflow, const PictureOrder &order);

// What fills the graph. `pictures`: names of files at the engine, of the references and then the mask, when there is one.
QHash<QString, QJsonValue> workflowValuesOf(const PictureOrder &order, const QStringList &pictures, quint64 seed);

} // namespace mj::server
