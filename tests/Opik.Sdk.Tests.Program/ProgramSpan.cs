using System.Text.Json;
using Opik.Delivery;

namespace Opik.Sdk.Tests.Program;

/// <summary>A span as small as the server takes it.</summary>
internal sealed class ProgramSpan(Guid traceId) : DeliveryItem
{
    internal override DeliveryKind Kind => DeliveryKind.Span;

    internal override Guid Key { get; } = Guid.CreateVersion7();

    internal override long Size => 300;

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Key);
        writer.WriteString("trace_id", traceId);
        writer.WriteString("project_name", "delivery");
        writer.WriteString("name", "span");
        writer.WriteString("type", "general");
        writer.WriteString("start_time", "2026-01-01T00:00:00Z");
        writer.WriteEndObject();
    }
}
