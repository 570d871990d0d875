using System.Text.Json;
using Opik.Anonymizing;
using Opik.Capture;
using Opik.Delivery;

namespace Opik.Tracing;

/// <summary>A change of an entity that was made elsewhere, on its way. It is JSON from the call on: what the caller changes later does not show.</summary>
internal sealed class UpdateItem : DeliveryItem
{
    private readonly Guid id;
    private readonly byte[] json;

    public UpdateItem(DeliveryKind kind, Guid id, EntityUpdate update, string? projectName, OpikOptions options)
    {
        Kind = kind;
        Anonymizers = options.Anonymizers;
        this.id = id;
        var input = CapturedValue.OfPayload(update.Input, options);
        var output = CapturedValue.OfPayload(update.Output, options);
        var metadata = CapturedValue.OfPayload(update.Metadata, options);
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        var writer = scratch.Writer;
        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        if (projectName is not null)
            writer.WriteString("project_name"u8, projectName);
        input.WritePayloadTo(writer, "input"u8);
        output.WritePayloadTo(writer, "output"u8);
        metadata.WritePayloadTo(writer, "metadata"u8);
        update.WriteMembers(writer);
        writer.WriteString("source"u8, "sdk"u8);
        writer.WriteEndObject();
        json = scratch.Written.ToArray();
    }

    internal override DeliveryKind Kind { get; }

    internal override Guid EntityId => id;

    internal override AnonymizerList? Anonymizers { get; }

    // Changes of one entity are sent one after the other, not in place of each other.
    internal override Guid Key { get; } = Guid.NewGuid();

    internal override long Size => 128 + json.Length;

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(json, skipInputValidation: true);
}
