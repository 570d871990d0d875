using System.Text;
using System.Text.Json;

namespace Opik.Contracts;

/// <summary>
/// One JSON value as UTF-8 text, kept as it was sent: payloads (input, output, metadata) pass through the server
/// without being turned into objects. The text is valid JSON; whoever creates one has parsed it.
/// </summary>
public readonly struct JsonText : IEquatable<JsonText>
{
    /// <summary>Wraps text that is already known to be one valid JSON value.</summary>
    public JsonText(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    /// <summary>The JSON text, UTF-8, without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>True when there is no text at all (not even <c>null</c>).</summary>
    public bool IsEmpty => Utf8.IsEmpty;

    /// <summary>Parses <paramref name="json"/> to be sure that it is one JSON value.</summary>
    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    public static JsonText Parse(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        using var document = JsonDocument.Parse(bytes);
        return new JsonText(bytes);
    }

    /// <summary>Serialises a string as a JSON string.</summary>
    public static JsonText FromString(string value) =>
        new(Encoding.UTF8.GetBytes('"' + JsonEncodedText.Encode(value, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + '"'));

    /// <inheritdoc />
    public bool Equals(JsonText other) => Utf8.Span.SequenceEqual(other.Utf8.Span);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is JsonText other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Utf8.Span);
        return hash.ToHashCode();
    }

    /// <summary>Compares the texts byte by byte.</summary>
    public static bool operator ==(JsonText left, JsonText right) => left.Equals(right);

    /// <summary>Compares the texts byte by byte.</summary>
    public static bool operator !=(JsonText left, JsonText right) => !left.Equals(right);

    /// <inheritdoc />
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
