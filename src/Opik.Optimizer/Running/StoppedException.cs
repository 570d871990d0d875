namespace Opik.Optimizer;

/// <summary>Ends an algorithm from within; <see cref="PromptOptimizer"/> catches it.</summary>
internal sealed class StoppedException(StopReason reason) : Exception($"The run ended: {reason}.")
{
    public StopReason Reason { get; } = reason;
}
