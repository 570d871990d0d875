using System.Text.Json;
using Opik.Delivery;

namespace Opik.Tracing;

/// <summary>A result of an assertion on its way.</summary>
internal sealed class AssertionItem(Guid traceId, string assertion, bool passed, string? reason, string? projectName) : DeliveryItem
{
    internal override DeliveryKind Kind => DeliveryKind.AssertionResult;

    internal override Guid EntityId => traceId;

    // The server keeps the newest of an assertion; on the way none replaces another.
    internal override Guid Key { get; } = Guid.NewGuid();

    internal override long Size => 256 + (2 * assertion.Length) + (2 * (reason?.Length ?? 0));

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("entity_id"u8, traceId);
        if (projectName is not null)
            writer.WriteString("project_name"u8, projectName);
        writer.WriteString("name"u8, assertion);
        writer.WriteString("status"u8, passed ? "passed"u8 : "failed"u8);
        if (reason is not null)
            writer.WriteString("reason"u8, reason);
        writer.WriteString("source"u8, "sdk"u8);
        writer.WriteEndObject();
    }
}
