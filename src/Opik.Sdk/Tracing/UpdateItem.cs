using System.Text.Json;
using Opik.Anonymizing;
using Opik.Delivery;

namespace Opik.Tracing;

/// <summary>A change of an entity that was made elsewhere, on its way. Its values are captured when it is made.</summary>
internal sealed class UpdateItem : DeliveryItem
{
    private readonly EntityUpdate update;
    private readonly Guid id;
    private readonly string? projectName;
    private readonly CapturedValue input;
    private readonly CapturedValue output;
    private readonly CapturedValue metadata;

    public UpdateItem(DeliveryKind kind, Guid id, EntityUpdate update, string? projectName, OpikOptions options)
    {
        Kind = kind;
        Anonymizers = options.Anonymizers;
        this.id = id;
        this.update = update;
        this.projectName = projectName;
        input = CapturedValue.OfPayload(update.Input, options);
        output = CapturedValue.OfPayload(update.Output, options);
        metadata = CapturedValue.OfPayload(update.Metadata, options);
    }

    internal override DeliveryKind Kind { get; }

    internal override Guid EntityId => id;

    internal override AnonymizerList? Anonymizers { get; }

    // Changes of one entity are sent one after the other, not in place of each other.
    internal override Guid Key { get; } = Guid.NewGuid();

    internal override long Size => 512 + input.Size + output.Size + metadata.Size;

    internal override void WriteTo(Utf8JsonWriter writer)
    {
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
    }
}
