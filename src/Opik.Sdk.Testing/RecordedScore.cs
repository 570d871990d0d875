using System.Text.Json;
using Opik.Delivery;

namespace Opik.Sdk.Testing;

/// <summary>A score that was logged.</summary>
/// <param name="EntityType"><c>trace</c>, <c>span</c> or <c>thread</c>.</param>
/// <param name="EntityId">Id of the trace or span, or the thread id.</param>
/// <param name="Name">Name of the score.</param>
/// <param name="Value">The number.</param>
/// <param name="Reason">Why; null: not said.</param>
public sealed record RecordedScore(string EntityType, string EntityId, string Name, double Value, string? Reason)
{
    internal static RecordedScore From(DeliveryKind kind, JsonElement json) => new(
        kind switch { DeliveryKind.TraceScore => "trace", DeliveryKind.SpanScore => "span", _ => "thread" },
        (json.TryGetProperty("thread_id", out var thread) ? thread : json.GetProperty("id")).GetString()!,
        json.GetProperty("name").GetString()!,
        json.GetProperty("value").GetDouble(),
        json.TryGetProperty("reason", out var reason) ? reason.GetString() : null);
}
