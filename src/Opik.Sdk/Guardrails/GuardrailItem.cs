using System.Text.Json;
using Opik.Delivery;

namespace Opik.Guardrails;

/// <summary>A result on its way.</summary>
internal sealed class GuardrailItem(GuardrailCheckResult result, string type, Guid traceId, Guid spanId, string? projectName) : DeliveryItem
{
    internal override DeliveryKind Kind => DeliveryKind.Guardrail;

    // Each result stands for itself.
    internal override Guid Key { get; } = Guid.NewGuid();

    internal override long Size => 512 + result.Config.GetRawText().Length + result.Details.GetRawText().Length;

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("entity_id"u8, traceId);
        writer.WriteString("secondary_id"u8, spanId);
        if (projectName is not null)
            writer.WriteString("project_name"u8, projectName);
        writer.WriteString("name"u8, type);
        writer.WriteString("result"u8, result.Passed ? "passed"u8 : "failed"u8);
        writer.WritePropertyName("config"u8);
        result.Config.WriteTo(writer);
        writer.WritePropertyName("details"u8);
        result.Details.WriteTo(writer);
        writer.WriteEndObject();
    }
}
