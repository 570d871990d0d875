using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Delivery;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>Items as the public API makes them.</summary>
internal static class TestItems
{
    public const string Project = "delivery";

    public static TestItem Trace(Guid id, string name = "trace", string? padding = null) => new(DeliveryKind.Trace, id, new JsonObject
    {
        ["id"] = id.ToString(),
        ["project_name"] = Project,
        ["name"] = name,
        ["start_time"] = "2026-01-01T00:00:00Z",
        ["input"] = new JsonObject { ["text"] = padding ?? "hello" },
    }.ToJsonString());

    public static TestItem Span(Guid id, Guid traceId, string name = "span", string? padding = null) => new(DeliveryKind.Span, id, new JsonObject
    {
        ["id"] = id.ToString(),
        ["trace_id"] = traceId.ToString(),
        ["project_name"] = Project,
        ["name"] = name,
        ["type"] = "general",
        ["start_time"] = "2026-01-01T00:00:00Z",
        ["input"] = new JsonObject { ["text"] = padding ?? "hello" },
    }.ToJsonString());

    public static TestItem TraceUpdate(Guid id, string output) => new(DeliveryKind.TraceUpdate, id, new JsonObject
    {
        ["project_name"] = Project,
        ["output"] = new JsonObject { ["text"] = output },
    }.ToJsonString());

    public static TestItem TraceScore(Guid id, string name, double value) => new(DeliveryKind.TraceScore, Guid.NewGuid(), new JsonObject
    {
        ["id"] = id.ToString(),
        ["project_name"] = Project,
        ["name"] = name,
        ["value"] = value,
        ["source"] = "sdk",
    }.ToJsonString());

    public static Guid NewId() => UuidV7.Create(TimeProvider.System);
}
