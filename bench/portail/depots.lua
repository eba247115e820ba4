-- SPDX-License-Identifier: EUPL-1.2
-- Deposits, each once: wrk … -s depots.lua URL -- BODIES BOUNDARY TOKEN
-- BODIES holds multipart bodies, each behind a line that says its length; the threads share them out.
local threads = {}

function setup(thread)
    thread:set("rang", #threads)
    table.insert(threads, thread)
end

function init(args)
    bodies, next_body, deposited, refused = {}, 0, 0, 0
    local file = assert(io.open(args[1], "rb"))
    local count = 0
    while true do
        local length = file:read("*l")
        if not length then break end
        local body = file:read(tonumber(length))
        if count % 2 == rang then bodies[#bodies + 1] = body end
        count = count + 1
    end
    file:close()
    headers = {
        ["Content-Type"] = "multipart/form-data; boundary=" .. args[2],
        ["Authorization"] = "Bearer " .. args[3],
    }
end

function request()
    next_body = next_body + 1
    local body = bodies[next_body]
    bodies[next_body] = false
    if not body then -- all are given: what comes now is not counted
        wrk.thread:stop()
        body = ""
    end
    return wrk.format("POST", nil, headers, body)
end

function response(status)
    if status == 201 then deposited = deposited + 1 else refused = refused + 1 end
end

function done(summary, latency)
    local deposited, refused = 0, 0
    for _, thread in ipairs(threads) do
        deposited = deposited + thread:get("deposited")
        refused = refused + thread:get("refused")
    end
    print(string.format("deposited %d refused %d", deposited, refused))
end
