#pragma once
#include "base/result.h"
#include "server/http/message.h"

namespace mj::server {

// What a browser shows to somebody who followed an address out of a mail, without being signed in. Says nothing about whose it is.
class SwitchPage
{
public:
    enum class Say {
        Ask,         // they are on: a button turns them off, for programs that look into links press none
        Off,         // they are off
        LinkTooOld,  // of a picture: gone, or the day is over
        NobodysLink, // of the switch
    };

    static http::Reply show(Say say, bool english);
    // In the language and the form that the caller asks for: programs that do not read pages get the plain error.
    static Result<http::Reply> missing(const http::Request &request, Say say);
};

} // namespace mj::server
