using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests;

/// <summary>Rules between members that the document leaves unsaid, or says only in words.</summary>
internal static class BodyRules
{
    public static void Apply(Operation operation, JsonObject body, World world)
    {
        switch (operation.Name)
        {
            // One of the two, and none is required.
            case "PUT /v1/private/traces/threads/close":
                body.Remove("thread_ids");
                body["thread_id"] = world.ThreadId;
                body["project_id"] = world.ProjectId;
                break;
            // A project is needed, by name or id.
            case "POST /v1/private/traces/threads/delete":
            case "PUT /v1/private/traces/threads/open":
            case "POST /v1/private/traces/threads/retrieve":
            case "POST /v1/private/traces/search":
            case "POST /v1/private/spans/search":
            case "POST /v1/private/traces/threads/search":
                body["project_id"] = world.ProjectId;
                break;
            case "POST /v1/private/projects/{id}/metrics":
                body["metric_type"] = "TRACE_COUNT";
                body["interval"] = "DAILY";
                body["interval_start"] = "2026-11-01T00:00:00Z";
                body["interval_end"] = "2026-11-21T00:00:00Z";
                body.Remove("breakdown");
                body.Remove("span_filters");
                body.Remove("thread_filters");
                body["trace_filters"] = new JsonArray();
                break;
            // Missing is 400 although the document calls both optional.
            case "POST /v1/private/workspaces/metrics/spans":
                body["metric_type"] = "SPAN_TOKEN_USAGE";
                body["interval"] = "DAILY";
                body.Remove("breakdown");
                break;
            case "POST /v1/private/spans":
                body["trace_id"] = world.TraceId.ToString();
                break;
            case "POST /v1/private/spans/batch":
                foreach (var span in body["spans"]!.AsArray())
                    span!["trace_id"] = world.TraceId.ToString();
                break;
            case "PATCH /v1/private/spans/batch":
            case "PATCH /v1/private/traces/batch":
                body["update"]!["trace_id"] = world.TraceId.ToString();
                break;
        }
    }
}
