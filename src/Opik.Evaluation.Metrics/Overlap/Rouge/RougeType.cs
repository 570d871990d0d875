namespace Opik.Evaluation.Overlap;

/// <summary>What <see cref="RougeMetric"/> compares.</summary>
public enum RougeType
{
    /// <summary>Words. Python: <c>rouge1</c>.</summary>
    Rouge1,

    /// <summary>Pairs of words. Python: <c>rouge2</c>.</summary>
    Rouge2,

    /// <summary>The longest common subsequence of words. Python: <c>rougeL</c>.</summary>
    RougeL,

    /// <summary>The longest common subsequences of the lines, put together. Python: <c>rougeLsum</c>.</summary>
    RougeLsum,
}
