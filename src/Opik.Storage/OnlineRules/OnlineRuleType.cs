namespace Opik.Storage;

/// <summary>What a rule scores, and whether a model or Python code does it. The names are those of the wire.</summary>
public enum OnlineRuleType
{
    /// <summary>A model judges traces.</summary>
    LlmAsJudge,

    /// <summary>Python code scores traces.</summary>
    UserDefinedMetricPython,

    /// <summary>A model judges threads.</summary>
    TraceThreadLlmAsJudge,

    /// <summary>Python code scores threads.</summary>
    TraceThreadUserDefinedMetricPython,

    /// <summary>A model judges spans.</summary>
    SpanLlmAsJudge,

    /// <summary>Python code scores spans.</summary>
    SpanUserDefinedMetricPython,
}
