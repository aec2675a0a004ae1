#include "base/log.h"

Q_LOGGING_CATEGORY(mjHttp, "mj.http", QtWarningMsg)
Q_LOGGING_CATEGORY(mjStore, "mj.store", QtWarningMsg)
Q_LOGGING_CATEGORY(mjMoney, "mj.money", QtWarningMsg)
Q_LOGGING_CATEGORY(mjJobs, "mj.jobs", QtWarningMsg)
Q_LOGGING_CATEGORY(mjApp, "mj.app", QtWarningMsg)
