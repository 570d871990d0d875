using System.Text.Json;
using Opik.Delivery;

namespace Opik.Tracing;

/// <summary>A change of an entity that was made elsewhere, on its way. Its values are captured when it is made.</summary>
internal sealed class UpdateItem : DeliveryItem
{
    private readonly EntityUpdate update;
    private readonly Guid id;
    private readonly string? projectName;
    private readonly byte[]? input;
    private readonly byte[]? output;
    private readonly byte[]? metadata;

    public UpdateItem(DeliveryKind kind, Guid id, EntityUpdate update, string? projectName, OpikOptions options)
    {
        Kind = kind;
        this.id = id;
        this.update = update;
        this.projectName = projectName;
        input = CapturedValue.AsObject("input", update.Input, options);
        output = CapturedValue.AsObject("output", update.Output, options);
        metadata = update.Metadata is null ? null : CapturedValue.Of(update.Metadata, options);
    }

    internal override DeliveryKind Kind { get; }

    internal override Guid EntityId => id;

    // Changes of one entity are sent one after the other, not in place of each other.
    internal override Guid Key { get; } = Guid.NewGuid();

    internal override long Size => 512 + (input?.Length ?? 0) + (output?.Length ?? 0) + (metadata?.Length ?? 0);

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        if (projectName is not null)
            writer.WriteString("project_name"u8, projectName);
        Write(writer, "input"u8, input);
        Write(writer, "output"u8, output);
        Write(writer, "metadata"u8, metadata);
        update.WriteMembers(writer);
        writer.WriteString("source"u8, "sdk"u8);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, byte[]? json)
    {
        if (json is null)
            return;
        writer.WritePropertyName(name);
        writer.WriteRawValue(json, skipInputValidation: true);
    }
}
