using System.Text.Json;
using System.Text.Json.Serialization;

namespace Opik.Server.Hosting.Json;

/// <summary>Instants: written in UTC with microseconds and <c>Z</c>; read as <see cref="Instants"/> says.</summary>
internal sealed class InstantConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Instants.TryRead(ref reader, out var time) ? time : throw new JsonException("Expected an ISO 8601 instant.");

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Instants.MaxLength];
        writer.WriteStringValue(text[..Instants.Format(value, text)]);
    }
}
