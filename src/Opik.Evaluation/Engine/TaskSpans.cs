using System.Text;
using System.Text.Json.Nodes;
using Opik.Capture;
using Opik.Evaluation.Spans;
using Opik.Tracing;

namespace Opik.Evaluation.Engine;

/// <summary>What a task did, out of the spans that its trace remembers.</summary>
internal static class TaskSpans
{
    /// <summary>The first span directly below the trace, with those under it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static TaskSpan OfTask(OpikTrace trace)
    {
        OpikSpan[] spans = [.. trace.Recorded ?? []];
        var root = spans.FirstOrDefault(span => span.ParentSpanId is null)
            ?? throw new InvalidOperationException("Nothing of the task was traced, so that no metric can look at its spans. Is tracing off?");
        return Build(root, spans.Where(span => span.ParentSpanId is not null).ToLookup(span => span.ParentSpanId!.Value));
    }

    /// <summary>A span with those under it, in order of their starts.</summary>
    public static TaskSpan Build(OpikSpan span, ILookup<Guid, OpikSpan> children) => new()
    {
        Id = span.Id,
        Name = span.Name,
        Type = span.Type,
        StartTime = new DateTimeOffset(span.StartTime),
        EndTime = span.EndTime is { } end ? new DateTimeOffset(end) : null,
        Input = Payload(span.Input, "input"u8),
        Output = Payload(span.Output, "output"u8),
        Metadata = Metadata(span),
        Tags = [.. span.Details?.Tags ?? []],
        Usage = span.Usage ?? new Dictionary<string, long>(),
        Model = span.Model,
        Provider = span.Provider,
        TotalCost = span.TotalCost,
        ErrorInfo = span.Details?.Error,
        ProjectName = span.ProjectName,
        Spans = [.. children[span.Id].OrderBy(child => child.StartTime).Select(child => Build(child, children))],
    };

    private static JsonObject? Payload(CapturedValue value, ReadOnlySpan<byte> name)
    {
        if (value.IsEmpty)
            return null;
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        scratch.Writer.WriteStartObject();
        value.WritePayloadTo(scratch.Writer, name);
        scratch.Writer.WriteEndObject();
        return JsonNode.Parse(scratch.Written)![Encoding.UTF8.GetString(name)] as JsonObject;
    }

    private static JsonObject? Metadata(OpikSpan span)
    {
        if (span.Details?.Metadata is not { Count: > 0 } members)
            return null;
        var metadata = new JsonObject();
        foreach (var (key, value) in members)
        {
            using var scratch = CaptureScratch.Rent(int.MaxValue);
            value.WriteTo(scratch.Writer);
            metadata[key] = JsonNode.Parse(scratch.Written);
        }

        return metadata;
    }
}
