using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Requests.Resources;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests;

/// <summary>Values that a schema cannot tell, by member or parameter name; null: the member is left out.</summary>
internal static class KnownValues
{
    public static Dictionary<string, JsonNode?> For(Operation operation, World world)
    {
        var kind = Kind(operation.Path);
        var known = new Dictionary<string, JsonNode?>
        {
            ["project_name"] = world.ProjectName,
            ["project_id"] = world.ProjectId,
            ["project_ids"] = new JsonArray(world.ProjectId),
            ["workspace_ids"] = new JsonArray("00000000-0000-7000-8000-000000000001"),
            ["trace_id"] = world.TraceId.ToString(),
            ["parent_span_id"] = null,
            ["thread_id"] = world.ThreadId,
            ["thread_ids"] = new JsonArray(world.ThreadId),
            ["entity_id"] = world.TraceId.ToString(),
            ["secondary_id"] = world.SpanId.ToString(),
            ["entity_type"] = operation.Path.EndsWith("/kpi-cards", StringComparison.Ordinal) ? "traces" : operation.Path.EndsWith("/assertion-results", StringComparison.Ordinal) ? "TRACE" : "trace",
            ["container_id"] = world.ProjectId,
            ["file_name"] = World.FileName,
            ["mime_type"] = "text/plain",
            ["path"] = world.ApiPath,
            ["name"] = Name(operation, world),
            ["names"] = new JsonArray("tone"),
            ["interval_start"] = Instant(-20),
            ["interval_end"] = Instant(1),
            ["from_time"] = Instant(-20),
            ["to_time"] = Instant(1),
            ["timeout_to_mark_thread_as_inactive"] = "PT30M",
            ["color_map"] = new JsonObject { ["sample"] = "#FF0000" },
            // The KPI cards take their filters as text, like a query.
            ["filters"] = operation.Method == "GET" || operation.Path.EndsWith("/kpi-cards", StringComparison.Ordinal) ? JsonValue.Create("[]") : new JsonArray(),
            ["sorting"] = "[]",
            ["exclude"] = operation.Method == "GET" ? JsonValue.Create("[]") : new JsonArray(),
            ["last_retrieved_id"] = null,
            ["last_retrieved_thread_model_id"] = null,
            ["source_queue_id"] = null,
            ["ids"] = new JsonArray(Id(operation.Path, kind, world)),
            ["environment"] = $"env-{world.TraceId:N}",
        };
        if (kind is not ("traces" or "spans") || operation.Method != "POST")
            known["id"] = operation.Method == "PUT" && operation.Path.EndsWith("/feedback-scores", StringComparison.Ordinal) ? Entity(kind, world) : null;
        foreach (var (name, value) in ResourceSample.Of(operation.Path)?.Known(operation, world) ?? new Dictionary<string, JsonNode?>())
            known[name] = value;
        return known;
    }

    /// <summary>The value of a path parameter.</summary>
    public static string InPath(Operation operation, string parameter, World world)
    {
        var path = operation.Path;
        if (ResourceSample.Of(path)?.InPath(operation, parameter, world) is { } value)
            return value;
        if (parameter == "commentId")
            return Comment(path, world);
        return Entity(path.StartsWith("/v1/private/traces/threads/", StringComparison.Ordinal) ? "threads" : path.Contains("/projects/", StringComparison.Ordinal) ? "projects" : Kind(path), world);
    }

    // Around now, when the world was made.
    private static string Instant(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-ddTHH:mm:ssZ");

    private static string Id(string path, string kind, World world) =>
        path.Contains("/comments/", StringComparison.Ordinal) ? Comment(path, world)
        : path.Contains("/threads/", StringComparison.Ordinal) ? world.ThreadModelId
        : Entity(kind, world);

    private static string Comment(string path, World world) =>
        path.Contains("/threads/", StringComparison.Ordinal) ? world.ThreadCommentId
        : path.Contains("/spans/", StringComparison.Ordinal) ? world.SpanCommentId
        : world.TraceCommentId;

    private static string Entity(string kind, World world) => kind switch
    {
        "traces" => world.TraceId.ToString(),
        "spans" => world.SpanId.ToString(),
        "threads" => world.ThreadModelId,
        "projects" => world.ProjectId,
        "environments" => world.EnvironmentId.ToString(),
        "feedback-definitions" => world.FeedbackDefinitionId,
        _ => Guid.CreateVersion7().ToString(),
    };

    // A score has its own name; everything that is looked up or must be unique has one of this world.
    private static string Name(Operation operation, World world) =>
        operation.Path.EndsWith("/retrieve", StringComparison.Ordinal) ? world.ProjectName
        : operation.Path.Contains("feedback-scores", StringComparison.Ordinal) ? "tone"
        : operation.Path == "/v1/private/guardrails" ? "PII"
        : $"sample-{Guid.CreateVersion7():N}";

    // /v1/private/traces/… → traces
    private static string Kind(string path) => path.Split('/') is [_, "v1", _, var kind, ..] ? kind : string.Empty;
}
