using System.Text.Json;

namespace Opik.Storage.Sqlite;

/// <summary>Reads the stored usage of a row, e.g. <c>{"prompt_tokens":12,"original_usage.cached":0}</c>.</summary>
internal static class UsageJson
{
    /// <summary>The counts by key; null for no text.</summary>
    public static Dictionary<string, long>? Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return null;
        var usage = new Dictionary<string, long>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var key = reader.GetString()!;
            reader.Read();
            usage[key] = reader.GetInt64();
        }

        return usage;
    }

    /// <summary>Adds the counts of one row, <paramref name="weight"/> times, to <paramref name="sums"/> without making texts.</summary>
    public static void Add(ReadOnlySpan<byte> utf8, UsageSums sums, int weight = 1)
    {
        if (utf8.IsEmpty)
            return;
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            if (reader.ValueIsEscaped)
            {
                var key = reader.GetString()!;
                reader.Read();
                sums.Add(key, weight * reader.GetInt64(), weight);
                continue;
            }

            var raw = reader.ValueSpan;
            reader.Read();
            sums.AddUtf8(raw, weight * reader.GetInt64(), weight);
        }
    }
}
