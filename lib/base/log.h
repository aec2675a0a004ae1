#pragma once
#include <QLoggingCategory>

// Nothing personal in a log line: ids, codes, counts and durations only.
Q_DECLARE_LOGGING_CATEGORY(mjHttp)
Q_DECLARE_LOGGING_CATEGORY(mjStore)
Q_DECLARE_LOGGING_CATEGORY(mjMoney)
Q_DECLARE_LOGGING_CATEGORY(mjJobs)
Q_DECLARE_LOGGING_CATEGORY(mjApp)
