using System.Buffers;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Reading;

/// <summary>
/// Puts what the server knows about providers in front of the metadata, as the original does: <c>providers</c> of a trace,
/// <c>provider</c> of a span. Metadata that is no object, or has the member already, stays as it is.
/// </summary>
internal static class MetadataInjection
{
    public static JsonText? WithProviders(JsonText? metadata, IReadOnlyList<string>? providers) =>
        providers is { Count: > 0 } ? Inject(metadata, "providers"u8, providers, static (writer, providers) =>
        {
            writer.WriteStartArray();
            foreach (var provider in providers)
                writer.WriteStringValue(provider);
            writer.WriteEndArray();
        }) : metadata;

    public static JsonText? WithProvider(JsonText? metadata, string? provider) =>
        string.IsNullOrEmpty(provider) ? metadata : Inject(metadata, "provider"u8, provider, static (writer, provider) => writer.WriteStringValue(provider));

    private static JsonText? Inject<T>(JsonText? metadata, ReadOnlySpan<byte> member, T value, Action<Utf8JsonWriter, T> write)
    {
        var text = metadata is { IsEmpty: false } given ? given.Utf8.Span : "{}"u8;
        var rest = RestOfObject(text, member, out var isEmpty);
        if (rest < 0)
            return metadata;
        var buffer = new ArrayBufferWriter<byte>(text.Length + 64);
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(member);
            write(writer, value);
            writer.Flush();
        }

        if (!isEmpty)
            buffer.Write(","u8);
        buffer.Write(text[rest..]);
        return new JsonText(buffer.WrittenMemory);
    }

    // Where the members of the object begin; -1 when it is no object or has the member.
    private static int RestOfObject(ReadOnlySpan<byte> text, ReadOnlySpan<byte> member, out bool isEmpty)
    {
        isEmpty = true;
        var reader = new Utf8JsonReader(text, WireJson.Reader);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return -1;
        var start = (int)reader.BytesConsumed;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            isEmpty = false;
            if (reader.ValueTextEquals(member))
                return -1;
            reader.Skip();
        }

        return start;
    }
}
