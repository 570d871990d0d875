using Opik.Contracts;

namespace Opik.Storage;

/// <summary>What follows from the type of a rule.</summary>
public static class OnlineRuleTypes
{
    /// <summary>What rules of the type score.</summary>
    public static ScoredEntity Scores(this OnlineRuleType type) => type switch
    {
        OnlineRuleType.TraceThreadLlmAsJudge or OnlineRuleType.TraceThreadUserDefinedMetricPython => ScoredEntity.Thread,
        OnlineRuleType.SpanLlmAsJudge or OnlineRuleType.SpanUserDefinedMetricPython => ScoredEntity.Span,
        _ => ScoredEntity.Trace,
    };

    /// <summary>Whether a model judges.</summary>
    public static bool IsJudge(this OnlineRuleType type) => type is OnlineRuleType.LlmAsJudge or OnlineRuleType.TraceThreadLlmAsJudge or OnlineRuleType.SpanLlmAsJudge;

    /// <summary>The fields that filters of rules of the type may name.</summary>
    public static FilterFieldSet FilterFields(this OnlineRuleType type) => type.Scores() switch
    {
        ScoredEntity.Thread => Contracts.FilterFields.Threads,
        ScoredEntity.Span => Contracts.FilterFields.Spans,
        _ => Contracts.FilterFields.Traces,
    };
}
