namespace Opik.Optimizer;

/// <summary>The limit of cost was reached in the middle of an evaluation, which is left unfinished.</summary>
public sealed class CostLimitException : OptimizationException
{
    /// <summary>With its message.</summary>
    public CostLimitException()
        : base("The limit of cost is reached.")
    {
    }
}
