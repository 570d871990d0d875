using Opik.Contracts;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Ingest;

/// <summary>Names of enum members on the wire, in both directions.</summary>
internal static class WireNames
{
    public static string? Of(EntitySource source) => source switch
    {
        EntitySource.Sdk => "sdk",
        EntitySource.Experiment => "experiment",
        EntitySource.Playground => "playground",
        EntitySource.Optimization => "optimization",
        EntitySource.Evaluator => "evaluator",
        _ => null,
    };

    public static string Of(SpanType type) => type switch
    {
        SpanType.Llm => "llm",
        SpanType.Tool => "tool",
        SpanType.Guardrail => "guardrail",
        _ => "general",
    };

    public static string Of(ScoreSource source) => source switch
    {
        ScoreSource.Ui => "ui",
        ScoreSource.Sdk => "sdk",
        _ => "online_scoring",
    };

    public static EntitySource? ParseSource(string name) => name switch
    {
        "sdk" => EntitySource.Sdk,
        "experiment" => EntitySource.Experiment,
        "playground" => EntitySource.Playground,
        "optimization" => EntitySource.Optimization,
        "evaluator" => EntitySource.Evaluator,
        "unknown" => EntitySource.Unknown,
        _ => null,
    };

    public static SpanType? ParseSpanType(string name) => name switch
    {
        "general" => SpanType.General,
        "llm" => SpanType.Llm,
        "tool" => SpanType.Tool,
        "guardrail" => SpanType.Guardrail,
        _ => null,
    };

    public static ScoreSource? ParseScoreSource(string name) => name switch
    {
        "ui" => ScoreSource.Ui,
        "sdk" => ScoreSource.Sdk,
        "online_scoring" => ScoreSource.OnlineScoring,
        _ => null,
    };

    public static EntitySource? ReadSource(ref JsonCursor cursor) =>
        cursor.ReadRepeatedText() is { } name ? ParseSource(name) ?? throw cursor.Wrong("one of sdk, experiment, playground, optimization, evaluator") : null;

    public static SpanType? ReadSpanType(ref JsonCursor cursor) =>
        cursor.ReadRepeatedText() is { } name ? ParseSpanType(name) ?? throw cursor.Wrong("one of general, llm, tool, guardrail") : null;

    public static ScoreSource? ReadScoreSource(ref JsonCursor cursor) =>
        cursor.ReadRepeatedText() is { } name ? ParseScoreSource(name) ?? throw cursor.Wrong("one of ui, sdk, online_scoring") : null;
}
