using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Datasets;

/// <summary>SHA-256 of the data of an item as JSON with sorted keys: equal data have equal digests. It never leaves the process.</summary>
internal readonly record struct ContentDigest(UInt128 High, UInt128 Low)
{
    /// <summary>The digest of <paramref name="item"/>: data, and what makes it another test.</summary>
    public static ContentDigest Of(DatasetItem item)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            Write(writer, item.Data);
            writer.WriteStringValue(item.Description);
            Write(writer, item.Evaluators is { Count: > 0 } evaluators ? JsonSerializer.SerializeToNode(evaluators, DatasetsJson.Default.IReadOnlyListDatasetEvaluator) : null);
            writer.WriteStringValue(item.ExecutionPolicy is { } policy ? $"{policy.RunsPerItem}/{policy.PassThreshold}" : null);
            writer.WriteEndArray();
        }

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return new ContentDigest(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}
