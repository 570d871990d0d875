using System.Text.Encodings.Web;
using System.Text.Json;

namespace Opik.Storage.Sqlite;

/// <summary>Token counts of a span by key, never empty (no usage is null). Immutable.</summary>
internal sealed class UsageMap
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private UsageMap(IReadOnlyDictionary<string, long> values, byte[] json)
    {
        Values = values;
        Json = json;
    }

    public IReadOnlyDictionary<string, long> Values { get; }

    /// <summary>The stored form: a JSON object of integers.</summary>
    public byte[] Json { get; }

    public long? PromptTokens => Value("prompt_tokens");

    public long? CompletionTokens => Value("completion_tokens");

    public long? TotalTokens => Value("total_tokens");

    /// <summary>The counts; null when there are none.</summary>
    public static UsageMap? Of(IReadOnlyDictionary<string, long>? values) =>
        values is null || values.Count == 0 ? null : new UsageMap(values, Write(values));

    /// <summary>Reads the stored form; null for none.</summary>
    public static UsageMap? Parse(ReadOnlySpan<byte> json) => UsageJson.Read(json) is { } values ? new UsageMap(values, json.ToArray()) : null;

    /// <summary>The stored form of counts.</summary>
    public static byte[] Write(IReadOnlyDictionary<string, long> values)
    {
        using var buffer = new MemoryStream(values.Count * 32);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var (key, value) in values)
                writer.WriteNumber(key, value);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private long? Value(string key) => Values.TryGetValue(key, out var value) ? value : null;
}
