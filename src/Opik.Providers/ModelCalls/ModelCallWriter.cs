using System.Text.Json;
using Opik.Usage;

namespace Opik.Providers.ModelCalls;

/// <summary>Writes what is known of a call onto its span.</summary>
internal static class ModelCallWriter
{
    /// <summary>Key of the metadata that says what was too large to be kept.</summary>
    public const string CutKey = "opik_capture_cut";

    /// <summary>What the request says; metadata follow at the end, when the answer has had its say.</summary>
    public static void WriteRequest(ModelCall call, OpikSpan span)
    {
        if (call.Input is { Count: > 0 } input)
            span.SetInput(input);
        span.Model = call.Model;
        span.Provider = call.Provider;
    }

    /// <summary>Everything else.</summary>
    /// <param name="call">The call.</param>
    /// <param name="span">Its span.</param>
    /// <param name="opensTrace">The trace is there for this call alone and shows the same.</param>
    public static void WriteAnswer(ModelCall call, OpikSpan span, bool opensTrace)
    {
        foreach (var (key, value) in call.Metadata)
        {
            span.SetMetadata(key, value);
            if (opensTrace)
                span.Trace.SetMetadata(key, value);
        }

        if (call.Output is { Count: > 0 } output)
            span.SetOutput(output);
        span.Model = call.Model;
        if (call.Usage is { } usage)
            span.Usage = Normalize(usage.ToJsonString(), call.Provider);
        if (call.TotalCost is { } cost)
            span.TotalCost = cost;
        if (call.TimeToFirstToken is { } time)
            span.TimeToFirstToken = time;
        if (call.Error is { } error)
            span.SetError(error.Type, error.Message);
    }

    private static IReadOnlyDictionary<string, long>? Normalize(string usage, string provider)
    {
        using var document = JsonDocument.Parse(usage);
        return SpanUsage.Normalize(document.RootElement, provider);
    }
}
