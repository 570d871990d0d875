namespace Opik.Evaluation.Distributions;

/// <summary>Which text is measured against which. Python: <c>direction</c>.</summary>
public enum KLDirection
{
    /// <summary>The output against the reference. Python: <c>pq</c>.</summary>
    OutputToReference,

    /// <summary>The reference against the output. Python: <c>qp</c>.</summary>
    ReferenceToOutput,

    /// <summary>The mean of both. Python: <c>avg</c>.</summary>
    Average,
}
