using System.Text.Json;
using Opik.Contracts;
using Opik.OpenTelemetry.Mapping;

namespace Opik.Activities;

/// <summary>Writes what an activity said onto its span, and onto the trace that the span opened. What the program set itself stays.</summary>
internal static class ForeignSpan
{
    /// <summary>Fills a span that has not ended.</summary>
    public static void Fill(OpikSpan span, MappedSpan mapped)
    {
        span.Type = mapped.Type;
        Fill((OpikEntity)span, mapped);
        span.Model ??= mapped.Model;
        span.Provider ??= mapped.Provider;
        // Agents repeat the counts of the calls they made.
        if (!span.ChildrenCountUsage)
        {
            span.Usage ??= mapped.Usage;
            span.TotalCost ??= mapped.Cost;
        }

        if (mapped.FirstToken is { } firstToken)
            span.TimeToFirstToken ??= TimeSpan.FromMilliseconds(firstToken);
        AddScores(span, mapped);
        span.Environment ??= mapped.Environment;
        if (!span.OpensTrace)
            return;
        span.Trace.Environment ??= mapped.Environment;
        Fill(span.Trace, mapped);
        span.Trace.ThreadId ??= mapped.ThreadId;
        AddScores(span.Trace, mapped);
    }

    private static void Fill(OpikEntity entity, MappedSpan mapped)
    {
        if (mapped.Name is { } name)
            entity.Name = name;
        if (entity.Input.IsEmpty && mapped.Input is { } input)
            entity.SetInputJson(input.Utf8.ToArray());
        if (!entity.HasOutput && mapped.Output is { } output)
            entity.SetOutputJson(output.Utf8.ToArray());
        if (mapped.Tags is { } tags)
            entity.AddTags(tags);
        if (mapped.Error is { } error && entity.Details?.Error is null)
            entity.SetError(error.ExceptionType, error.Message, error.Traceback);
        if (mapped.Metadata is { } metadata)
            AddMetadata(entity, metadata);
    }

    private static void AddMetadata(OpikEntity entity, JsonText metadata)
    {
        using var document = JsonDocument.Parse(metadata.Utf8);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (entity.Details?.HasMetadata(member.Name) is not true)
                entity.SetMetadata(member.Name, member.Value);
        }
    }

    private static void AddScores(OpikEntity entity, MappedSpan mapped)
    {
        foreach (var score in mapped.Scores)
            entity.AddFeedbackScore(score.Name, (double)score.Value, score.Explanation, score.Label);
    }
}
