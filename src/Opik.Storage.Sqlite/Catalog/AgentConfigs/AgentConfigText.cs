using System.Text.Json;
using System.Text.Json.Serialization;

namespace Opik.Storage.Sqlite;

/// <summary>Settings as stored: JSON, <c>[{"key":"model","value":"gpt-4o","type":"string"}]</c>.</summary>
internal static class AgentConfigText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static byte[] Write(IReadOnlyList<AgentConfigValue> values) => JsonSerializer.SerializeToUtf8Bytes(values, Options);

    public static IReadOnlyList<AgentConfigValue> Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<List<AgentConfigValue>>(json, Options)!;
}
