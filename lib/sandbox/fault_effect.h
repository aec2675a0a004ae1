#pragma once
#include "sandbox/fault.h"
#include "sandbox/http_reply.h"

namespace mj::sandbox
{

// What a fault does to an answer that is otherwise ready: cut off, halved, decorated, dripping or late.
HttpReply spoiled(HttpReply reply, const Fault &fault);

} // namespace mj::sandbox
