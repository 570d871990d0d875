using System.Text.Json;
using Opik.Contracts;
using Opik.Querying;
using Opik.Rest;

namespace Opik.Searching;

/// <summary>Writes the bodies of searches.</summary>
internal static class SearchRequest
{
    /// <summary>A body: <c>{"project_name":"…","limit":2000,"filters":[…],…}</c>.</summary>
    /// <param name="search">What to look for.</param>
    /// <param name="project">Its project, resolved.</param>
    /// <param name="filters">The conditions as a JSON array; null: none.</param>
    /// <param name="cursor">Name and value of the cursor; value null: first page.</param>
    /// <param name="limit">Size of the page.</param>
    public static ReadOnlyMemory<byte> Body(EntitySearch search, string project, string? filters, (string Name, string? Value) cursor, int limit)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("project_name"u8, project);
            writer.WriteNumber("limit"u8, limit);
            writer.WriteBoolean("truncate"u8, search.Truncate);
            if (filters is not null)
            {
                writer.WritePropertyName("filters"u8);
                writer.WriteRawValue(filters);
            }

            if (cursor.Value is not null)
                writer.WriteString(cursor.Name, cursor.Value);
            if (search.FromTime is { } from)
                writer.WriteString("from_time"u8, from.UtcDateTime);
            if (search.ToTime is { } to)
                writer.WriteString("to_time"u8, to.UtcDateTime);
            WriteOwn(writer, search);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The conditions as the wire wants them; null: none.</summary>
    /// <exception cref="OpikQueryException">They are not in the language.</exception>
    public static string? Filters(EntitySearch search, QueryEntity entity) => OpikQuery.Parse(search.FilterString, entity).ToJson();

    private static void WriteOwn(Utf8JsonWriter writer, EntitySearch search)
    {
        if (search is SpanSearch { TraceId: { } trace })
            writer.WriteString("trace_id"u8, trace);
        if (search is SpanSearch { Type: { } type })
            writer.WriteString("type"u8, WireEnumConverter<SpanType>.Instance.Name(type));
        var exclude = search switch { SpanSearch spans => spans.Exclude, TraceSearch traces => traces.Exclude, _ => null };
        if (exclude is not { Count: > 0 })
            return;
        writer.WriteStartArray("exclude"u8);
        foreach (var member in exclude)
            writer.WriteStringValue(member);
        writer.WriteEndArray();
    }
}
