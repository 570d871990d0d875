using System.Text.Json.Nodes;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>A model of an Ollama instance.</summary>
internal sealed record OllamaModelView(string Name, long? Size, string? Digest, DateTime? ModifiedAt)
{
    // {"name":"llama3:latest","modified_at":"2026-01-02T03:04:05.678+02:00","size":4661224676,"digest":"365c…"}
    public static OllamaModelView Of(JsonObject model) => new(
        model["name"]!.ToString(),
        model["size"] is JsonValue size && size.TryGetValue<long>(out var bytes) ? bytes : null,
        model["digest"]?.ToString(),
        model["modified_at"]?.ToString() is { } text && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var time) && Instants.IsInRange(time.UtcDateTime) ? time.UtcDateTime : null);
}
