using System.Buffers;
using System.Text.Json;

namespace Opik.Experiments;

/// <summary>Runs of one request, written; it can be halved.</summary>
/// <param name="Head">What comes before the records.</param>
/// <param name="Records">The records as JSON.</param>
internal sealed record BulkBatch(ReadOnlyMemory<byte> Head, ReadOnlyMemory<ReadOnlyMemory<byte>> Records)
{
    /// <summary>Most records of a request.</summary>
    public const int MostRecords = 1_000;

    /// <summary>Most bytes of a request; the server refuses 4 MB.</summary>
    public const int MostBytes = 3_500_000;

    /// <summary>The head: <c>{"experiment_name":"…",…,"items":[</c>.</summary>
    public static ReadOnlyMemory<byte> HeadOf(Experiment experiment, string? projectName)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("experiment_name"u8, experiment.Name);
            writer.WriteString("dataset_name"u8, experiment.DatasetName);
            writer.WriteString("experiment_id"u8, experiment.Id);
            if (projectName is not null)
                writer.WriteString("project_name"u8, projectName);
            writer.WriteStartArray("items"u8);
            writer.Flush();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Splits records into requests.</summary>
    /// <exception cref="OpikValidationException">One record alone is too large.</exception>
    public static IEnumerable<BulkBatch> Split(ReadOnlyMemory<byte> head, IEnumerable<ReadOnlyMemory<byte>> records)
    {
        var (batch, size, position) = (new List<ReadOnlyMemory<byte>>(), head.Length + 2L, 0);
        foreach (var record in records)
        {
            if (head.Length + record.Length + 2 > MostBytes)
                throw new OpikValidationException([$"Record {position} is {record.Length:N0} bytes as JSON; at most {MostBytes:N0} fit into a request."]);
            if (batch.Count == MostRecords || size + record.Length + 1 > MostBytes)
            {
                yield return new BulkBatch(head, batch.ToArray());
                (batch, size) = ([], head.Length + 2L);
            }

            batch.Add(record);
            size += record.Length + 1;
            position++;
        }

        if (batch.Count > 0)
            yield return new BulkBatch(head, batch.ToArray());
    }

    /// <summary>The body of the request.</summary>
    public ReadOnlyMemory<byte> ToBody()
    {
        var body = new ArrayBufferWriter<byte>(Head.Length + 1024);
        body.Write(Head.Span);
        for (var i = 0; i < Records.Length; i++)
        {
            if (i > 0)
                body.Write(","u8);
            body.Write(Records.Span[i].Span);
        }

        body.Write("]}"u8);
        return body.WrittenMemory;
    }
}
