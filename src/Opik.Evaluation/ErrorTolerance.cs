namespace Opik.Evaluation;

/// <summary>Which errors an evaluation survives. A task that fails is always an error of the whole. Python: <c>ErrorTolerance</c>.</summary>
public enum ErrorTolerance
{
    /// <summary>A metric that throws gives a failed score; an argument that is missing, or a check of an item that cannot be made, ends the evaluation.</summary>
    MetricErrors = 10,

    /// <summary>These two become failed scores as well.</summary>
    AllScoringErrors = 20,
}
