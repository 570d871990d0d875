using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Payloads;

/// <summary>
/// What happens to a trace, span or change of one between writing and sending: embedded files are taken out, and what is
/// still too large is replaced by a marker. Small items are not even looked at.
/// </summary>
/// <param name="maxMegabytes">Limit of input and output, MiB; zero or less: none. Documentation: <c>max_payload_size_mb</c>.</param>
/// <param name="minFileLength">
/// Shortest base64 that is taken for a file, characters; null: files stay. Documentation:
/// <c>min_base64_embedded_attachment_size</c>, <c>is_attachment_extraction_active</c>.
/// </param>
/// <param name="clock">Time in the names of files.</param>
internal sealed class PayloadPolicy(double maxMegabytes, int? minFileLength, TimeProvider clock)
{
    private static readonly string[] Fields = ["input", "output", "metadata"];
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether an item of that many bytes may have to be changed.</summary>
    public bool Concerns(int bytes) => (minFileLength is { } length && bytes >= length) || (maxMegabytes > 0 && bytes > maxMegabytes * PayloadSize.BytesPerMegabyte);

    /// <summary>The item as it may be sent.</summary>
    /// <param name="item">One JSON object.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public PayloadOutcome Apply(ReadOnlyMemory<byte> item)
    {
        var members = JsonNode.Parse(item.Span)?.AsObject() ?? throw new JsonException("An item is a JSON object.");
        var files = new List<EmbeddedFile>();
        foreach (var field in Fields.Where(_ => minFileLength is not null))
            files.AddRange(EmbeddedFiles.Extract(members[field], field, minFileLength!.Value, clock));
        var truncated = PayloadLimit.Apply(members, maxMegabytes);
        return files.Count == 0 && truncated.Count == 0 ? new PayloadOutcome(item, [], []) : new PayloadOutcome(Write(members), files, truncated);
    }

    private static ReadOnlyMemory<byte> Write(JsonObject members)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using var writer = new Utf8JsonWriter(buffer, Options);
        members.WriteTo(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
